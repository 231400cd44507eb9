/**
 * Drawn service circles: a list of objects, read after the layers they name. A circle that cannot be kept as it
 * stands is left out whole, because a circle without one of its communities is another circle; of its facilities
 * only those are left out that cannot be used.
 */
import type { CityData } from '../../domain/city.ts';
import {
  type CircleFault,
  type CircleSurroundings,
  circleFaults,
  LONGEST_CIRCLE_NAME,
  type ServiceCircle,
  sortedCodes,
} from '../../domain/service-circle.ts';
import type { CircleFacility } from '../../domain/service-circle-facility.ts';
import { createKeeper } from './keep-rows.ts';
import { PackageError } from './package-error.ts';
import { CIRCLES_FILE } from './package-layout.ts';
import { parseJson } from './parse-json.ts';
import { isRecord } from './read-features.ts';
import { keepWithFault, leaveOut, type RowLog } from './row-log.ts';
import { circleRow, facilityRow, reasonOf } from './row-schemas.ts';

/** Throws PackageError when the text is no list. */
export function parseCircles(text: string, city: CityData, log: RowLog): ServiceCircle[] {
  const document = parseJson(text, CIRCLES_FILE);
  if (!Array.isArray(document)) throw new PackageError(CIRCLES_FILE, null, 'is not a list of circles.');
  const keep = createKeeper(circleRow, CIRCLES_FILE, log);
  const communities = new Set(
    city.adminUnits.flatMap(({ code, level }) => (level === 'community' ? [code] : [])),
  );
  const stations = new Set(city.stations.map(({ code }) => code));
  const circles: ServiceCircle[] = [];
  const surroundings: CircleSurroundings = {
    others: circles,
    isCommunity: (code) => communities.has(code),
    isStation: (code) => stations.has(code),
  };
  document.forEach((value: unknown, index) => {
    const row = index + 1;
    const properties = isRecord(value) ? value : {};
    const feature = { row, properties, geometry: null };
    const said = keep.read(feature);
    if (!said || !keep.first(said.code, feature)) return;
    const facilities = readFacilities(properties.facilities, row, stations, log);
    const circle = { ...said, communityCodes: sortedCodes(said.communityCodes), facilities };
    const [fault] = circleFaults(circle, surroundings);
    if (fault === undefined) circles.push(circle);
    else {
      const problem = fault.reason === 'community_taken' ? 'overlap' : 'missing_reference';
      leaveOut(log, problem, CIRCLES_FILE, row, reasonInWords(fault, said.code));
    }
  });
  return circles;
}

function reasonInWords({ reason, subject, otherCode }: CircleFault, code: string): string {
  if (reason === 'community_taken') {
    return `property communityCodes names ${subject}, which circle ${otherCode} of the same tier has already.`;
  }
  if (reason === 'not_a_community') {
    return `property communityCodes names ${subject}, which admin-units.geojson does not have as a community.`;
  }
  if (reason === 'too_long') {
    return `“${subject.slice(0, 20)}…” is longer than ${LONGEST_CIRCLE_NAME} characters.`;
  }
  return `circle ${code} cannot be kept: ${reason} (${subject}).`;
}

function readFacilities(
  listed: unknown,
  row: number,
  stations: ReadonlySet<string>,
  log: RowLog,
): CircleFacility[] {
  const note = (reason: string) =>
    keepWithFault(log, {
      code: 'missing_reference',
      severity: 'warning',
      file: CIRCLES_FILE,
      row,
      reason,
    });
  if (listed === undefined || listed === null) return [];
  if (!Array.isArray(listed)) {
    note('property facilities is no list and was left out.');
    return [];
  }
  return listed.flatMap((value: unknown, index): CircleFacility[] => {
    const place = `facility ${index + 1}`;
    const properties = isRecord(value) ? value : {};
    const parsed = facilityRow.safeParse(properties);
    if (!parsed.success) {
      note(`${place} was left out: ${reasonOf(parsed.error, properties)}`);
      return [];
    }
    const { stationCode } = parsed.data;
    if (stationCode === null || stations.has(stationCode)) return [parsed.data];
    note(`${place} names station ${stationCode}, which stations.geojson does not have.`);
    return [{ ...parsed.data, stationCode: null }];
  });
}

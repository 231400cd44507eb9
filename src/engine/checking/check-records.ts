/** Faults of single records: polygons that are not sound, codes used twice, references to nothing. */
import type { CityData } from '../../domain/city.ts';
import { ADMIN_LEVELS } from '../../domain/city.ts';
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { error, warning } from './check-report.ts';
import type { PolygonFault } from './polygon-fault.ts';
import { polygonFault } from './polygon-fault.ts';

export function findUnsoundPolygons(city: CityData): Problem[] {
  const areas: [name: string, code: string, geometry: Polygon | MultiPolygon][] = [
    ...city.adminUnits.map(
      (unit) => ['unit', unit.code, unit.geometry] as [string, string, typeof unit.geometry],
    ),
    ...city.grids.map((grid) => ['grid', grid.code, grid.geometry] as [string, string, typeof grid.geometry]),
    ...city.compounds.map(
      (one) => ['compound', one.code, one.geometry] as [string, string, typeof one.geometry],
    ),
  ];
  return areas.flatMap(([name, code, geometry]) => {
    for (const coordinates of shapeOf(geometry)) {
      const fault = polygonFault({ type: 'Polygon', coordinates: coordinates as Polygon['coordinates'] });
      if (fault !== null) return [unsound(name, code, fault)];
    }
    return [];
  });
}

function unsound(name: string, code: string, { kind, at }: PolygonFault): Problem {
  const near = `near ${at[0]}, ${at[1]}`;
  if (kind === 'pinched' && name === 'grid') {
    return error('disconnected', code, `grid ${code} touches itself ${near}, so its inside falls apart.`);
  }
  const what = {
    self_crossing: 'crosses itself',
    pinched: 'touches itself',
    no_area: 'has no area',
    misplaced_hole: 'has a hole outside its outline',
  }[kind];
  return error('invalid_geometry', code, `${name} ${code} ${what} ${near}.`);
}

export function findDuplicateCodes(city: CityData): Problem[] {
  const layers: [name: string, codes: readonly string[]][] = [
    ['admin unit', city.adminUnits.map(({ code }) => code)],
    ['grid', city.grids.map(({ code }) => code)],
    ['compound', city.compounds.map(({ code }) => code)],
    ['building', city.buildings.codes],
    ['station', city.stations.map(({ code }) => code)],
  ];
  return layers.flatMap(([name, codes]) => {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const code of codes) (seen.has(code) ? repeated : seen).add(code);
    return [...repeated].map((code) =>
      error('duplicate_code', code, `${name} code ${code} is used more than once.`),
    );
  });
}

/**
 * References to nothing. A layer that is absent altogether is not missed: grids may come without units.
 * The highest units of the city may name a parent beyond it. Rows left out while reading are named already.
 */
export function findMissingReferences(city: CityData, leftOut: ReadonlySet<string>): Problem[] {
  const units = new Set(city.adminUnits.map(({ code }) => code));
  const communities = new Set(
    city.adminUnits.filter(({ level }) => level === 'community').map(({ code }) => code),
  );
  const compounds = new Set(city.compounds.map(({ code }) => code));
  const stations = new Set(city.stations.map(({ code }) => code));
  const top = ADMIN_LEVELS.find((level) => city.adminUnits.some((unit) => unit.level === level));
  const isKnown = (kept: ReadonlySet<string>, code: string) => kept.has(code) || leftOut.has(code);
  const problems: Problem[] = [];
  for (const { code, level, parentCode } of city.adminUnits) {
    if (level === top || parentCode === null || isKnown(units, parentCode)) continue;
    problems.push(
      error('missing_reference', code, `unit ${code} names parent ${parentCode}, which is not there.`),
    );
  }
  for (const { code, communityCode } of city.grids) {
    if (communities.size === 0 || isKnown(communities, communityCode)) continue;
    const message = `grid ${code} names community ${communityCode}, which is not there.`;
    problems.push(error('missing_reference', code, message));
  }
  for (const { compoundCode, geometry } of city.gates) {
    if (compoundCode === '' || isKnown(compounds, compoundCode)) continue;
    const place = geometry.coordinates.join(', ');
    const message = `the gate at ${place} names compound ${compoundCode}, which is not there.`;
    problems.push(warning('missing_reference', compoundCode, message));
  }
  for (const { code, parentCode } of city.stations) {
    if (parentCode === null || isKnown(stations, parentCode)) continue;
    const message = `station ${code} names parent station ${parentCode}, which is not there.`;
    problems.push(warning('missing_reference', code, message));
  }
  return problems;
}

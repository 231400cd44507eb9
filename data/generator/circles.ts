/** Drawn service circles: one for each of most sub-districts, so that there is something left to draw. */
import type { AdminUnit, Station } from '../../src/domain/city.ts';
import { type ServiceCircle, sortedCodes } from '../../src/domain/service-circle.ts';
import {
  type CircleFacility,
  FACILITY_KINDS,
  facilityClassOf,
  kindsNeededAt,
} from '../../src/domain/service-circle-facility.ts';
import type { Random } from './random.ts';

/** Every third sub-district has none yet. */
const WITHOUT = 3;
const QUALITY = FACILITY_KINDS.filter((kind) => facilityClassOf(kind) === 'quality');

export function drawCircles(
  units: readonly AdminUnit[],
  stations: readonly Station[],
  random: Random,
): ServiceCircle[] {
  const subdistricts = units.filter(({ level }) => level === 'subdistrict');
  return subdistricts
    .filter((_, index) => index % WITHOUT !== WITHOUT - 1)
    .map((subdistrict): ServiceCircle => {
      const communities = units.filter(({ parentCode }) => parentCode === subdistrict.code);
      const centre = stations.find(
        ({ tier, code }) => tier === 'subdistrict' && code.startsWith(subdistrict.code),
      );
      return {
        code: `${subdistrict.code}-Q15`,
        name: `${subdistrict.name.replace(/街道$/, '')}生活圈`,
        circleTier: 15,
        responsibleBody: `${subdistrict.name}办事处`,
        communityCodes: sortedCodes(communities.map(({ code }) => code)),
        facilities: facilitiesAround(centre, random),
      };
    });
}

function facilitiesAround(centre: Station | undefined, random: Random): CircleFacility[] {
  const needed = kindsNeededAt(15).map((kind): CircleFacility => {
    if (kind === 'community_service_centre' && centre) {
      return { kind, name: centre.name, stationCode: centre.code, state: 'present' };
    }
    const state = random.chance(0.75) ? 'present' : random.chance(0.4) ? 'planned' : 'missing';
    return { kind, name: null, stationCode: null, state };
  });
  const extra = random
    .shuffled(QUALITY)
    .slice(0, random.integer(2, 5))
    .map((kind): CircleFacility => ({ kind, name: null, stationCode: null, state: 'present' }));
  return [...needed, ...extra];
}

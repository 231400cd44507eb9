import type { CityData } from '../../domain/city.ts';
import { PUBLIC_LIMIT_MINUTES, PUBLIC_PROFILES, type PublicProfile } from '../../domain/public-city.ts';
import type { CityWalks } from '../coverage/city-walks.ts';
import { CoverageModel } from '../coverage/coverage-model.ts';
import { ANY_PASSAGE } from '../coverage/open-passages.ts';
import { WalkAssignment } from '../coverage/walk-assignment.ts';
import { minutesOf } from '../coverage/walk-limit.ts';
import { LIMIT_TOLERANCE_M } from '../network/distance-search.ts';

/** The walks of all buildings to their nearest stations, counted by grid, for whoever walks by a profile. */
export type BuildingWalks = Readonly<Record<PublicProfile, CoverageModel>>;

/**
 * Walks from every building at any hour: every gate and crossing may be passed, every station with a place counts.
 * `gridOf` is the row of each building's grid, −1 in none.
 */
export function walkBuildings(city: CityData, walks: CityWalks, gridOf: Int32Array): BuildingWalks {
  const demand = { ...city.buildings, group: gridOf, groupCount: city.grids.length };
  const stations = city.stations.flatMap(({ code, location }) =>
    location === null ? [] : [{ code, position: location }],
  );
  const walkedBy = (profile: PublicProfile): CoverageModel => {
    const walk = city.info.walkProfiles[profile];
    const network = walks.view({ ...walk, isOpen: ANY_PASSAGE });
    const limit = { speedKmh: walk.speedKmh, limitMinutes: PUBLIC_LIMIT_MINUTES };
    const model = new CoverageModel(
      demand,
      limit,
      (precedes) => new WalkAssignment(network, walks.snapper, demand, precedes, walks.doors),
    );
    model.setFacilities(stations);
    return model;
  };
  return Object.fromEntries(PUBLIC_PROFILES.map((profile) => [profile, walkedBy(profile)])) as Record<
    PublicProfile,
    CoverageModel
  >;
}

/**
 * Tenths of a minute that a walk takes, rounded up, so that it is never told shorter than it is; −1 for one that leads
 * nowhere. What counts as within a limit of whole tenths is told as within it.
 */
export function deciMinutesOf(metres: number, speedKmh: number): number {
  if (metres === Number.POSITIVE_INFINITY) return -1;
  return Math.ceil(minutesOf(Math.max(0, metres - LIMIT_TOLERANCE_M), speedKmh) * 10);
}

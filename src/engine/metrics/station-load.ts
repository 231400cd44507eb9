import type { Station, StationCapacity } from '../../domain/city.ts';

/** What of a station tells how much it can carry. */
export type CarryingStation = Pick<Station, 'floorAreaM2' | 'tier'>;

export interface StationLoad {
  readonly reachedHouseholds: number;
  /** `null` where the floor area is unknown or nobody is reached. */
  readonly floorM2Per100Households: number | null;
  /** Less floor than the city wants for them; `null` where the floor area is unknown and some is wanted. */
  readonly isShortOfFloor: boolean | null;
  /** The most households that the city lets a station of its tier reach; `null` without a ceiling. */
  readonly mostHouseholds: number | null;
  /** Short of floor, or above its ceiling; `null` where that cannot be told. */
  readonly isOverloaded: boolean | null;
}

/** What a station carries: its households are those whose nearest station it is, within the limit. */
export function stationLoad(
  reachedHouseholds: number,
  { floorAreaM2, tier }: CarryingStation,
  capacity: StationCapacity,
): StationLoad {
  const mostHouseholds = capacity.mostHouseholds[tier] ?? null;
  const isShortOfFloor = shortOfFloor(reachedHouseholds, floorAreaM2, capacity.floorM2Per100Households);
  const isAboveCeiling = mostHouseholds !== null && reachedHouseholds > mostHouseholds;
  return {
    reachedHouseholds,
    floorM2Per100Households:
      floorAreaM2 === null || reachedHouseholds === 0 ? null : (floorAreaM2 * 100) / reachedHouseholds,
    isShortOfFloor,
    mostHouseholds,
    isOverloaded: isAboveCeiling || isShortOfFloor,
  };
}

function shortOfFloor(reached: number, floorAreaM2: number | null, wantedM2Per100: number): boolean | null {
  if (wantedM2Per100 === 0) return false;
  return floorAreaM2 === null ? null : floorAreaM2 * 100 < wantedM2Per100 * reached;
}

/** The loads of several stations together. */
export interface LoadSums {
  readonly stations: number;
  /** Mean over the stations; `null` without stations. */
  readonly householdsPerStation: number | null;
  /** Of the stations whose floor area is known; `null` where none is, or where they reach nobody. */
  readonly floorM2Per100Households: number | null;
  readonly overloadedStations: number;
}

export function sumLoads(
  stations: Iterable<CarryingStation & { readonly reachedHouseholds: number }>,
  capacity: StationCapacity,
): LoadSums {
  let [count, reached, floorM2, reachedWithFloor, overloadedStations] = [0, 0, 0, 0, 0];
  for (const station of stations) {
    const { reachedHouseholds, floorAreaM2 } = station;
    count++;
    reached += reachedHouseholds;
    if (stationLoad(reachedHouseholds, station, capacity).isOverloaded) overloadedStations++;
    if (floorAreaM2 === null) continue;
    floorM2 += floorAreaM2;
    reachedWithFloor += reachedHouseholds;
  }
  return {
    stations: count,
    householdsPerStation: count === 0 ? null : reached / count,
    floorM2Per100Households: reachedWithFloor === 0 ? null : (floorM2 * 100) / reachedWithFloor,
    overloadedStations,
  };
}

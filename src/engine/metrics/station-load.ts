/** How much a station should have for those whom it serves: 30 m² of floor for 100 households, by the community services plan. */
export const WANTED_FLOOR_M2_PER_100_HOUSEHOLDS = 30;

export interface StationLoad {
  readonly reachedHouseholds: number;
  /** `null` where the floor area is unknown or nobody is reached. */
  readonly floorM2Per100Households: number | null;
  /** Less floor than is wanted; `null` where the floor area is unknown. */
  readonly isOverloaded: boolean | null;
}

/** What a station carries: its households are those whose nearest station it is, within the limit. */
export function stationLoad(
  reachedHouseholds: number,
  floorAreaM2: number | null,
  wantedM2Per100 = WANTED_FLOOR_M2_PER_100_HOUSEHOLDS,
): StationLoad {
  if (floorAreaM2 === null) return { reachedHouseholds, floorM2Per100Households: null, isOverloaded: null };
  return {
    reachedHouseholds,
    floorM2Per100Households: reachedHouseholds === 0 ? null : (floorAreaM2 * 100) / reachedHouseholds,
    isOverloaded: floorAreaM2 * 100 < wantedM2Per100 * reachedHouseholds,
  };
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
  stations: Iterable<{ readonly reachedHouseholds: number; readonly floorAreaM2: number | null }>,
): LoadSums {
  let [count, reached, floorM2, reachedWithFloor, overloadedStations] = [0, 0, 0, 0, 0];
  for (const { reachedHouseholds, floorAreaM2 } of stations) {
    count++;
    reached += reachedHouseholds;
    if (floorAreaM2 === null) continue;
    floorM2 += floorAreaM2;
    reachedWithFloor += reachedHouseholds;
    if (stationLoad(reachedHouseholds, floorAreaM2).isOverloaded) overloadedStations++;
  }
  return {
    stations: count,
    householdsPerStation: count === 0 ? null : reached / count,
    floorM2Per100Households: reachedWithFloor === 0 ? null : (floorM2 * 100) / reachedWithFloor,
    overloadedStations,
  };
}

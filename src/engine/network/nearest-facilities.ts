import type { DistanceSearch } from './distance-search.ts';
import type { DoorJoin, Join } from './joins.ts';

export interface WalkedFacility {
  /** Row in the places given. */
  readonly facility: number;
  readonly metres: number;
}

/** How far is looked, in turn, until enough places are found: mostly the first walk of a quarter of an hour does. */
const REACHES_M = [1_000, 4_000, Number.POSITIVE_INFINITY];

/**
 * The nearest places on foot from a position, nearest first, equal ones in row order, at most `count`.
 * `null` places and places out of reach are left out. `search` must go `from` its start.
 */
export function nearestFacilities(
  search: DistanceSearch,
  from: Join,
  places: readonly DoorJoin[],
  count: number,
): readonly WalkedFacility[] {
  let found: WalkedFacility[] = [];
  for (const reachM of REACHES_M) {
    search.run(from, reachM);
    found = places.flatMap((place, facility) => {
      const metres = place === null ? Number.POSITIVE_INFINITY : search.metresTo(place);
      return metres <= reachM && metres < Number.POSITIVE_INFINITY ? [{ facility, metres }] : [];
    });
    if (found.length >= count) break;
  }
  return found.sort((a, b) => a.metres - b.metres || a.facility - b.facility).slice(0, count);
}

import type { DistanceSearch } from './distance-search.ts';
import { alongOneEdgeM, legsOf } from './snap-legs.ts';
import type { Snap } from './snapper.ts';

export interface WalkedFacility {
  /** Row in the places given. */
  readonly facility: number;
  readonly metres: number;
}

/**
 * The nearest places on foot from a position, nearest first, equal ones in row order, at most `count`,
 * by one search outwards that stops when no nearer place can follow. `null` places and places out of
 * reach are left out. `search` must go `from` its start.
 */
export function nearestFacilities(
  search: DistanceSearch,
  from: Snap,
  places: readonly (Snap | null)[],
  count: number,
): readonly WalkedFacility[] {
  const placesAt = new Map<number, { readonly facility: number; readonly metres: number }[]>();
  const found = new Map<number, number>();
  const offer = (facility: number, metres: number) => {
    if (metres < (found.get(facility) ?? Number.POSITIVE_INFINITY)) found.set(facility, metres);
  };
  places.forEach((place, facility) => {
    if (place === null) return;
    const directM = alongOneEdgeM(search.network, from, place);
    if (directM < Number.POSITIVE_INFINITY) offer(facility, directM);
    for (const { node, metres } of legsOf(search.network, place, 'to')) {
      const there = placesAt.get(node);
      if (there === undefined) placesAt.set(node, [{ facility, metres }]);
      else there.push({ facility, metres });
    }
  });
  search.begin(from);
  for (let node = search.step(); node !== -1; node = search.step()) {
    for (const { facility, metres } of placesAt.get(node) ?? []) {
      offer(facility, search.distanceM[node] + metres);
    }
    if (found.size >= count && nthSmallest(found, count) < search.settledM) break;
  }
  return [...found]
    .map(([facility, metres]) => ({ facility, metres }))
    .sort((a, b) => a.metres - b.metres || a.facility - b.facility)
    .slice(0, count);
}

function nthSmallest(found: ReadonlyMap<number, number>, n: number): number {
  return [...found.values()].sort((a, b) => a - b)[n - 1] ?? Number.NEGATIVE_INFINITY;
}

import { mayWalk, type WalkDirection } from './snap-legs.ts';
import type { Snap } from './snapper.ts';
import type { WalkNetwork } from './walk-network.ts';

/** Reached parts of edges, as columns: part i is edge `edges[i]` from share `starts[i]` to `ends[i]` of its length. */
export class StreetParts {
  count = 0;
  edges = new Int32Array(256);
  starts = new Float64Array(256);
  ends = new Float64Array(256);

  add(edge: number, start: number, end: number): void {
    if (this.count === this.edges.length) this.#grow();
    this.edges[this.count] = edge;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  clear(): void {
    this.count = 0;
  }

  lengthM(network: WalkNetwork): number {
    let sum = 0;
    for (let i = 0; i < this.count; i++) {
      sum += (this.ends[i] - this.starts[i]) * network.edgeLengthM[this.edges[i]];
    }
    return sum;
  }

  #grow(): void {
    const edges = new Int32Array(this.count * 2);
    const starts = new Float64Array(this.count * 2);
    const ends = new Float64Array(this.count * 2);
    edges.set(this.edges);
    starts.set(this.starts);
    ends.set(this.ends);
    this.edges = edges;
    this.starts = starts;
    this.ends = ends;
  }
}

/**
 * Adds the parts of an edge that are within reach: from its first node as far as the metres left there
 * go, from its second node likewise, and around the places that lie within it. Parts that meet become one.
 *
 *     first •━━━━━━━┄┄┄┄┄━━━━┄┄┄┄━━━━━━• second
 *           └ left ┘     └place┘  └ left ┘
 *
 * `distanceM` holds metres per node, `limitM` is inclusive; `direction` is that of the search.
 */
export function addReachOfEdge(
  parts: StreetParts,
  network: WalkNetwork,
  edge: number,
  direction: WalkDirection,
  distanceM: Float64Array,
  limitM: number,
  placesWithin: readonly Snap[],
): void {
  // Away from a node along the edge is the direction in which the other end would be left or reached.
  const fromFirst = mayWalk(network, edge, direction, 'second')
    ? limitM - distanceM[network.edgeFrom[edge]]
    : -1;
  const fromSecond = mayWalk(network, edge, direction, 'first')
    ? limitM - distanceM[network.edgeTo[edge]]
    : -1;
  if (placesWithin.length > 0) {
    addMerged(
      parts,
      edge,
      reachIntervals(network, edge, direction, fromFirst, fromSecond, limitM, placesWithin),
    );
    return;
  }
  const lengthM = network.edgeLengthM[edge];
  const isFirstReached = fromFirst >= 0;
  const isSecondReached = fromSecond >= 0;
  if (!isFirstReached && !isSecondReached) return;
  if (Math.max(0, fromFirst) + Math.max(0, fromSecond) >= lengthM) {
    parts.add(edge, 0, 1);
    return;
  }
  if (isFirstReached) parts.add(edge, 0, fromFirst / lengthM);
  if (isSecondReached) parts.add(edge, 1 - fromSecond / lengthM, 1);
}

type Interval = readonly [start: number, end: number];

function reachIntervals(
  network: WalkNetwork,
  edge: number,
  direction: WalkDirection,
  fromFirst: number,
  fromSecond: number,
  limitM: number,
  placesWithin: readonly Snap[],
): Interval[] {
  const lengthM = network.edgeLengthM[edge];
  const share = (metres: number) => (lengthM > 0 ? Math.min(1, metres / lengthM) : 1);
  const intervals: Interval[] = [];
  if (fromFirst >= 0) intervals.push([0, share(fromFirst)]);
  if (fromSecond >= 0) intervals.push([1 - share(fromSecond), 1]);
  for (const { fraction, accessM } of placesWithin) {
    if (accessM > limitM) continue;
    const reach = share(limitM - accessM);
    const back = mayWalk(network, edge, direction, 'first') ? reach : 0;
    const ahead = mayWalk(network, edge, direction, 'second') ? reach : 0;
    intervals.push([Math.max(0, fraction - back), Math.min(1, fraction + ahead)]);
  }
  return intervals;
}

function addMerged(parts: StreetParts, edge: number, intervals: Interval[]): void {
  intervals.sort((a, b) => a[0] - b[0]);
  let current: Interval | null = null;
  for (const next of intervals) {
    if (current !== null && next[0] <= current[1]) {
      current = [current[0], Math.max(current[1], next[1])];
    } else {
      if (current !== null) parts.add(edge, current[0], current[1]);
      current = next;
    }
  }
  if (current !== null) parts.add(edge, current[0], current[1]);
}

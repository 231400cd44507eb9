import { hasWays, type Join, waysOf, type YardPlace, yardPlaceOf } from './joins.ts';
import type { Snap } from './snapper.ts';
import { WALK_AGAINST, WALK_ALONG, type WalkNetwork } from './walk-network.ts';

/** Whether walks start at a place or end there. Only one-way edges tell the two apart. */
export type WalkDirection = 'from' | 'to';

/** Metres between a position and a node next to it, access included. */
export interface Leg {
  readonly node: number;
  readonly metres: number;
}

/** The nodes a walk from (or to) the position passes first (or last): its own node, the ends of its edge, gates. */
export function legsOf(network: WalkNetwork, join: Join, direction: WalkDirection): readonly Leg[] {
  return hasWays(join)
    ? join.ways.flatMap((way) => legsOfPlace(network, way, direction))
    : legsOfPlace(network, join, direction);
}

function legsOfPlace(network: WalkNetwork, snap: Snap, direction: WalkDirection): readonly Leg[] {
  if (snap.node >= 0) return [{ node: snap.node, metres: snap.accessM }];
  const { edge, fraction, accessM } = snap;
  const lengthM = network.edgeLengthM[edge];
  const legs: Leg[] = [];
  if (mayWalk(network, edge, direction, 'first')) {
    legs.push({ node: network.edgeFrom[edge], metres: accessM + fraction * lengthM });
  }
  if (mayWalk(network, edge, direction, 'second')) {
    legs.push({ node: network.edgeTo[edge], metres: accessM + (1 - fraction) * lengthM });
  }
  return legs;
}

/**
 * Whether a walk from (or to) a point within the edge may pass the edge's first or second node:
 * leaving over the first node, or coming from the second, is walking against the edge.
 */
export function mayWalk(
  network: WalkNetwork,
  edge: number,
  direction: WalkDirection,
  end: 'first' | 'second',
): boolean {
  const isAgainst = (end === 'first') === (direction === 'from');
  return (network.edgeDirection[edge] & (isAgainst ? WALK_AGAINST : WALK_ALONG)) !== 0;
}

/**
 * Metres from one position to another that lead over no node: along the edge both lie within, or over the yard both
 * stand in; Infinity where they share neither.
 */
export function directM(network: WalkNetwork, from: Join, to: Join): number {
  if (!hasWays(from) && !hasWays(to)) return alongEdgeM(network, from, to);
  const metres = waysOf(from).flatMap((start) => waysOf(to).map((end) => alongEdgeM(network, start, end)));
  return Math.min(overYardM(yardPlaceOf(from), yardPlaceOf(to)), ...metres);
}

/** Metres from one place to another over the yard both stand in; Infinity where they do not, or a wall is between. */
export function overYardM(from: YardPlace | null, to: YardPlace | null): number {
  if (from === null || from.yard !== to?.yard) return Number.POSITIVE_INFINITY;
  return from.yard.metresBetween(from.position, to.position);
}

/** Metres from one place to another along the edge both lie within; Infinity where they do not. */
export function alongEdgeM(network: WalkNetwork, from: Snap, to: Snap): number {
  if (from.edge < 0 || from.edge !== to.edge) return Number.POSITIVE_INFINITY;
  const needed = to.fraction > from.fraction ? WALK_ALONG : WALK_AGAINST;
  const mayGo = to.fraction === from.fraction || (network.edgeDirection[from.edge] & needed) !== 0;
  if (!mayGo) return Number.POSITIVE_INFINITY;
  const alongM = Math.abs(to.fraction - from.fraction) * network.edgeLengthM[from.edge];
  return from.accessM + alongM + to.accessM;
}

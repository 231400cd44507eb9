import type { LonLat } from '../../domain/geometry.ts';
import { DistanceSearch } from './distance-search.ts';
import { type Join, waysOf, yardPlaceOf } from './joins.ts';
import { alongEdgeM, legsOf, overYardM } from './snap-legs.ts';
import type { Snap } from './snapper.ts';
import { shapeBetween } from './street-shape.ts';
import type { WalkNetwork } from './walk-network.ts';

/** A stretch of one edge, from one share of its length to another; backwards where `end` < `start`. */
export interface RoutePart {
  readonly edge: number;
  readonly start: number;
  readonly end: number;
}

export interface WalkRoute {
  /** Both access legs included. */
  readonly metres: number;
  /** Where the network is joined, and where it is left; both `null` for a walk straight over a yard. */
  readonly joined: Snap | null;
  readonly left: Snap | null;
  /** Nodes passed, in order; empty when the walk stays within one edge. */
  readonly nodes: readonly number[];
  /** Edges walked, whole or in part, in order. */
  readonly edges: readonly number[];
  /** The same edges, each with how much of it is walked. */
  readonly parts: readonly RoutePart[];
  /** The line walked, from where the network is joined to where it is left; empty for a walk over a yard. */
  readonly line: readonly LonLat[];
}

/** The shortest walk from one position to another, `null` when there is none of at most `limitM` metres. */
export function findRoute(
  network: WalkNetwork,
  start: Join,
  destination: Join,
  limitM = Number.POSITIVE_INFINITY,
): WalkRoute | null {
  const search = new DistanceSearch(network, 'from');
  search.run(start, limitM);
  const metres = search.metresTo(destination);
  if (metres === Number.POSITIVE_INFINITY) return null;
  if (metres === overYardM(yardPlaceOf(start), yardPlaceOf(destination))) {
    return { metres, joined: null, left: null, nodes: [], edges: [], parts: [], line: [] };
  }
  const to = waysOf(destination).find((way) => search.metresTo(way) === metres)!;
  const beside = waysOf(start).find((way) => alongEdgeM(network, way, to) === metres);
  if (beside !== undefined) {
    const { edge, fraction } = beside;
    return routeOver(network, metres, beside, to, [], [{ edge, start: fraction, end: to.fraction }]);
  }
  const arrival = legsOf(network, to, 'to').find(
    (leg) => search.distanceM[leg.node] + leg.metres === metres,
  )!;
  const { nodes, edges } = walkTo(search, arrival.node);
  const from = waysOf(start).find((way) =>
    legsOf(network, way, 'from').some(
      (leg) => leg.node === nodes[0] && leg.metres === search.distanceM[leg.node],
    ),
  )!;
  const parts = edges.map((edge, i) => {
    const isAlong = network.edgeFrom[edge] === nodes[i];
    return { edge, start: isAlong ? 0 : 1, end: isAlong ? 1 : 0 };
  });
  if (from.edge >= 0)
    parts.unshift({ edge: from.edge, start: from.fraction, end: shareAt(network, from, nodes[0], true) });
  if (to.edge >= 0)
    parts.push({ edge: to.edge, start: shareAt(network, to, arrival.node, false), end: to.fraction });
  return routeOver(network, metres, from, to, nodes, parts);
}

function routeOver(
  network: WalkNetwork,
  metres: number,
  joined: Snap,
  left: Snap,
  nodes: readonly number[],
  parts: readonly RoutePart[],
): WalkRoute {
  const line: LonLat[] = [[joined.lon, joined.lat]];
  for (const { edge, start, end } of parts) append(line, shapeBetween(network, edge, start, end));
  return { metres, joined, left, nodes, edges: parts.map(({ edge }) => edge), parts, line };
}

function walkTo(search: DistanceSearch, end: number): { nodes: number[]; edges: number[] } {
  const { network, previousEdge } = search;
  const nodes = [end];
  const edges: number[] = [];
  for (let node = end; previousEdge[node] >= 0; node = nodes[0]) {
    const edge = previousEdge[node];
    edges.unshift(edge);
    nodes.unshift(network.edgeFrom[edge] === node ? network.edgeTo[edge] : network.edgeFrom[edge]);
  }
  return { nodes, edges };
}

/** Which end of its edge, 0 or 1, a walk from (or to) the place passes; a loop is left the shorter way. */
function shareAt(network: WalkNetwork, place: Snap, node: number, isLeaving: boolean): number {
  const legs = legsOf(network, place, isLeaving ? 'from' : 'to').filter((leg) => leg.node === node);
  const shortest = legs.reduce((best, leg) => (leg.metres < best.metres ? leg : best));
  const firstEndM = place.accessM + place.fraction * network.edgeLengthM[place.edge];
  return network.edgeFrom[place.edge] === node && shortest.metres === firstEndM ? 0 : 1;
}

function append(line: LonLat[], more: readonly LonLat[]): void {
  for (const position of more) {
    const last = line[line.length - 1];
    if (position[0] !== last[0] || position[1] !== last[1]) line.push(position);
  }
}

import { type DoorJoin, hasWays, streetPlaceOf, type YardPlace, yardPlaceOf } from '../network/joins.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import { WALK_AGAINST, WALK_ALONG, type WalkNetwork } from '../network/walk-network.ts';
import type { Yard } from '../network/yard.ts';
import type { Demand } from './demand.ts';

/** Rows grouped by a number: those of group g are `rows[offsets[g]]` … `rows[offsets[g + 1] - 1]`. */
export interface RowGroups {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/**
 * Where buildings join the network: the nodes next to each door, which are the same for all walkers, and the
 * metres to them, which {@link metresOn} tells for each view of the network.
 */
export class Doors {
  /** The place by a street, within an edge or at a node; `null` for a door that leaves over gates only, or not at all. */
  readonly snaps: readonly (Snap | null)[];
  /** The nodes next to door d are `nodes[offsets[d]]` … */
  readonly offsets: Int32Array;
  readonly nodes: Int32Array;
  readonly atNode: RowGroups;
  readonly withinEdge: RowGroups;
  /** The place of a door in a compound without streets, `null` for any other. */
  readonly yardPlaces: readonly (YardPlace | null)[];
  readonly inYard: ReadonlyMap<Yard, readonly number[]>;
  /** How each door joins the network. */
  readonly joins: readonly DoorJoin[];
  readonly #metres = new WeakMap<WalkNetwork, Float64Array>();

  constructor(network: WalkNetwork, joins: readonly DoorJoin[]) {
    this.joins = joins;
    this.snaps = joins.map(streetPlaceOf);
    this.offsets = new Int32Array(joins.length + 1);
    joins.forEach((join, row) => {
      this.offsets[row + 1] = this.offsets[row] + legCount(join);
    });
    this.nodes = new Int32Array(this.offsets[joins.length]);
    joins.forEach((join, row) => {
      writeNodes(network, join, this.nodes, this.offsets[row]);
    });
    this.atNode = groupRows(network.nodeCount, this.nodes, rowsOfLegs(this.offsets));
    const edges = Int32Array.from(this.snaps, (snap) => snap?.edge ?? -1);
    this.withinEdge = groupRows(
      network.edgeCount,
      edges,
      Int32Array.from({ length: joins.length }, (_, row) => row),
    );
    this.yardPlaces = joins.map(yardPlaceOf);
    this.inYard = rowsByYard(this.yardPlaces);
  }

  /** Metres from the doors to the nodes beside them for the walkers of a view, Infinity where they may not go. */
  metresOn(view: WalkNetwork): Float64Array {
    let metres = this.#metres.get(view);
    if (metres === undefined) {
      metres = this.#measure(view);
      this.#metres.set(view, metres);
    }
    return metres;
  }

  #measure(view: WalkNetwork): Float64Array {
    const metres = new Float64Array(this.nodes.length);
    this.joins.forEach((join, row) => {
      let leg = this.offsets[row];
      if (join === null) return;
      if (!hasWays(join)) measureWay(view, join, metres, leg);
      else for (const way of join.ways) leg = measureWay(view, way, metres, leg);
    });
    return metres;
  }
}

/** Doors by the plain rule: each at the node it stands on, or at the nearest point of the nearest street. */
export function plainDoors(network: WalkNetwork, snapper: Snapper, { count, lon, lat }: Demand): Doors {
  return new Doors(
    network,
    Array.from({ length: count }, (_, row) => snapper.snap([lon[row], lat[row]])),
  );
}

function legCount(join: DoorJoin): number {
  if (join === null) return 0;
  return hasWays(join) ? join.ways.reduce((sum, way) => sum + legsOfWay(way), 0) : legsOfWay(join);
}

function legsOfWay({ node }: Snap): number {
  return node >= 0 ? 1 : 2;
}

/** Writes the metres of a way from its first leg on; returns where those of the next begin. */
function measureWay(
  { edgeDirection, edgeLengthM }: WalkNetwork,
  { node, edge, fraction, accessM }: Snap,
  metres: Float64Array,
  leg: number,
): number {
  if (node >= 0) {
    metres[leg] = accessM;
    return leg + 1;
  }
  const mayGo = edgeDirection[edge];
  const lengthM = edgeLengthM[edge];
  metres[leg] = mayGo & WALK_AGAINST ? accessM + fraction * lengthM : Number.POSITIVE_INFINITY;
  metres[leg + 1] = mayGo & WALK_ALONG ? accessM + (1 - fraction) * lengthM : Number.POSITIVE_INFINITY;
  return leg + 2;
}

/** Writes the nodes beside a door, the start of its edge before the end. */
function writeNodes(network: WalkNetwork, join: DoorJoin, nodes: Int32Array, first: number): void {
  if (join === null) return;
  let leg = first;
  if (!hasWays(join)) writeNodesOfWay(network, join, nodes, leg);
  else for (const way of join.ways) leg = writeNodesOfWay(network, way, nodes, leg);
}

/** Returns where the nodes of the next way begin. */
function writeNodesOfWay(
  { edgeFrom, edgeTo }: WalkNetwork,
  { node, edge }: Snap,
  nodes: Int32Array,
  leg: number,
): number {
  if (node >= 0) {
    nodes[leg] = node;
    return leg + 1;
  }
  nodes[leg] = edgeFrom[edge];
  nodes[leg + 1] = edgeTo[edge];
  return leg + 2;
}

function rowsOfLegs(offsets: Int32Array): Int32Array {
  const rows = new Int32Array(offsets[offsets.length - 1]);
  for (let row = 0; row < offsets.length - 1; row++) rows.fill(row, offsets[row], offsets[row + 1]);
  return rows;
}

function rowsByYard(places: readonly (YardPlace | null)[]): Map<Yard, readonly number[]> {
  const rows = new Map<Yard, number[]>();
  places.forEach((place, row) => {
    if (place === null) return;
    const known = rows.get(place.yard);
    if (known === undefined) rows.set(place.yard, [row]);
    else known.push(row);
  });
  return rows;
}

/** Groups `rows[i]` by `groups[i]`; −1 is no group. */
function groupRows(groupCount: number, groups: Int32Array, rows: Int32Array): RowGroups {
  const offsets = new Int32Array(groupCount + 1);
  for (const group of groups) if (group >= 0) offsets[group + 1]++;
  for (let group = 0; group < groupCount; group++) offsets[group + 1] += offsets[group];
  const free = offsets.slice(0, groupCount);
  const grouped = new Int32Array(offsets[groupCount]);
  groups.forEach((group, i) => {
    if (group >= 0) grouped[free[group]++] = rows[i];
  });
  return { offsets, rows: grouped };
}

import type { Snap, Snapper } from '../network/snapper.ts';
import { WALK_AGAINST, WALK_ALONG, type WalkNetwork } from '../network/walk-network.ts';
import { type DoorJoin, isLegs } from '../network/walking-ground.ts';
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
  /** The place within an edge or at a node; `null` for a door that leaves over gates, or not at all. */
  readonly snaps: readonly (Snap | null)[];
  /** The nodes next to door d are `nodes[offsets[d]]` … */
  readonly offsets: Int32Array;
  readonly nodes: Int32Array;
  readonly atNode: RowGroups;
  readonly withinEdge: RowGroups;
  /** How each door joins the network. */
  readonly joins: readonly DoorJoin[];
  readonly #metres = new WeakMap<WalkNetwork, Float64Array>();

  constructor(network: WalkNetwork, joins: readonly DoorJoin[]) {
    this.joins = joins;
    this.snaps = joins.map((join) => (join === null || isLegs(join) ? null : join));
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

  #measure({ edgeDirection, edgeLengthM }: WalkNetwork): Float64Array {
    const metres = new Float64Array(this.nodes.length);
    this.joins.forEach((join, row) => {
      const leg = this.offsets[row];
      if (join === null) return;
      if (isLegs(join)) {
        for (let i = 0; i < join.length; i++) metres[leg + i] = join[i].metres;
      } else if (join.node >= 0) metres[leg] = join.accessM;
      else {
        const { edge, fraction, accessM } = join;
        const mayGo = edgeDirection[edge];
        const lengthM = edgeLengthM[edge];
        metres[leg] = mayGo & WALK_AGAINST ? accessM + fraction * lengthM : Number.POSITIVE_INFINITY;
        metres[leg + 1] = mayGo & WALK_ALONG ? accessM + (1 - fraction) * lengthM : Number.POSITIVE_INFINITY;
      }
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
  if (isLegs(join)) return join.length;
  return join.node >= 0 ? 1 : 2;
}

/** Writes the nodes beside a door, the start of its edge before the end. */
function writeNodes(
  { edgeFrom, edgeTo }: WalkNetwork,
  join: DoorJoin,
  nodes: Int32Array,
  first: number,
): void {
  if (join === null) return;
  if (isLegs(join)) {
    for (let i = 0; i < join.length; i++) nodes[first + i] = join[i].node;
  } else if (join.node >= 0) nodes[first] = join.node;
  else {
    nodes[first] = edgeFrom[join.edge];
    nodes[first + 1] = edgeTo[join.edge];
  }
}

function rowsOfLegs(offsets: Int32Array): Int32Array {
  const rows = new Int32Array(offsets[offsets.length - 1]);
  for (let row = 0; row < offsets.length - 1; row++) rows.fill(row, offsets[row], offsets[row + 1]);
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

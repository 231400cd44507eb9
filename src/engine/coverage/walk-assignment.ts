import type { LonLat } from '../../domain/geometry.ts';
import { NearestField } from '../network/nearest-field.ts';
import { alongOneEdgeM, legsOf } from '../network/snap-legs.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import type { Demand } from './demand.ts';
import { type NearestAssignment, type Precedes, TouchedRows } from './nearest-assignment.ts';

/**
 * The nearest facility of every building on foot, from the door: the straight leg to the nearest street,
 * along streets, and the facility's own straight leg. Where both join one street the walk goes along it
 * directly. When a facility moves, only buildings beside nodes whose answer changed are walked again.
 */
export class WalkAssignment implements NearestAssignment {
  readonly metres: Float64Array;
  readonly facility: Int32Array;
  readonly field: NearestField;
  readonly #network: WalkNetwork;
  readonly #snapper: Snapper;
  readonly #precedes: Precedes;
  readonly #doors: Doors;
  readonly #snaps = new WeakMap<LonLat, Snap | null>();
  readonly #places: (Snap | null)[] = [];
  readonly #placesWithin = new Map<number, number[]>();
  readonly #touched: TouchedRows;

  constructor(network: WalkNetwork, snapper: Snapper, demand: Demand, precedes: Precedes) {
    this.#network = network;
    this.#snapper = snapper;
    this.#precedes = precedes;
    this.field = new NearestField(network, precedes);
    this.metres = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.facility = new Int32Array(demand.count).fill(-1);
    this.#doors = joinDoors(network, snapper, demand);
    this.#touched = new TouchedRows(demand.count);
  }

  get touched(): Int32Array {
    return this.#touched.rows;
  }

  get touchedCount(): number {
    return this.#touched.count;
  }

  /** Where a facility joins the network; `null` when it is absent or there is no network. */
  placeOf(facility: number): Snap | null {
    return this.#places[facility] ?? null;
  }

  /** Facilities whose place lies within an edge. */
  placesWithin(edge: number): readonly Snap[] {
    const facilities = this.#placesWithin.get(edge);
    return facilities === undefined ? NOBODY : facilities.map((facility) => this.#places[facility]!);
  }

  reset(positions: readonly (LonLat | null)[]): void {
    this.#places.length = 0;
    this.#placesWithin.clear();
    positions.forEach((position, facility) => {
      this.#remember(facility, this.#snapOf(position));
    });
    this.field.reset(this.#places);
    for (let row = 0; row < this.metres.length; row++) this.#walkFrom(row);
    this.#touched.clear();
  }

  set(facility: number, position: LonLat | null): void {
    const before = this.placeOf(facility);
    const after = this.#snapOf(position);
    this.field.forgetTouched();
    if (before !== null) {
      this.field.remove(facility);
      this.#forget(facility, before);
    }
    this.#remember(facility, after);
    if (after !== null) this.field.place(facility, after);
    this.#touched.clear();
    this.#touchDoors(before, after);
    for (let i = 0; i < this.#touched.count; i++) this.#walkFrom(this.#touched.rows[i]);
  }

  /** A station keeps its position object while it stands still, and with it the way to the street. */
  #snapOf(position: LonLat | null): Snap | null {
    if (position === null) return null;
    let snap = this.#snaps.get(position);
    if (snap === undefined) {
      snap = this.#snapper.snap(position);
      this.#snaps.set(position, snap);
    }
    return snap;
  }

  #touchDoors(before: Snap | null, after: Snap | null): void {
    const { atNode, withinEdge } = this.#doors;
    const { touched, touchedCount } = this.field;
    for (let i = 0; i < touchedCount; i++) touchGroup(this.#touched, atNode, touched[i]);
    for (const place of [before, after]) {
      if (place !== null && place.edge >= 0) touchGroup(this.#touched, withinEdge, place.edge);
    }
  }

  #remember(facility: number, place: Snap | null): void {
    this.#places[facility] = place;
    if (place === null || place.edge < 0) return;
    const there = this.#placesWithin.get(place.edge);
    if (there === undefined) this.#placesWithin.set(place.edge, [facility]);
    else there.push(facility);
  }

  #forget(facility: number, place: Snap): void {
    this.#places[facility] = null;
    if (place.edge < 0) return;
    const others = this.#placesWithin.get(place.edge)!.filter((other) => other !== facility);
    if (others.length === 0) this.#placesWithin.delete(place.edge);
    else this.#placesWithin.set(place.edge, others);
  }

  #walkFrom(row: number): void {
    const { firstNode, firstM, secondNode, secondM, snaps } = this.#doors;
    const { distanceM, owner } = this.field;
    this.metres[row] = Number.POSITIVE_INFINITY;
    this.facility[row] = -1;
    const first = firstNode[row];
    if (first >= 0) this.#offer(row, distanceM[first] + firstM[row], owner[first]);
    const second = secondNode[row];
    if (second >= 0) this.#offer(row, distanceM[second] + secondM[row], owner[second]);
    const snap = snaps[row];
    const within = snap === null || snap.edge < 0 ? undefined : this.#placesWithin.get(snap.edge);
    if (within === undefined) return;
    for (const facility of within) {
      this.#offer(row, alongOneEdgeM(this.#network, snap!, this.#places[facility]!), facility);
    }
  }

  #offer(row: number, metres: number, facility: number): void {
    const best = this.metres[row];
    if (metres > best || metres === Number.POSITIVE_INFINITY) return;
    if (metres === best && !this.#precedes(facility, this.facility[row])) return;
    this.metres[row] = metres;
    this.facility[row] = facility;
  }
}

const NOBODY: readonly Snap[] = [];

/** Rows grouped by a number: those of group g are `rows[offsets[g]]` … */
interface RowGroups {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** Where buildings join the network: one or two nodes next to each door, and the metres to them. */
interface Doors {
  readonly snaps: readonly (Snap | null)[];
  readonly firstNode: Int32Array;
  readonly firstM: Float64Array;
  readonly secondNode: Int32Array;
  readonly secondM: Float64Array;
  readonly atNode: RowGroups;
  readonly withinEdge: RowGroups;
}

function joinDoors(network: WalkNetwork, snapper: Snapper, demand: Demand): Doors {
  const snaps: (Snap | null)[] = [];
  const firstNode = new Int32Array(demand.count).fill(-1);
  const secondNode = new Int32Array(demand.count).fill(-1);
  const firstM = new Float64Array(demand.count);
  const secondM = new Float64Array(demand.count);
  const edges = new Int32Array(demand.count).fill(-1);
  for (let row = 0; row < demand.count; row++) {
    const snap = snapper.snap([demand.lon[row], demand.lat[row]]);
    snaps.push(snap);
    if (snap === null) continue;
    edges[row] = snap.edge;
    const [first, second] = legsOf(network, snap, 'from');
    if (first !== undefined) {
      firstNode[row] = first.node;
      firstM[row] = first.metres;
    }
    if (second !== undefined) {
      secondNode[row] = second.node;
      secondM[row] = second.metres;
    }
  }
  return {
    snaps,
    firstNode,
    firstM,
    secondNode,
    secondM,
    atNode: groupRows(network.nodeCount, [firstNode, secondNode]),
    withinEdge: groupRows(network.edgeCount, [edges]),
  };
}

function groupRows(groupCount: number, columns: readonly Int32Array[]): RowGroups {
  const offsets = new Int32Array(groupCount + 1);
  for (const column of columns) for (const group of column) if (group >= 0) offsets[group + 1]++;
  for (let group = 0; group < groupCount; group++) offsets[group + 1] += offsets[group];
  const free = offsets.slice(0, groupCount);
  const rows = new Int32Array(offsets[groupCount]);
  for (const column of columns) {
    column.forEach((group, row) => {
      if (group >= 0) rows[free[group]++] = row;
    });
  }
  return { offsets, rows };
}

function touchGroup(touched: TouchedRows, groups: RowGroups, group: number): void {
  for (let i = groups.offsets[group]; i < groups.offsets[group + 1]; i++) touched.add(groups.rows[i]);
}

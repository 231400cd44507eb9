import type { LonLat } from '../../domain/geometry.ts';
import { NearestField } from '../network/nearest-field.ts';
import { NO_ROW, RowLists } from '../network/row-lists.ts';
import { alongOneEdgeM, legsOf } from '../network/snap-legs.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import type { Demand } from './demand.ts';
import { type NearestAssignment, type Precedes, TouchedRows } from './nearest-assignment.ts';
import type { Reach } from './spare-metres.ts';

const NOBODY = -1;

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
  /** Facilities by the edge within which they join the network. */
  readonly #within: RowLists;
  readonly #everyRow: Int32Array;
  readonly #touched: TouchedRows;

  constructor(network: WalkNetwork, snapper: Snapper, demand: Demand, precedes: Precedes) {
    this.#network = network;
    this.#snapper = snapper;
    this.#precedes = precedes;
    this.field = new NearestField(network, precedes);
    this.metres = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.facility = new Int32Array(demand.count).fill(NOBODY);
    this.#doors = joinDoors(network, snapper, demand);
    this.#within = new RowLists(0, network.edgeCount);
    this.#everyRow = Int32Array.from({ length: demand.count }, (_, row) => row);
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
    const within = this.#within;
    const places: Snap[] = [];
    for (let facility = within.first(edge); facility !== NO_ROW; facility = within.next(facility)) {
      places.push(this.#places[facility]!);
    }
    return places;
  }

  /** Metres from a building's door to wherever this reach leads, as to one facility alone; Infinity where it does not. */
  metresOver(row: number, { distanceM, placesWithin }: Reach): number {
    const { snaps, firstNode, firstM, secondNode, secondM } = this.#doors;
    const snap = snaps[row];
    let metres = Number.POSITIVE_INFINITY;
    if (firstNode[row] >= 0) metres = distanceM[firstNode[row]] + firstM[row];
    if (secondNode[row] >= 0) metres = Math.min(metres, distanceM[secondNode[row]] + secondM[row]);
    if (snap === null || snap.edge < 0) return metres;
    for (const place of placesWithin(snap.edge)) {
      metres = Math.min(metres, alongOneEdgeM(this.#network, snap, place));
    }
    return metres;
  }

  reset(positions: readonly (LonLat | null)[]): void {
    this.#places.length = 0;
    this.#within.clear();
    positions.forEach((position, facility) => {
      this.#remember(facility, this.#snapOf(position));
    });
    this.field.reset(this.#places);
    this.#walkOverNodes(this.#everyRow, this.#everyRow.length);
    const { offsets, rows } = this.#doors.withinEdge;
    this.#places.forEach((place, facility) => {
      if (place === null || place.edge < 0) return;
      const end = offsets[place.edge + 1];
      for (let i = offsets[place.edge]; i < end; i++) this.#walkAlongEdge(rows[i], facility);
    });
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
    this.#walkOverNodes(this.#touched.rows, this.#touched.count);
    for (let i = 0; i < this.#touched.count; i++) this.#walkAlongEdges(this.#touched.rows[i]);
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
    this.#within.ensureRows(facility + 1);
    this.#within.add(facility, place.edge);
  }

  #forget(facility: number, place: Snap): void {
    this.#places[facility] = null;
    if (place.edge >= 0) this.#within.remove(facility, place.edge);
  }

  /** Walks over the better of the one or two nodes next to each door, for the first `count` of these rows. */
  #walkOverNodes(rows: Int32Array, count: number): void {
    const { metres, facility } = this;
    const { firstNode, firstM, secondNode, secondM } = this.#doors;
    const { distanceM, owner } = this.field;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      const first = firstNode[row];
      const second = secondNode[row];
      let nearestM = first < 0 ? Number.POSITIVE_INFINITY : distanceM[first] + firstM[row];
      let nearest = first < 0 ? NOBODY : owner[first];
      if (second >= 0) {
        const overSecondM = distanceM[second] + secondM[row];
        const isNearer =
          overSecondM < nearestM ||
          (overSecondM === nearestM && owner[second] !== nearest && this.#precedes(owner[second], nearest));
        if (isNearer) {
          nearestM = overSecondM;
          nearest = owner[second];
        }
      }
      metres[row] = nearestM;
      facility[row] = nearest;
    }
  }

  /** Walks straight along the street to the facilities that join the same one as the door. */
  #walkAlongEdges(row: number): void {
    const within = this.#within;
    const edge = this.#doors.snaps[row]?.edge ?? -1;
    if (edge < 0) return;
    for (let facility = within.first(edge); facility !== NO_ROW; facility = within.next(facility)) {
      this.#walkAlongEdge(row, facility);
    }
  }

  #walkAlongEdge(row: number, facility: number): void {
    const metres = alongOneEdgeM(this.#network, this.#doors.snaps[row]!, this.#places[facility]!);
    this.#offer(row, metres, facility);
  }

  #offer(row: number, metres: number, facility: number): void {
    const best = this.metres[row];
    if (metres > best || metres === Number.POSITIVE_INFINITY) return;
    if (metres === best && !this.#precedes(facility, this.facility[row])) return;
    this.metres[row] = metres;
    this.facility[row] = facility;
  }
}

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

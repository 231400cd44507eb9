import type { LonLat } from '../../domain/geometry.ts';
import { DistanceSearch } from '../network/distance-search.ts';
import { type DoorJoin, type Join, streetPlaceOf, type YardPlace, yardPlaceOf } from '../network/joins.ts';
import { NearestField } from '../network/nearest-field.ts';
import { rememberedSnap } from '../network/remembered-snaps.ts';
import { NO_ROW } from '../network/row-lists.ts';
import { alongEdgeM, overYardM } from '../network/snap-legs.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import type { Demand } from './demand.ts';
import { type Doors, plainDoors, type RowGroups } from './doors.ts';
import { edgeOf, FacilityPlaces, yardOf } from './facility-places.ts';
import { type NearestAssignment, type Precedes, TouchedRows } from './nearest-assignment.ts';
import type { Reach } from './spare-metres.ts';
import { farthestAtNodes } from './wanted-walks.ts';

const NOBODY = -1;

/**
 * The nearest facility of every building on foot, from the door: the straight leg to the nearest street,
 * along streets, and the facility's own straight leg. Where both join one street the walk goes along it
 * directly, and where both stand in one compound without streets it may go straight from one to the other. When a facility moves, only buildings beside nodes whose answer changed are walked again.
 */
export class WalkAssignment implements NearestAssignment {
  readonly metres: Float64Array;
  readonly facility: Int32Array;
  readonly field: NearestField;
  readonly #network: WalkNetwork;
  readonly #snapper: Snapper;
  readonly #precedes: Precedes;
  readonly #doors: Doors;
  readonly #doorM: Float64Array;
  readonly #places: FacilityPlaces;
  readonly #everyRow: Int32Array;
  readonly #touched: TouchedRows;
  /** Working memory of {@link visitWalksTo}, made when first needed. */
  #search: DistanceSearch | null = null;
  #near: TouchedRows | null = null;
  #wanted: { readonly wantedM: Float64Array; readonly farthestM: Float64Array } | null = null;

  /** `network` is the view of whoever walks, and `doors` join the network it is a view of: by the plain rule where left out. */
  constructor(
    network: WalkNetwork,
    snapper: Snapper,
    demand: Demand,
    precedes: Precedes,
    doors: Doors = plainDoors(network, snapper, demand),
  ) {
    this.#network = network;
    this.#snapper = snapper;
    this.#precedes = precedes;
    this.field = new NearestField(network, precedes);
    this.metres = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.facility = new Int32Array(demand.count).fill(NOBODY);
    this.#doors = doors;
    this.#doorM = doors.metresOn(network);
    this.#places = new FacilityPlaces(network.edgeCount);
    this.#everyRow = Int32Array.from({ length: demand.count }, (_, row) => row);
    this.#touched = new TouchedRows(demand.count);
  }

  get touched(): Int32Array {
    return this.#touched.rows;
  }

  get touchedCount(): number {
    return this.#touched.count;
  }

  /** Facilities whose place lies within an edge. */
  placesWithin(edge: number): readonly Snap[] {
    const places: Snap[] = [];
    this.#visitWithin(edge, (facility) => places.push(this.#places.streetPlaceOf(facility)));
    return places;
  }

  /** All facilities that stand in compounds without streets. */
  yardPlaces(): readonly YardPlace[] {
    return this.#places.yardPlaces();
  }

  /** Metres from a building's door to wherever this reach leads, as to one facility alone; Infinity where it does not. */
  metresOver(row: number, { distanceM, placesWithin, yardPlaces }: Reach): number {
    const { nodes, offsets, snaps } = this.#doors;
    const snap = snaps[row];
    const yardPlace = this.#doors.yardPlaces[row];
    let metres = Number.POSITIVE_INFINITY;
    if (yardPlace !== null)
      for (const place of yardPlaces()) metres = Math.min(metres, overYardM(yardPlace, place));
    for (let leg = offsets[row]; leg < offsets[row + 1]; leg++) {
      metres = Math.min(metres, distanceM[nodes[leg]] + this.#doorM[leg]);
    }
    if (snap === null || snap.edge < 0) return metres;
    for (const place of placesWithin(snap.edge)) {
      metres = Math.min(metres, alongEdgeM(this.#network, snap, place));
    }
    return metres;
  }

  reset(positions: readonly (LonLat | null)[]): void {
    this.#places.clear();
    positions.forEach((position, facility) => {
      this.#places.add(facility, this.#joinOf(position));
    });
    this.field.reset(this.#places.joins);
    this.#walkOverNodes(this.#everyRow, this.#everyRow.length);
    const { inYard, withinEdge } = this.#doors;
    const { offsets, rows } = withinEdge;
    this.#places.joins.forEach((join, facility) => {
      const yard = yardOf(join);
      if (yard !== null) for (const row of inYard.get(yard) ?? []) this.#walkOverYard(row, facility);
      const edge = edgeOf(join);
      if (edge < 0) return;
      for (let i = offsets[edge]; i < offsets[edge + 1]; i++) this.#walkAlongEdge(rows[i], facility);
    });
    this.#touched.clear();
  }

  set(facility: number, position: LonLat | null): void {
    const before = this.#places.joins[facility] ?? null;
    const after = this.#joinOf(position);
    this.field.forgetTouched();
    if (before !== null) {
      this.field.remove(facility);
      this.#places.remove(facility);
    }
    this.#places.add(facility, after);
    if (after !== null) this.field.place(facility, after);
    this.#touched.clear();
    this.#touchDoors(before, after);
    this.#walkOverNodes(this.#touched.rows, this.#touched.count);
    for (let i = 0; i < this.#touched.count; i++) {
      this.#walkAlongEdges(this.#touched.rows[i]);
      this.#walkOverYards(this.#touched.rows[i]);
    }
  }

  visitWalksTo(
    position: LonLat,
    limitM: number,
    visit: (row: number, metres: number) => void,
    wantedM?: Float64Array,
  ): void {
    const join = this.#joinOf(position);
    if (join === null) return;
    this.#search ??= new DistanceSearch(this.#network, 'to');
    this.#search.run(join, limitM, wantedM === undefined ? null : this.#farthestAt(wantedM));
    const { distanceM, reached, reachedCount, network } = this.#search;
    this.#near ??= new TouchedRows(this.metres.length);
    const rows = this.#near;
    rows.clear();
    for (let i = 0; i < reachedCount; i++) touchGroup(rows, this.#doors.atNode, reached[i]);
    this.#touchBeside(rows, join);
    const reach = reachOfOne(join, { network, distanceM });
    for (let i = 0; i < rows.count; i++) {
      const metres = this.metresOver(rows.rows[i], reach);
      if (metres <= limitM) visit(rows.rows[i], metres);
    }
  }

  /** The last answer is kept: one question is asked about many places. */
  #farthestAt(wantedM: Float64Array): Float64Array {
    if (this.#wanted?.wantedM !== wantedM) {
      this.#wanted = { wantedM, farthestM: farthestAtNodes(this.#network, this.#doors, wantedM) };
    }
    return this.#wanted.farthestM;
  }

  #joinOf(position: LonLat | null): DoorJoin {
    return position === null ? null : rememberedSnap(this.#snapper, position);
  }

  #touchDoors(before: DoorJoin, after: DoorJoin): void {
    const { touched, touchedCount } = this.field;
    for (let i = 0; i < touchedCount; i++) touchGroup(this.#touched, this.#doors.atNode, touched[i]);
    this.#touchBeside(this.#touched, before);
    this.#touchBeside(this.#touched, after);
  }

  /** Adds the doors from which a walk to a place may lead over no node. */
  #touchBeside(rows: TouchedRows, join: DoorJoin): void {
    const edge = edgeOf(join);
    if (edge >= 0) touchGroup(rows, this.#doors.withinEdge, edge);
    const yard = yardOf(join);
    if (yard !== null) for (const row of this.#doors.inYard.get(yard) ?? []) rows.add(row);
  }

  /** Walks over the best of the nodes next to each door, for the first `count` of these rows. */
  #walkOverNodes(rows: Int32Array, count: number): void {
    const { metres, facility } = this;
    const { offsets, nodes } = this.#doors;
    const doorM = this.#doorM;
    const { distanceM, owner } = this.field;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      let nearestM = Number.POSITIVE_INFINITY;
      let nearest = NOBODY;
      const end = offsets[row + 1];
      for (let leg = offsets[row]; leg < end; leg++) {
        const node = nodes[leg];
        const overNodeM = distanceM[node] + doorM[leg];
        if (overNodeM > nearestM || overNodeM === Number.POSITIVE_INFINITY) continue;
        if (overNodeM === nearestM && !this.#isPreferred(owner[node], nearest)) continue;
        nearestM = overNodeM;
        nearest = owner[node];
      }
      metres[row] = nearestM;
      facility[row] = nearest;
    }
  }

  #isPreferred(facility: number, nearest: number): boolean {
    return facility !== nearest && this.#precedes(facility, nearest);
  }

  /** Walks straight along the street to the facilities that join the same one as the door. */
  #walkAlongEdges(row: number): void {
    const edge = this.#doors.snaps[row]?.edge ?? -1;
    if (edge >= 0) this.#visitWithin(edge, (facility) => this.#walkAlongEdge(row, facility));
  }

  #visitWithin(edge: number, visit: (facility: number) => void): void {
    const places = this.#places;
    for (let one = places.firstWithin(edge); one !== NO_ROW; one = places.nextWithin(one)) visit(one);
  }

  #walkAlongEdge(row: number, facility: number): void {
    const place = this.#places.streetPlaceOf(facility);
    const metres = alongEdgeM(this.#network, this.#doors.snaps[row]!, place);
    this.#offer(row, metres, facility);
  }

  /** Walks straight to the facilities in the same compound, where no streets lead through it. */
  #walkOverYards(row: number): void {
    const place = this.#doors.yardPlaces[row];
    if (place === null) return;
    for (const facility of this.#places.inYard(place.yard)) this.#walkOverYard(row, facility);
  }

  #walkOverYard(row: number, facility: number): void {
    const place = this.#places.yardPlaceOf(facility);
    this.#offer(row, overYardM(this.#doors.yardPlaces[row], place), facility);
  }

  #offer(row: number, metres: number, facility: number): void {
    const best = this.metres[row];
    if (metres > best || metres === Number.POSITIVE_INFINITY) return;
    if (metres === best && !this.#precedes(facility, this.facility[row])) return;
    this.metres[row] = metres;
    this.facility[row] = facility;
  }
}

/** The walks that end at one place. */
export function reachOfOne(join: Join, over: Pick<Reach, 'network' | 'distanceM'>): Reach {
  const [place, yardPlace] = [streetPlaceOf(join), yardPlaceOf(join)];
  const [places, yardPlaces] = [place === null ? [] : [place], yardPlace === null ? [] : [yardPlace]];
  return {
    ...over,
    placesWithin: (edge) => (edge === place?.edge ? places : []),
    yardPlaces: () => yardPlaces,
  };
}

function touchGroup(touched: TouchedRows, groups: RowGroups, group: number): void {
  for (let i = groups.offsets[group]; i < groups.offsets[group + 1]; i++) touched.add(groups.rows[i]);
}

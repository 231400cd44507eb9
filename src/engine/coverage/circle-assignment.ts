import type { LonLat } from '../../domain/geometry.ts';
import { MEAN_EARTH_RADIUS_M } from '../geometry/haversine.ts';
import type { Demand } from './demand.ts';
import { type NearestAssignment, type Precedes, TouchedRows } from './nearest-assignment.ts';

/**
 * The nearest facility of every building as the crow flies, for comparison with the walk. Positions are
 * kept as points on the unit sphere: the chord between two orders them as the haversine distance does,
 * without trigonometry, and turns into the same metres at the end.
 */
export class CircleAssignment implements NearestAssignment {
  readonly metres: Float64Array;
  readonly facility: Int32Array;
  readonly #doors: SpherePoints;
  readonly #chordSquared: Float64Array;
  readonly #precedes: Precedes;
  readonly #places = new Map<number, SpherePoint>();
  /** Present facilities from south to north. */
  #southToNorth: number[] = [];
  readonly #touched: TouchedRows;

  constructor(demand: Demand, precedes: Precedes) {
    this.#precedes = precedes;
    this.metres = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.facility = new Int32Array(demand.count).fill(-1);
    this.#chordSquared = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.#doors = {
      x: new Float64Array(demand.count),
      y: new Float64Array(demand.count),
      z: new Float64Array(demand.count),
    };
    for (let row = 0; row < demand.count; row++) {
      const point = onSphere([demand.lon[row], demand.lat[row]]);
      this.#doors.x[row] = point.x;
      this.#doors.y[row] = point.y;
      this.#doors.z[row] = point.z;
    }
    this.#touched = new TouchedRows(demand.count);
  }

  get touched(): Int32Array {
    return this.#touched.rows;
  }

  get touchedCount(): number {
    return this.#touched.count;
  }

  reset(positions: readonly (LonLat | null)[]): void {
    this.#places.clear();
    positions.forEach((position, facility) => {
      if (position !== null) this.#places.set(facility, onSphere(position));
    });
    this.#southToNorth = [...this.#places.keys()];
    this.#southToNorth.sort((a, b) => this.#places.get(a)!.z - this.#places.get(b)!.z);
    for (let row = 0; row < this.metres.length; row++) this.#search(row);
    this.#touched.clear();
  }

  set(facility: number, position: LonLat | null): void {
    this.#touched.clear();
    const wasPresent = this.#places.has(facility);
    if (wasPresent) {
      this.#southToNorth.splice(this.#southToNorth.indexOf(facility), 1);
      this.#places.delete(facility);
    }
    if (position !== null) {
      const place = onSphere(position);
      this.#southToNorth.splice(this.#firstNorthOf(place.z), 0, facility);
      this.#places.set(facility, place);
    }
    if (wasPresent) {
      for (let row = 0; row < this.facility.length; row++) {
        if (this.facility[row] !== facility) continue;
        this.#touched.add(row);
        this.#search(row);
      }
    }
    const place = this.#places.get(facility);
    if (place !== undefined) this.#offerToAll(facility, place);
  }

  visitWalksTo(position: LonLat, limitM: number, visit: (row: number, metres: number) => void): void {
    const { x, y, z } = this.#doors;
    const place = onSphere(position);
    for (let row = 0; row < x.length; row++) {
      const dx = x[row] - place.x;
      const dy = y[row] - place.y;
      const dz = z[row] - place.z;
      const metres = arcM(dx * dx + dy * dy + dz * dz);
      if (metres <= limitM) visit(row, metres);
    }
  }

  #offerToAll(facility: number, place: SpherePoint): void {
    const { x, y, z } = this.#doors;
    const best = this.#chordSquared;
    for (let row = 0; row < best.length; row++) {
      const dx = x[row] - place.x;
      const dy = y[row] - place.y;
      const dz = z[row] - place.z;
      const chordSquared = dx * dx + dy * dy + dz * dz;
      if (chordSquared <= best[row] && this.#offer(row, chordSquared, facility)) this.#touched.add(row);
    }
  }

  #offer(row: number, chordSquared: number, facility: number): boolean {
    const best = this.#chordSquared[row];
    if (chordSquared > best) return false;
    if (chordSquared === best && !this.#precedes(facility, this.facility[row])) return false;
    this.#chordSquared[row] = chordSquared;
    this.facility[row] = facility;
    this.metres[row] = arcM(chordSquared);
    return true;
  }

  /** Looks from the building's latitude north and south until the latitude alone is too far. */
  #search(row: number): void {
    this.#chordSquared[row] = Number.POSITIVE_INFINITY;
    this.facility[row] = -1;
    this.metres[row] = Number.POSITIVE_INFINITY;
    const z = this.#doors.z[row];
    const north = this.#firstNorthOf(z);
    for (let i = north; i < this.#southToNorth.length && this.#offerFrom(row, z, i); i++);
    for (let i = north - 1; i >= 0 && this.#offerFrom(row, z, i); i--);
  }

  #offerFrom(row: number, z: number, i: number): boolean {
    const facility = this.#southToNorth[i];
    const place = this.#places.get(facility)!;
    const dz = z - place.z;
    if (dz * dz > this.#chordSquared[row]) return false;
    const dx = this.#doors.x[row] - place.x;
    const dy = this.#doors.y[row] - place.y;
    this.#offer(row, dx * dx + dy * dy + dz * dz, facility);
    return true;
  }

  #firstNorthOf(z: number): number {
    let low = 0;
    let high = this.#southToNorth.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#places.get(this.#southToNorth[middle])!.z < z) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface SpherePoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface SpherePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Metres along the ground under a chord of the unit sphere. */
function arcM(chordSquared: number): number {
  return 2 * MEAN_EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chordSquared) / 2));
}

function onSphere([lon, lat]: LonLat): SpherePoint {
  const lambda = (lon * Math.PI) / 180;
  const phi = (lat * Math.PI) / 180;
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
}

import { COORDINATE_SCALE, type LonLat, type LonLatBounds } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { Enclosures } from './enclosures.ts';
import { contactsOf } from './wall-contacts.ts';
import type { WallLines } from './wall-lines.ts';

/** Stretches between two walls that are shorter than this are one place, told twice by rounding. */
const LEAST_M = 0.01;

/** The ground within the wall of a compound through which no streets lead: one walks straight over it. */
export class Yard {
  readonly #compound: number;
  readonly #enclosures: Enclosures;
  readonly #walls: WallLines;

  /** `compound` is the row of one that is walled in. */
  constructor(compound: number, enclosures: Enclosures, walls: WallLines) {
    this.#compound = compound;
    this.#enclosures = enclosures;
    this.#walls = walls;
  }

  get bounds(): LonLatBounds {
    return this.#enclosures.boundsOf(this.#compound);
  }

  /**
   * Metres straight from one position to another; Infinity where either is outside the compound, or its wall or any
   * other barrier is between them.
   */
  metresBetween(from: LonLat, to: LonLat): number {
    const metres = haversineM(from[0], from[1], to[0], to[1]);
    const isClear =
      this.#holds(from) &&
      this.#holds(to) &&
      !this.#walls.bar(from[0], from[1], to[0], to[1], 0) &&
      this.#staysWithin(from, to, metres);
    return isClear ? metres : Number.POSITIVE_INFINITY;
  }

  #holds(position: LonLat): boolean {
    return this.#enclosures.holds(this.#compound, position);
  }

  /** A way that runs along a wall may leave at its corner without crossing any: its stretches between walls tell. */
  #staysWithin(from: LonLat, to: LonLat, metres: number): boolean {
    const [ax, ay, bx, by] = [...from, ...to].map((degrees) => Math.round(degrees * COORDINATE_SCALE));
    const stops = contactsOf(this.#walls, ax, ay, bx, by).map(({ t }) => t);
    const shares = [0, ...stops.sort((a, b) => a - b), 1];
    return shares.slice(1).every((end, i) => {
      if ((end - shares[i]) * metres < LEAST_M) return true;
      const middle = (shares[i] + end) / 2;
      return this.#holds([mix(from[0], to[0], middle), mix(from[1], to[1], middle)]);
    });
  }
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

import { COORDINATE_SCALE } from '../../domain/geometry.ts';

const EMPTY = -1;

/**
 * Numbers positions 0, 1, 2 … by their stored seven decimals: two positions are the same exactly when
 * those agree. Open addressing over typed arrays; a hundred thousand vertices take a few milliseconds.
 */
export class PositionIndex {
  #slots: Int32Array;
  #lon7: Int32Array;
  #lat7: Int32Array;
  #size = 0;

  constructor(expectedSize: number) {
    const capacity = Math.max(16, expectedSize);
    this.#slots = new Int32Array(powerOfTwoAtLeast(capacity * 2)).fill(EMPTY);
    this.#lon7 = new Int32Array(capacity);
    this.#lat7 = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** Number of the position, −1 when it was never added. */
  find(lon: number, lat: number): number {
    return this.#slots[this.#slotOf(Math.round(lon * COORDINATE_SCALE), Math.round(lat * COORDINATE_SCALE))];
  }

  /** Number of the position; a new position takes the next free number. */
  add(lon: number, lat: number): number {
    const lon7 = Math.round(lon * COORDINATE_SCALE);
    const lat7 = Math.round(lat * COORDINATE_SCALE);
    const slot = this.#slotOf(lon7, lat7);
    if (this.#slots[slot] !== EMPTY) return this.#slots[slot];
    if (this.#size === this.#lon7.length) {
      this.#grow();
      return this.add(lon, lat);
    }
    this.#slots[slot] = this.#size;
    this.#lon7[this.#size] = lon7;
    this.#lat7[this.#size] = lat7;
    return this.#size++;
  }

  #slotOf(lon7: number, lat7: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(lon7, lat7) & mask;
    for (;;) {
      const number = this.#slots[slot];
      if (number === EMPTY || (this.#lon7[number] === lon7 && this.#lat7[number] === lat7)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = this.#lon7.length * 2;
    const lon7 = new Int32Array(capacity);
    const lat7 = new Int32Array(capacity);
    lon7.set(this.#lon7);
    lat7.set(this.#lat7);
    this.#lon7 = lon7;
    this.#lat7 = lat7;
    this.#slots = new Int32Array(powerOfTwoAtLeast(capacity * 2)).fill(EMPTY);
    for (let number = 0; number < this.#size; number++) {
      this.#slots[this.#slotOf(lon7[number], lat7[number])] = number;
    }
  }
}

function hash(lon7: number, lat7: number): number {
  let h = Math.imul(lon7, 0x9e3779b1) ^ Math.imul(lat7, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

function powerOfTwoAtLeast(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import { bytesOfBase64 } from './base64.ts';

/** Kinds of geometry as TWKB numbers them. */
export const TWKB = {
  point: 1,
  lineString: 2,
  polygon: 3,
  multiPoint: 4,
  multiLineString: 5,
  multiPolygon: 6,
  collection: 7,
} as const;

/** Seven decimals, zigzag-encoded in the upper half of the byte. */
const SEVEN_DECIMALS = 14;
/** No bounding box, no size, no ids, two dimensions. */
const NO_EXTRAS = 0;

/**
 * Walks through Tiny Well-Known Binary (https://github.com/TWKB/Specification) as `private.pack` writes it:
 * seven decimals, steps from one position to the next, base64. Positions are the doubles that
 * `roundDegrees` gives. Throws where the bytes are something else, or end too early.
 */
export class TwkbReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #east = 0;
  #north = 0;

  constructor(base64: string) {
    this.#bytes = bytesOfBase64(base64);
  }

  /** Opens the next geometry and answers its kind. */
  open(): number {
    const head = this.#byte();
    if (head >> 4 !== SEVEN_DECIMALS) throw new Error('seven decimals were expected');
    if (this.#byte() !== NO_EXTRAS) throw new Error('a plain geometry was expected');
    this.#east = 0;
    this.#north = 0;
    return head & 15;
  }

  /** How many positions, rings or parts follow. */
  count(): number {
    const count = this.#varint();
    // Each takes a byte at least: a count of nonsense is noticed before anything is made of that length.
    if (count > this.#bytes.length - this.#at) throw new Error('it ends too early');
    return count;
  }

  /** Goes to the next position; `lon` and `lat` then tell it in degrees. */
  step(): void {
    this.#east += this.#signedVarint();
    this.#north += this.#signedVarint();
  }

  get lon(): number {
    return this.#east / COORDINATE_SCALE;
  }

  get lat(): number {
    return this.#north / COORDINATE_SCALE;
  }

  /** Throws when bytes are left over or were missing. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new Error('it ends too early or too late');
  }

  #signedVarint(): number {
    const value = this.#varint();
    if (value <= 0x7fffffff) return (value >>> 1) ^ -(value & 1);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Seven bits a byte, lowest first. Steps within a city fit 32 bits, longitudes from zero do not. */
  #varint(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++];
    let value = byte & 127;
    for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
    }
    for (let place = 2 ** 28; byte > 127; place *= 128) {
      byte = bytes[at++];
      value += (byte & 127) * place;
    }
    // Past the end no byte is above 127, so the loops have stopped.
    if (at > bytes.length) throw new Error('it ends too early');
    this.#at = at;
    return value;
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw new Error('it ends too early');
    return this.#bytes[this.#at++];
  }
}

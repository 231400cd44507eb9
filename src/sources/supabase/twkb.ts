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
 *
 * Positions are read many at a time by functions that hold nothing but typed arrays: what V8 compiles for a
 * class it throws away with the last object of it, and a city is read while garbage is collected.
 */
export class TwkbReader {
  readonly #bytes: Uint8Array;
  /** The place of the next byte. */
  readonly #at = new Int32Array(1);
  /** East and north of the position read last, in units of the seventh decimal. */
  readonly #here = new Float64Array(2);

  constructor(base64: string) {
    this.#bytes = bytesOfBase64(base64);
  }

  /** Opens the next geometry and answers its kind. */
  open(): number {
    const head = this.#byte();
    if (head >> 4 !== SEVEN_DECIMALS) throw new Error('seven decimals were expected');
    if (this.#byte() !== NO_EXTRAS) throw new Error('a plain geometry was expected');
    this.#here.fill(0);
    return head & 15;
  }

  /** How many positions, rings or parts follow. */
  count(): number {
    const count = readVarint(this.#bytes, this.#at);
    // Each takes a byte at least: a count of nonsense is noticed before anything is made of that length.
    if (count > this.#bytes.length - this.#at[0]) throw new Error('it ends too early');
    return count;
  }

  /** No more positions than this can follow: each takes two bytes at least. */
  mostPositions(): number {
    return (this.#bytes.length - this.#at[0]) >> 1;
  }

  /** The next `count` positions as pairs, in degrees. */
  pairs(count: number): GeoJSON.Position[] {
    return readPairs(this.#bytes, this.#at, this.#here, count);
  }

  /** Writes the next positions, in degrees, to the places `from` … `to - 1` of two columns. */
  columns(lon: Float64Array, lat: Float64Array, from: number, to: number): void {
    readColumns(this.#bytes, this.#at, this.#here, lon, lat, from, to);
  }

  /** Throws when bytes are left over or were missing. */
  end(): void {
    if (this.#at[0] !== this.#bytes.length) throw new Error('it ends too early or too late');
  }

  #byte(): number {
    if (this.#at[0] >= this.#bytes.length) throw new Error('it ends too early');
    return this.#bytes[this.#at[0]++];
  }
}

function readPairs(bytes: Uint8Array, at: Int32Array, here: Float64Array, count: number): GeoJSON.Position[] {
  const pairs = new Array<GeoJSON.Position>(count);
  for (let i = 0; i < count; i++) {
    step(bytes, at, here);
    pairs[i] = [here[0] / COORDINATE_SCALE, here[1] / COORDINATE_SCALE];
  }
  return pairs;
}

function readColumns(
  bytes: Uint8Array,
  at: Int32Array,
  here: Float64Array,
  lon: Float64Array,
  lat: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    step(bytes, at, here);
    lon[i] = here[0] / COORDINATE_SCALE;
    lat[i] = here[1] / COORDINATE_SCALE;
  }
}

/** Goes to the next position. */
function step(bytes: Uint8Array, at: Int32Array, here: Float64Array): void {
  here[0] += signed(readVarint(bytes, at));
  here[1] += signed(readVarint(bytes, at));
}

/** 0, 1, 2, 3 … stand for 0, −1, 1, −2 … */
function signed(value: number): number {
  if (value <= 0x7fffffff) return (value >>> 1) ^ -(value & 1);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Seven bits a byte, lowest first. Steps within a city fit 32 bits, longitudes from zero do not. */
function readVarint(bytes: Uint8Array, at: Int32Array): number {
  let next = at[0];
  let byte = bytes[next++];
  let value = byte & 127;
  for (let shift = 7; byte > 127 && shift < 28; shift += 7) {
    byte = bytes[next++];
    value |= (byte & 127) << shift;
  }
  for (let place = 2 ** 28; byte > 127; place *= 128) {
    byte = bytes[next++];
    value += (byte & 127) * place;
  }
  // Past the end no byte is above 127, so the loops have stopped.
  if (next > bytes.length) throw new Error('it ends too early');
  at[0] = next;
  return value;
}

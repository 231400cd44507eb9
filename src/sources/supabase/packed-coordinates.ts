import { COORDINATE_SCALE, type MultiPolygon, type Polygon } from '../../domain/geometry.ts';

/** Whole degrees that packed coordinates are counted from. */
export type PackOrigin = readonly [lon: number, lat: number];

/** Positions as columns, exact to the stored seven decimals. */
export interface PackedPositions {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/**
 * Reads an encoded polyline (Google's format, latitude first) of seven decimals counted from `origin`.
 * The result is the double that `roundDegrees` gives for the same position.
 * Throws when the text ends within a number.
 */
export function unpackPositions(packed: string, origin: PackOrigin): PackedPositions {
  const numbers = countNumbers(packed);
  if (numbers % 2 !== 0) throw new Error('Expected packed coordinates in pairs.');
  const lon = new Float64Array(numbers / 2);
  const lat = new Float64Array(numbers / 2);
  let east = Math.round(origin[0] * COORDINATE_SCALE);
  let north = Math.round(origin[1] * COORDINATE_SCALE);
  let cursor = 0;

  // Sums of 32-bit steps: a step within a city is far below the 2^30 that the shift allows.
  const nextStep = (): number => {
    let value = 0;
    let shift = 0;
    let chunk: number;
    do {
      chunk = packed.charCodeAt(cursor++) - 63;
      value |= (chunk & 31) << shift;
      shift += 5;
    } while (chunk >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };

  for (let index = 0; index < lon.length; index++) {
    north += nextStep();
    east += nextStep();
    lat[index] = north / COORDINATE_SCALE;
    lon[index] = east / COORDINATE_SCALE;
  }
  return { lon, lat };
}

/** Characters below 95 end a number. */
function countNumbers(packed: string): number {
  let numbers = 0;
  for (let index = 0; index < packed.length; index++) if (packed.charCodeAt(index) < 95) numbers++;
  if (packed.length > 0 && packed.charCodeAt(packed.length - 1) >= 95) {
    throw new Error('Expected packed coordinates to end with a whole number.');
  }
  return numbers;
}

/** One ring as GeoJSON positions. */
function unpackRing(packed: string, origin: PackOrigin): number[][] {
  const { lon, lat } = unpackPositions(packed, origin);
  return Array.from(lon, (east, index) => [east, lat[index]]);
}

/** The first polygon of a packed area. */
export function unpackPolygon(parts: readonly (readonly string[])[], origin: PackOrigin): Polygon {
  return { type: 'Polygon', coordinates: parts[0].map((ring) => unpackRing(ring, origin)) };
}

/** A packed area as the polygon or multipolygon it was stored as. */
export function unpackArea(
  parts: readonly (readonly string[])[],
  isPolygon: boolean,
  origin: PackOrigin,
): Polygon | MultiPolygon {
  if (isPolygon) return unpackPolygon(parts, origin);
  return {
    type: 'MultiPolygon',
    coordinates: parts.map((rings) => rings.map((ring) => unpackRing(ring, origin))),
  };
}

import { COORDINATE_SCALE, type LonLat } from '../../src/domain/geometry.ts';

/** A place in the drawing plane of the generator: metres east and north of the city's origin. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The drawing plane. Degrees are a fixed multiple of metres (no transcendental function), and every
 * position that is kept is a whole number of 1e-7 degrees, so equal places are equal numbers.
 */
const ORIGIN_LON_UNITS = 1_186_000_000;
const ORIGIN_LAT_UNITS = 312_000_000;
const METRES_PER_LON_UNIT = 95_113 / COORDINATE_SCALE;
const METRES_PER_LAT_UNIT = 111_195 / COORDINATE_SCALE;

/** The nearest place that can be stored with seven decimals. */
export function snapped(x: number, y: number): Spot {
  return {
    x: Math.round(x / METRES_PER_LON_UNIT) * METRES_PER_LON_UNIT,
    y: Math.round(y / METRES_PER_LAT_UNIT) * METRES_PER_LAT_UNIT,
  };
}

/** Equal for two places exactly when they are stored as the same coordinates. */
export function spotKey(x: number, y: number): number {
  const east = Math.round(x / METRES_PER_LON_UNIT) + 67_108_864;
  const north = Math.round(y / METRES_PER_LAT_UNIT) + 33_554_432;
  return east * 67_108_864 + north;
}

export function toLonLat(spot: Spot): LonLat {
  return [
    (ORIGIN_LON_UNITS + Math.round(spot.x / METRES_PER_LON_UNIT)) / COORDINATE_SCALE,
    (ORIGIN_LAT_UNITS + Math.round(spot.y / METRES_PER_LAT_UNIT)) / COORDINATE_SCALE,
  ];
}

import { COORDINATE_SCALE, type Polygon } from '../../../domain/geometry.ts';

/** Twice the area of a stored polygon in squared units (1e-14 square degrees), exactly; holes taken off. */
export function exactDoubledArea({ coordinates }: Polygon): bigint {
  return coordinates
    .map(doubledRingArea)
    .reduce((area, ring, i) => (i === 0 ? abs(ring) : area - abs(ring)), 0n);
}

function doubledRingArea(ring: readonly (readonly number[])[]): bigint {
  const units = ring.map(([lon, lat]) => [unit(lon), unit(lat)]);
  return units.slice(1).reduce((sum, [x, y], i) => sum + units[i][0] * y - x * units[i][1], 0n);
}

function unit(degrees: number): bigint {
  return BigInt(Math.round(degrees * COORDINATE_SCALE));
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

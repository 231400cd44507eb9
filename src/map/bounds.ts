/** Boxes in degrees around geometries, for windows, hits and "zoom to". */
import type { LonLatBounds } from '../domain/geometry.ts';

export const NO_BOUNDS: LonLatBounds = [Infinity, Infinity, -Infinity, -Infinity];

export function isEmptyBounds([west, , east]: LonLatBounds): boolean {
  return !(west <= east);
}

export function joinBounds(a: LonLatBounds, b: LonLatBounds): LonLatBounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** The box grown on every side by `share` of its own width and height. */
export function widened([west, south, east, north]: LonLatBounds, share: number): LonLatBounds {
  const dx = (east - west) * share;
  const dy = (north - south) * share;
  return [west - dx, south - dy, east + dx, north + dy];
}

/** [west, south, east, north]; {@link NO_BOUNDS} for an empty geometry. */
export function geometryBounds(geometry: GeoJSON.Geometry): LonLatBounds {
  if (geometry.type === 'GeometryCollection') {
    return geometry.geometries.map(geometryBounds).reduce(joinBounds, NO_BOUNDS);
  }
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  growAround(geometry.coordinates as Nested, box);
  return box;
}

type Nested = readonly number[] | readonly Nested[];

/** Mutates `box`: a hundred thousand footprints are measured at start. */
function growAround(nested: Nested, box: [number, number, number, number]): void {
  if (typeof nested[0] === 'number') {
    const [lon, lat] = nested as readonly number[];
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
    return;
  }
  for (const part of nested as readonly Nested[]) growAround(part, box);
}

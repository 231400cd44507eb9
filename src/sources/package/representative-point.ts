import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { interiorPoint } from '../../engine/geometry/interior-point.ts';
import { polygonArea } from '../../engine/geometry/planar.ts';

/** The point at which a building with this footprint counts: inside it, rounded to the stored precision. */
export function representativePoint(polygon: Polygon): LonLat {
  const [lon, lat] = interiorPoint([polygon.coordinates]) ?? polygon.coordinates[0][0];
  return [roundDegrees(lon), roundDegrees(lat)];
}

/** The part of a MultiPolygon that is largest in square degrees. */
export function largestPart(parts: readonly Polygon[]): Polygon {
  let largest = parts[0];
  for (const part of parts) {
    if (polygonArea(part.coordinates) > polygonArea(largest.coordinates)) largest = part;
  }
  return largest;
}

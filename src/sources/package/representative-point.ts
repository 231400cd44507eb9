import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { polygonArea } from '../../engine/geometry/planar.ts';

/**
 * A point inside the polygon: the middle of the widest stretch that a level line through the middle of
 * its height spends inside (as GEOS's interior point does). Degrees, rounded to the stored precision.
 */
export function representativePoint(polygon: Polygon): LonLat {
  const lat = levelBetweenVertices(polygon.coordinates[0].map((position) => position[1]));
  const crossings: number[] = [];
  for (const ring of polygon.coordinates) {
    for (let i = 1; i < ring.length; i++) {
      const [lonA, latA] = ring[i - 1];
      const [lonB, latB] = ring[i];
      if (latA <= lat === latB <= lat) continue;
      crossings.push(lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: LonLat = [polygon.coordinates[0][0][0], polygon.coordinates[0][0][1]];
  let widest = -1;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1] - crossings[i];
    if (width > widest) {
      widest = width;
      best = [roundDegrees((crossings[i] + crossings[i + 1]) / 2), roundDegrees(lat)];
    }
  }
  return best;
}

/** Half way between the two vertex heights nearest the middle, so that the line meets no vertex. */
function levelBetweenVertices(heights: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const height of heights) {
    low = Math.min(low, height);
    high = Math.max(high, height);
  }
  const middle = (low + high) / 2;
  for (const height of heights) {
    if (height <= middle) low = Math.max(low, height);
    else high = Math.min(high, height);
  }
  return (low + high) / 2;
}

/** The part of a MultiPolygon that is largest in square degrees. */
export function largestPart(parts: readonly Polygon[]): Polygon {
  let largest = parts[0];
  for (const part of parts)
    if (polygonArea(part.coordinates) > polygonArea(largest.coordinates)) largest = part;
  return largest;
}

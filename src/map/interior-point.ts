/**
 * Where a label stands in a polygon: the point farthest from the border, after mapbox/polylabel, found
 * by a coarse look over the box and a few closer looks around the best point so far. Good to about 2 %
 * of the box, which is all a label needs.
 */
import type { LonLat, Polygon } from '../domain/geometry.ts';

const FIRST_LOOK = 7;
const FINE_LOOK = 41;
const CLOSER_LOOKS = 3;

// Polygons are values, and some pictures with labels are painted with every move of the pointer.
const known = new WeakMap<Polygon, LonLat>();

/** A position inside the polygon, holes respected. Throws for a polygon without positions. */
export function interiorPoint(polygon: Polygon): LonLat {
  const point = known.get(polygon) ?? findInterior(polygon);
  known.set(polygon, point);
  return point;
}

function findInterior(polygon: Polygon): LonLat {
  const outer = polygon.coordinates[0];
  if (!outer?.length) throw new Error('Expected a polygon with at least one ring of positions.');
  const [west, south, east, north] = ringBox(outer);
  // East–west degrees are shorter away from the equator; distances are compared in equal units.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const score = (lon: number, lat: number) => distanceInside(polygon, lon, lat, squeeze);

  let best: LonLat = [(west + east) / 2, (south + north) / 2];
  let bestScore = score(best[0], best[1]);
  const look = (centre: LonLat, halfWidth: number, halfHeight: number, count: number) => {
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const lon = centre[0] + halfWidth * ((2 * i + 1) / count - 1);
        const lat = centre[1] + halfHeight * ((2 * j + 1) / count - 1);
        const candidate = score(lon, lat);
        if (candidate > bestScore) {
          best = [lon, lat];
          bestScore = candidate;
        }
      }
    }
  };
  let halfWidth = (east - west) / 2;
  let halfHeight = (north - south) / 2;
  look(best, halfWidth, halfHeight, FIRST_LOOK);
  // A sliver slips through the first look.
  if (bestScore < 0) look(best, halfWidth, halfHeight, FINE_LOOK);
  for (let round = 0; round < CLOSER_LOOKS; round++) {
    halfWidth /= 4;
    halfHeight /= 4;
    look(best, halfWidth, halfHeight, 4);
  }
  return best;
}

function ringBox(ring: readonly (readonly number[])[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Distance to the nearest border in latitude degrees; −1 outside, where no distance is worth its time. */
function distanceInside(polygon: Polygon, lon: number, lat: number, squeeze: number): number {
  if (!isInside(polygon, lon, lat)) return -1;
  let nearest = Infinity;
  for (const ring of polygon.coordinates) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const squared = squaredToSegment(lon, lat, ring[i][0], ring[i][1], ring[j][0], ring[j][1], squeeze);
      if (squared < nearest) nearest = squared;
    }
  }
  return Math.sqrt(nearest);
}

function isInside(polygon: Polygon, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of polygon.coordinates) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const ay = ring[i][1];
      const by = ring[j][1];
      if (ay > lat === by > lat) continue;
      const ax = ring[i][0];
      if (lon < ((ring[j][0] - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

function squaredToSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  squeeze: number,
): number {
  const dx = (bx - ax) * squeeze;
  const dy = by - ay;
  const qx = (px - ax) * squeeze;
  const qy = py - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (qx * dx + qy * dy) / length));
  return (qx - t * dx) ** 2 + (qy - t * dy) ** 2;
}

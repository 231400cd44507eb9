import { orient2d } from 'robust-predicates';
import type { PlanarPolygon, PlanarRing, PlanarShape } from './planar.ts';

export type PointLocation = 'inside' | 'border' | 'outside';

/** Where a point lies, exactly; a point on any ring, holes included, is on the border. */
export function locatePoint(x: number, y: number, polygon: PlanarPolygon): PointLocation {
  let inside = false;
  for (const ring of polygon) {
    const location = locateInRing(x, y, ring);
    if (location === 'border') return 'border';
    if (location === 'inside') inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

/** Inside or on the border. */
export function polygonCovers(polygon: PlanarPolygon, x: number, y: number): boolean {
  return locatePoint(x, y, polygon) !== 'outside';
}

/** Inside or on the border of any part. */
export function shapeCovers(shape: PlanarShape, x: number, y: number): boolean {
  return shape.some((polygon) => polygonCovers(polygon, x, y));
}

/** Even-odd crossings of the ray to the east, decided by an exact side test (Shewchuk 1997). */
export function locateInRing(x: number, y: number, ring: PlanarRing): PointLocation {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [bx, by] = ring[i];
    if ((ay > y && by > y) || (ay < y && by < y) || (ax < x && bx < x)) continue;
    if (ay === by) {
      if (x >= Math.min(ax, bx) && x <= Math.max(ax, bx)) return 'border';
      continue;
    }
    const side = orient2d(ax, ay, bx, by, x, y);
    if (side === 0) return 'border';
    // Half-open in y, so that a corner counts once; `side < 0` is left of the segment in this library.
    if (ay > y !== by > y && side < 0 === by > ay) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

import { type OwnRing, type PlanarPolygon, type PlanarRing, signedRingArea } from './planar.ts';

/**
 * The one way to write a polygon down: shell counter-clockwise and holes clockwise (GeoJSON's right-hand
 * rule), every ring from its lowest position (x, then y), holes in the order of those. Two polygons over
 * the same borders come out byte for byte equal.
 */
export function canonicalPolygon(polygon: PlanarPolygon): OwnRing[] {
  const [shell, ...holes] = polygon.map((ring, i) => canonicalRing(ring, i === 0));
  return [shell, ...holes.sort((left, right) => comparePositions(left[0], right[0]))];
}

function canonicalRing(ring: PlanarRing, counterClockwise: boolean): OwnRing {
  const open = ring.slice(0, -1);
  if (signedRingArea(ring) > 0 !== counterClockwise) open.reverse();
  let lowest = 0;
  for (let i = 1; i < open.length; i++) {
    if (comparePositions(open[i], open[lowest]) < 0) lowest = i;
  }
  const turned = [...open.slice(lowest), ...open.slice(0, lowest), open[lowest]];
  return turned.map(([x, y]) => [x, y]);
}

/** West before east, then south before north. */
export function comparePositions(a: readonly number[], b: readonly number[]): number {
  return a[0] - b[0] || a[1] - b[1];
}

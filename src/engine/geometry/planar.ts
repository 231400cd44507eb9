/**
 * Plane shapes as nested coordinate arrays, laid out as in GeoJSON so that `Polygon.coordinates` is a
 * {@link PlanarPolygon} and `MultiPolygon.coordinates` a {@link PlanarShape}. A ring is closed: first
 * position equal to last. What the numbers are (degrees or local metres) is the caller's business;
 * areas and lengths mean metres only in a local frame.
 */
export type PlanarRing = readonly (readonly number[])[];
export type PlanarPolygon = readonly PlanarRing[];
export type PlanarShape = readonly PlanarPolygon[];

/** A shape this room made: mutable, so that it fits GeoJSON's own types. */
export type OwnRing = [number, number][];
export type OwnPolygon = OwnRing[];
export type OwnShape = OwnPolygon[];

/** [minX, minY, maxX, maxY]; of nothing: [∞, ∞, −∞, −∞]. */
export type PlanarBounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Area with sign: positive when the ring runs counter-clockwise. Square units of the coordinates. */
export function signedRingArea(ring: PlanarRing): number {
  if (ring.length < 4) return 0;
  // From the first vertex, so that far from the origin no digits are lost.
  const originX = ring[0][0];
  const originY = ring[0][1];
  let ax = ring[1][0] - originX;
  let ay = ring[1][1] - originY;
  let doubled = 0;
  for (let i = 2; i < ring.length; i++) {
    const bx = ring[i][0] - originX;
    const by = ring[i][1] - originY;
    doubled += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return doubled / 2;
}

/** Area of the shell less its holes, whichever way the rings run. */
export function polygonArea(polygon: PlanarPolygon): number {
  let area = 0;
  for (let i = 0; i < polygon.length; i++) {
    const ringArea = Math.abs(signedRingArea(polygon[i]));
    area += i === 0 ? ringArea : -ringArea;
  }
  return area;
}

/** Sum of the areas of the parts, which are taken not to overlap. */
export function shapeArea(shape: PlanarShape): number {
  return shape.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

/** The same polygon by the right-hand rule of GeoJSON: shell counter-clockwise, holes clockwise. */
export function rightHanded(polygon: OwnPolygon): OwnPolygon {
  return polygon.map((ring, i) => (signedRingArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));
}

/** Length of all rings, holes included. */
export function polygonPerimeter(polygon: PlanarPolygon): number {
  let length = 0;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      length += Math.hypot(ring[i][0] - ring[i - 1][0], ring[i][1] - ring[i - 1][1]);
    }
  }
  return length;
}

/** Polsby–Popper 4πA/P²: 1 for a disc, towards 0 for a ragged or thin shape (Polsby & Popper 1991). */
export function polsbyPopper(polygon: PlanarPolygon): number {
  const perimeter = polygonPerimeter(polygon);
  return perimeter === 0 ? 0 : (4 * Math.PI * polygonArea(polygon)) / perimeter ** 2;
}

export function ringBounds(ring: PlanarRing): PlanarBounds {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < ring.length; i++) {
    const x = ring[i][0];
    const y = ring[i][1];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** Bounds of all shells. */
export function shapeBounds(shape: PlanarShape): PlanarBounds {
  return shape
    .filter((polygon) => polygon.length > 0)
    .map((polygon) => ringBounds(polygon[0]))
    .reduce(unionBounds, [Infinity, Infinity, -Infinity, -Infinity]);
}

export function unionBounds(a: PlanarBounds, b: PlanarBounds): PlanarBounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** True when the two boxes share at least a point. */
export function boundsTouch(a: PlanarBounds, b: PlanarBounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

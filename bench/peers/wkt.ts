import type { PlanarPolygon } from '../../src/engine/geometry/planar.ts';

/** Well-known text at full precision. */
export function polygonText(polygon: PlanarPolygon): string {
  return `POLYGON${polygonBody(polygon)}`;
}

function polygonBody(polygon: PlanarPolygon): string {
  return `(${polygon.map((ring) => `(${ring.map(([x, y]) => `${x} ${y}`).join()})`).join()})`;
}

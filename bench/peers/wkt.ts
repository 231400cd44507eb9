import type { PlanarPolygon, PlanarShape } from '../../src/engine/geometry/planar.ts';

/** Well-known text at full precision. */
export function polygonText(polygon: PlanarPolygon): string {
  return `POLYGON${polygonBody(polygon)}`;
}

export function multiPolygonText(shape: PlanarShape): string {
  return shape.length === 0 ? 'MULTIPOLYGON EMPTY' : `MULTIPOLYGON(${shape.map(polygonBody).join()})`;
}

function polygonBody(polygon: PlanarPolygon): string {
  return `(${polygon.map((ring) => `(${ring.map(([x, y]) => `${x} ${y}`).join()})`).join()})`;
}

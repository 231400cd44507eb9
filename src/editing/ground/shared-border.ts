import type { Polygon } from '../../domain/geometry.ts';
import { haversineM } from '../../engine/geometry/haversine.ts';
import type { GridParts } from './community.ts';

/** Metres of border that a part shares with each of the grids; those it shares none with are left out. */
export function sharedBorders(part: Polygon, grids: GridParts): Map<string, number> {
  const own = new Set<string>();
  forEachSegment(part, (a, b) => own.add(keyOf(a, b)));
  const shared = new Map<string, number>();
  for (const [code, polygons] of grids) {
    for (const polygon of polygons) {
      if (polygon === part) continue;
      forEachSegment(polygon, (a, b) => {
        if (!own.has(keyOf(a, b))) return;
        shared.set(code, (shared.get(code) ?? 0) + haversineM(a[0], a[1], b[0], b[1]));
      });
    }
  }
  return shared;
}

type Position = readonly number[];

function forEachSegment({ coordinates }: Polygon, visit: (a: Position, b: Position) => void): void {
  for (const ring of coordinates) {
    for (let i = 1; i < ring.length; i++) visit(ring[i - 1], ring[i]);
  }
}

/** The same for both directions. */
function keyOf(a: Position, b: Position): string {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
    ? `${a[0]},${a[1]},${b[0]},${b[1]}`
    : `${b[0]},${b[1]},${a[0]},${a[1]}`;
}

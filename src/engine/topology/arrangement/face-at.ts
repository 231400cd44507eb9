import { turn } from './lattice.ts';
import type { PlanarMap } from './planar-map.ts';

/**
 * The face at a position among those that count; on a border any of these that meets it; `null` for none.
 * Looks for the nearest edge to the west. The position need not be a lattice point.
 */
export function faceAt(
  map: PlanarMap,
  px: number,
  py: number,
  counts: (face: number) => boolean,
): number | null {
  // On a border the side that counts may be the west, or the one below: looked at when the first is none.
  for (const upper of [true, false]) {
    for (const withBorder of [true, false]) {
      const face = eastOfNearestEdge(map, px, py, upper, withBorder);
      if (face !== null && counts(face)) return face;
    }
  }
  return null;
}

function eastOfNearestEdge(
  { vertices: { x, y }, start, face }: PlanarMap,
  px: number,
  py: number,
  upper: boolean,
  withBorder: boolean,
): number | null {
  let nearestX = -Infinity;
  let nearestLean = 0;
  let nearest = -1;
  for (let half = 0; half < start.length; half++) {
    const [a, b] = [start[half], start[half ^ 1]];
    // Downward halves have the east on their left.
    const crossesLevel = upper ? y[b] <= py && py < y[a] : y[b] < py && py <= y[a];
    if (!crossesLevel) continue;
    const side = turn(x[b], y[b], x[a], y[a], px, py);
    if (side > 0 || (side === 0 && !withBorder)) continue;
    const atX = x[b] + ((py - y[b]) / (y[a] - y[b])) * (x[a] - x[b]);
    // Of edges that end in one vertex on the level, the eastmost just above it counts (or just below).
    const lean = ((x[a] - x[b]) / (y[a] - y[b])) * (upper ? 1 : -1);
    if (atX > nearestX || (atX === nearestX && lean > nearestLean)) {
      nearestX = atX;
      nearestLean = lean;
      nearest = half;
    }
  }
  return nearest < 0 ? null : face[nearest];
}

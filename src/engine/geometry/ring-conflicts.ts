import type { PlanarPolygon } from './planar.ts';
import { segmentsConflict } from './segment-conflict.ts';

/**
 * Where the borders of one polygon cross, touch or double back: the first such place, or `null` when
 * every ring is simple and no two rings meet but in single shared corners. Exact. Sweeps the segments
 * from west to east.
 */
export function findRingConflict(polygon: PlanarPolygon): readonly number[] | null {
  const starts = polygon.flatMap((ring) => ring.slice(0, -1));
  const ends = polygon.flatMap((ring) => ring.slice(1));
  const west = Float64Array.from(starts, (a, i) => Math.min(a[0], ends[i][0]));
  const fromWest = Uint32Array.from(starts.keys()).sort((i, j) => west[i] - west[j]);
  const minX = Float64Array.from(fromWest, (i) => west[i]);
  const minY = Float64Array.from(fromWest, (i) => Math.min(starts[i][1], ends[i][1]));
  const maxY = Float64Array.from(fromWest, (i) => Math.max(starts[i][1], ends[i][1]));
  for (let k = 0; k < fromWest.length; k++) {
    const a = starts[fromWest[k]];
    const b = ends[fromWest[k]];
    const maxX = Math.max(a[0], b[0]);
    for (let l = k + 1; l < fromWest.length && minX[l] <= maxX; l++) {
      if (minY[l] > maxY[k] || maxY[l] < minY[k]) continue;
      const other = fromWest[l];
      if (segmentsConflict(a, b, starts[other], ends[other])) return starts[other];
    }
  }
  return null;
}

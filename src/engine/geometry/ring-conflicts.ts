import type { PlanarPolygon } from './planar.ts';
import { segmentsConflict } from './segment-conflict.ts';

interface Segment {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly minX: number;
  readonly maxX: number;
}

/**
 * Where the borders of one polygon cross, touch or double back: the first such place, or `null` when
 * every ring is simple and no two rings meet but in single shared corners. Exact. Sweeps the segments
 * from west to east.
 */
export function findRingConflict(polygon: PlanarPolygon): readonly number[] | null {
  const segments = polygon.flatMap((ring) =>
    ring.slice(1).map((b, i): Segment => {
      const a = ring[i];
      return { a, b, minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]) };
    }),
  );
  segments.sort((left, right) => left.minX - right.minX);
  for (let i = 0; i < segments.length; i++) {
    const current = segments[i];
    for (let j = i + 1; j < segments.length && segments[j].minX <= current.maxX; j++) {
      const other = segments[j];
      if (segmentsConflict(current.a, current.b, other.a, other.b)) return other.a;
    }
  }
  return null;
}

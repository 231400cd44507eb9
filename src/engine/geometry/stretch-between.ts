import { segmentsConflict } from './segment-conflict.ts';

export type Segment = readonly [readonly number[], readonly number[]];

/** Below this sine two lines are taken for parallel: where they meet says little. */
const PARALLEL = 1e-6;

/**
 * At most the length of a segment that lies on one side of a border: from the first to the last place where it
 * meets the border, or to an end that is on that side (`isThere`, which holds on the border itself too).
 */
export function stretchBetween(
  [a, b]: Segment,
  border: readonly Segment[],
  isThere: (position: readonly number[]) => boolean,
): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  let first = isThere(a) ? 0 : 1;
  let last = isThere(b) ? 1 : 0;
  for (const [c, d] of border) {
    if (first === 0 && last === 1) break;
    if (!segmentsConflict(a, b, c, d)) continue;
    const [ex, ey] = [d[0] - c[0], d[1] - c[1]];
    const cross = dx * ey - dy * ex;
    if (Math.abs(cross) <= PARALLEL * length * Math.hypot(ex, ey)) return length;
    const share = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / cross;
    first = Math.min(first, share);
    last = Math.max(last, share);
  }
  return Math.max(0, last - first) * length;
}

import { orient2d } from 'robust-predicates';
import type { PlanarBounds, PlanarPolygon } from './planar.ts';

/**
 * A polygon made ready for many point questions: its segments lie in horizontal strips, so that a point
 * is held against the few at its own height. The answers are those of `locatePoint`, exactly.
 */
export class PreparedPolygon {
  readonly bounds: PlanarBounds;
  private readonly segments: Float64Array;
  /** Strip s holds `stripSegments` from `stripStart[s]` to before `stripStart[s + 1]`. */
  private readonly stripStart: Int32Array;
  private readonly stripSegments: Int32Array;
  private readonly stripsPerUnit: number;

  constructor(readonly polygon: PlanarPolygon) {
    this.segments = flattenSegments(polygon);
    this.bounds = segmentBounds(this.segments);
    const count = this.segments.length / 4;
    const strips = Math.max(1, Math.ceil(count / SEGMENTS_PER_STRIP));
    const height = this.bounds[3] - this.bounds[1];
    this.stripsPerUnit = height > 0 ? strips / height : 0;

    this.stripStart = new Int32Array(strips + 2);
    for (let i = 0; i < count; i++) {
      const last = this.lastStrip(i);
      for (let strip = this.firstStrip(i); strip <= last; strip++) this.stripStart[strip + 2]++;
    }
    for (let strip = 2; strip < strips + 2; strip++) this.stripStart[strip] += this.stripStart[strip - 1];
    this.stripSegments = new Int32Array(this.stripStart[strips + 1]);
    for (let i = 0; i < count; i++) {
      const last = this.lastStrip(i);
      for (let strip = this.firstStrip(i); strip <= last; strip++) {
        this.stripSegments[this.stripStart[strip + 1]++] = i;
      }
    }
  }

  /** Inside or on the border. */
  covers(x: number, y: number): boolean {
    const [minX, minY, maxX, maxY] = this.bounds;
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false;
    const { segments, stripStart, stripSegments } = this;
    const strip = this.stripAt(y);
    let inside = false;
    for (let k = stripStart[strip]; k < stripStart[strip + 1]; k++) {
      const at = 4 * stripSegments[k];
      const ax = segments[at];
      const ay = segments[at + 1];
      const bx = segments[at + 2];
      const by = segments[at + 3];
      if (ay > y === by > y) {
        if (y === ay && (x === ax || (y === by && x > ax !== x > bx))) return true;
        if (y === by && x === bx) return true;
        continue;
      }
      if (x > ax && x > bx) continue;
      if (x < ax && x < bx) {
        inside = !inside;
        continue;
      }
      const side = orient2d(ax, ay, bx, by, x, y);
      if (side === 0) return true;
      if (side < 0 === by > ay) inside = !inside;
    }
    return inside;
  }

  private stripAt(y: number): number {
    const strip = ((y - this.bounds[1]) * this.stripsPerUnit) | 0;
    const last = this.stripStart.length - 3;
    return strip > last ? last : strip;
  }

  private firstStrip(segment: number): number {
    return this.stripAt(Math.min(this.segments[4 * segment + 1], this.segments[4 * segment + 3]));
  }

  private lastStrip(segment: number): number {
    return this.stripAt(Math.max(this.segments[4 * segment + 1], this.segments[4 * segment + 3]));
  }
}

/** About as many segments in a strip as a point can be held against before strips cost more than they save. */
const SEGMENTS_PER_STRIP = 6;

/** ax, ay, bx, by of every segment of every ring. */
function flattenSegments(polygon: PlanarPolygon): Float64Array {
  const count = polygon.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
  const segments = new Float64Array(4 * count);
  let at = 0;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1];
      const b = ring[i];
      segments[at++] = a[0];
      segments[at++] = a[1];
      segments[at++] = b[0];
      segments[at++] = b[1];
    }
  }
  return segments;
}

function segmentBounds(segments: Float64Array): PlanarBounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  // Every vertex starts one segment of its ring.
  for (let at = 0; at < segments.length; at += 4) {
    minX = Math.min(minX, segments[at]);
    maxX = Math.max(maxX, segments[at]);
    minY = Math.min(minY, segments[at + 1]);
    maxY = Math.max(maxY, segments[at + 1]);
  }
  return [minX, minY, maxX, maxY];
}

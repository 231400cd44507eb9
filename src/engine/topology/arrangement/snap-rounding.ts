/**
 * Snap rounding: segments between lattice points become chains of lattice points that meet only in shared
 * ends. Every end and every crossing makes the pixel it lies in "hot"; a segment is bent to the middle of
 * each hot pixel it passes. Nothing moves further than half a unit (half a centimetre), and no new crossing
 * can appear (Hobby 1999, doi:10.1016/S0925-7721(99)00021-8; Guibas & Marimont 1998).
 */
import { crossingPixel } from './hot-pixel.ts';
import { turn } from './lattice.ts';
import { sortedIndexes, type Vertices, VerticesByEast } from './vertices.ts';

/** Two different vertices by number. */
export interface Segment {
  readonly a: number;
  readonly b: number;
}

/**
 * For every segment the chain of vertices it becomes, from its `a` to its `b`. Adds the vertices at which
 * segments cross to `vertices`, except those of pairs that `meet` says to come together in a vertex anyway.
 */
export function snapRound<Given extends Segment>(
  vertices: Vertices,
  segments: readonly Given[],
  meet: (one: Given, other: Given) => boolean = () => false,
): number[][] {
  const { x, y } = vertices;
  const crossings: [number, number][] = [];
  sweepPairs(vertices, segments, (one, other) => {
    const { a, b } = one;
    const { a: c, b: d } = other;
    if (a === c || a === d || b === c || b === d) return;
    if (!separates(vertices, one, other) || !separates(vertices, other, one) || meet(one, other)) return;
    crossings.push(crossingPixel([x[a], y[a]], [x[b], y[b]], [x[c], y[c]], [x[d], y[d]]));
  });
  for (const [crossingX, crossingY] of crossings) vertices.add(crossingX, crossingY);
  const hot = new VerticesByEast(vertices);
  return segments.map(({ a, b }) => [a, ...hot.passedBetween(a, b), b]);
}

/** Whether segments, all different, meet nowhere but in ends they share. Exact. */
export function isNoded(vertices: Vertices, segments: readonly Segment[]): boolean {
  let noded = true;
  sweepPairs(vertices, segments, (one, other) => {
    noded &&= !touches(vertices, one, other);
  });
  return noded;
}

/** Calls with every pair of segments whose boxes meet, from west to east. */
function sweepPairs<Given extends Segment>(
  { x, y }: Vertices,
  segments: readonly Given[],
  visit: (one: Given, other: Given) => void,
): void {
  const byWest = sortedIndexes(segments.map(({ a, b }) => Math.min(x[a], x[b])));
  const count = segments.length;
  const [west, east] = [new Float64Array(count), new Float64Array(count)];
  const [south, north] = [new Float64Array(count), new Float64Array(count)];
  for (let k = 0; k < count; k++) {
    const { a, b } = segments[byWest[k]];
    west[k] = Math.min(x[a], x[b]);
    east[k] = Math.max(x[a], x[b]);
    south[k] = Math.min(y[a], y[b]);
    north[k] = Math.max(y[a], y[b]);
  }
  for (let k = 0; k < count; k++) {
    for (let l = k + 1; l < count && west[l] <= east[k]; l++) {
      if (south[l] <= north[k] && north[l] >= south[k]) visit(segments[byWest[k]], segments[byWest[l]]);
    }
  }
}

/** Whether the ends of the second segment lie strictly on different sides of the line through the first. */
function separates({ x, y }: Vertices, { a, b }: Segment, { a: c, b: d }: Segment): boolean {
  const cSide = turn(x[a], y[a], x[b], y[b], x[c], y[c]);
  const dSide = turn(x[a], y[a], x[b], y[b], x[d], y[d]);
  return (cSide < 0 && dSide > 0) || (cSide > 0 && dSide < 0);
}

/** Whether two segments with boxes that meet have a point in common, ends they share left aside. */
function touches(vertices: Vertices, one: Segment, other: Segment): boolean {
  const { x, y } = vertices;
  const { a, b } = one;
  const { a: c, b: d } = other;
  const sideOf = (p: number, q: number, r: number): number => turn(x[p], y[p], x[q], y[q], x[r], y[r]);
  if (a === c || a === d || b === c || b === d) {
    const corner = a === c || a === d ? a : b;
    const [p, q] = [corner === a ? b : a, corner === c ? d : c];
    const dot = (x[p] - x[corner]) * (x[q] - x[corner]) + (y[p] - y[corner]) * (y[q] - y[corner]);
    return dot > 0 && sideOf(corner, p, q) === 0;
  }
  if (sideOf(a, b, c) * sideOf(a, b, d) > 0) return false;
  return sideOf(c, d, a) * sideOf(c, d, b) <= 0;
}

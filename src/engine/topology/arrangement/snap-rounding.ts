/**
 * Snap rounding: segments between lattice points become chains of lattice points that meet only in shared
 * ends. Every end and every crossing makes the pixel it lies in "hot"; a segment is bent to the middle of
 * each hot pixel it passes. Nothing moves further than half a unit (half a centimetre), and no new crossing
 * can appear (Hobby 1999, doi:10.1016/S0925-7721(99)00021-8; Guibas & Marimont 1998).
 */
import { crossingPixel, passesPixel } from './hot-pixel.ts';
import { turn } from './lattice.ts';

/** Lattice points by number; the same point has one number. */
export class Vertices {
  readonly x: number[] = [];
  readonly y: number[] = [];
  private readonly numbers = new Map<number, number>();

  get size(): number {
    return this.x.length;
  }

  add(x: number, y: number): number {
    const key = x * 2 ** 26 + y;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.x.push(x) - 1;
    this.y.push(y);
    this.numbers.set(key, number);
    return number;
  }
}

/** Two different vertices by number. */
export interface Segment {
  readonly a: number;
  readonly b: number;
}

/**
 * For every segment the chain of vertices it becomes, from its `a` to its `b`. Adds the vertices at which
 * segments cross to `vertices`.
 */
export function snapRound(vertices: Vertices, segments: readonly Segment[]): number[][] {
  const byWest = sortedByWest(vertices, segments);
  addCrossings(vertices, segments, byWest);
  const { x } = vertices;
  const eastwards = Uint32Array.from(x.keys()).sort((p, q) => x[p] - x[q]);
  const eastwardX = Float64Array.from(eastwards, (p) => x[p]);
  return segments.map((segment) => chainOf(vertices, segment, eastwards, eastwardX));
}

function sortedByWest({ x }: Vertices, segments: readonly Segment[]): Uint32Array {
  const west = Float64Array.from(segments, ({ a, b }) => Math.min(x[a], x[b]));
  return Uint32Array.from(segments.keys()).sort((i, j) => west[i] - west[j]);
}

/** Sweeps the segments from west to east and makes the pixel of every proper crossing a vertex. */
function addCrossings(vertices: Vertices, segments: readonly Segment[], byWest: Uint32Array): void {
  const { x, y } = vertices;
  const west = Float64Array.from(byWest, (i) => Math.min(x[segments[i].a], x[segments[i].b]));
  const south = Float64Array.from(byWest, (i) => Math.min(y[segments[i].a], y[segments[i].b]));
  const north = Float64Array.from(byWest, (i) => Math.max(y[segments[i].a], y[segments[i].b]));
  for (let k = 0; k < byWest.length; k++) {
    const { a, b } = segments[byWest[k]];
    const east = Math.max(x[a], x[b]);
    for (let l = k + 1; l < byWest.length && west[l] <= east; l++) {
      if (south[l] > north[k] || north[l] < south[k]) continue;
      const { a: c, b: d } = segments[byWest[l]];
      if (a === c || a === d || b === c || b === d || !crossProperly(vertices, a, b, c, d)) continue;
      vertices.add(...crossingPixel([x[a], y[a]], [x[b], y[b]], [x[c], y[c]], [x[d], y[d]]));
    }
  }
}

/** Whether the ends of each segment lie strictly on different sides of the other. */
function crossProperly({ x, y }: Vertices, a: number, b: number, c: number, d: number): boolean {
  const cSide = turn(x[a], y[a], x[b], y[b], x[c], y[c]);
  const dSide = turn(x[a], y[a], x[b], y[b], x[d], y[d]);
  if (!(cSide < 0 && dSide > 0) && !(cSide > 0 && dSide < 0)) return false;
  const aSide = turn(x[c], y[c], x[d], y[d], x[a], y[a]);
  const bSide = turn(x[c], y[c], x[d], y[d], x[b], y[b]);
  return (aSide < 0 && bSide > 0) || (aSide > 0 && bSide < 0);
}

function chainOf(
  { x, y }: Vertices,
  { a, b }: Segment,
  eastwards: Uint32Array,
  eastwardX: Float64Array,
): number[] {
  const [ax, ay, bx, by] = [x[a], y[a], x[b], y[b]];
  const east = Math.max(ax, bx);
  const [south, north] = [Math.min(ay, by), Math.max(ay, by)];
  const passed: number[] = [];
  for (let i = firstAtOrEast(eastwardX, Math.min(ax, bx)); i < eastwards.length; i++) {
    if (eastwardX[i] > east) break;
    const p = eastwards[i];
    if (y[p] < south || y[p] > north || p === a || p === b) continue;
    if (passesPixel(ax, ay, bx, by, x[p], y[p])) passed.push(p);
  }
  if (passed.length > 1) {
    // No two pixels on one line have middles abreast of each other, so this order is the order of passing.
    const along = (p: number): number => (x[p] - ax) * (bx - ax) + (y[p] - ay) * (by - ay);
    passed.sort((p, q) => along(p) - along(q));
  }
  return [a, ...passed, b];
}

function firstAtOrEast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

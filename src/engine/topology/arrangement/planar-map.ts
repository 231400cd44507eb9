/**
 * A doubly connected edge list (Muller & Preparata 1978; de Berg et al., Computational Geometry, ch. 2) over
 * edges that meet only in their ends. Edge e has two halves: 2e runs from its `a` to its `b`, 2e + 1 runs back. Each half has the face on its left:
 *
 *     v ←──── h ^ 1 ───── w          twin of h: h ^ 1
 *       ───── h ────────→            next of h: the first half out of w, clockwise from its twin
 *
 * A bounded face is named by the one cycle of halves that runs round it counter-clockwise. The other cycles
 * run clockwise round a connected piece of border from outside: they are the holes of the face they lie in.
 */
import { turn } from './lattice.ts';
import type { Segment } from './snap-rounding.ts';
import type { Vertices } from './vertices.ts';

/** The face beyond everything. */
export const UNBOUNDED = 0;

export interface PlanarMap {
  readonly vertices: Pick<Vertices, 'x' | 'y'>;
  /** Start vertex of each half edge; its end is the start of its twin. */
  readonly start: Int32Array;
  readonly next: Int32Array;
  /** Face on the left of each half edge. */
  readonly face: Int32Array;
  readonly faceCount: number;
  /** Twice the area of each face in square units, holes taken off. Of the unbounded face: 0. */
  readonly doubledArea: Float64Array;
  /** Half edges out of vertex v, counter-clockwise: `out[outOffset[v]]` … `out[outOffset[v + 1] - 1]`. */
  readonly out: Int32Array;
  readonly outOffset: Int32Array;
  /** Where in `out` each half edge stands. */
  readonly outPlace: Int32Array;
}

export function buildPlanarMap(
  vertices: Pick<Vertices, 'x' | 'y' | 'size'>,
  edges: readonly Segment[],
): PlanarMap {
  const start = new Int32Array(edges.length * 2);
  edges.forEach(({ a, b }, edge) => {
    start[2 * edge] = a;
    start[2 * edge + 1] = b;
  });
  const { out, outOffset, outPlace } = sortAround(vertices, start);
  const next = new Int32Array(start.length);
  for (let half = 0; half < start.length; half++) {
    const vertex = start[half ^ 1];
    const place = outPlace[half ^ 1];
    next[half] = place === outOffset[vertex] ? out[outOffset[vertex + 1] - 1] : out[place - 1];
  }
  const { face, faceCount, doubledArea } = nameFaces(vertices, start, next);
  return { vertices, start, next, face, faceCount, doubledArea, out, outOffset, outPlace };
}

function sortAround({ x, y, size }: Pick<Vertices, 'x' | 'y' | 'size'>, start: Int32Array) {
  const outOffset = new Int32Array(size + 1);
  for (const vertex of start) outOffset[vertex + 1]++;
  for (let vertex = 0; vertex < size; vertex++) outOffset[vertex + 1] += outOffset[vertex];
  const fill = outOffset.slice();
  const out = new Int32Array(start.length);
  for (let half = 0; half < start.length; half++) out[fill[start[half]]++] = half;
  const isUpper = (half: number): boolean => {
    const [a, b] = [start[half], start[half ^ 1]];
    return y[b] > y[a] || (y[b] === y[a] && x[b] > x[a]);
  };
  const byAngle = (one: number, other: number): number => {
    const upper = isUpper(one);
    if (upper !== isUpper(other)) return upper ? -1 : 1;
    const [a, b, c] = [start[one], start[one ^ 1], start[other ^ 1]];
    return -turn(x[a], y[a], x[b], y[b], x[c], y[c]);
  };
  const outPlace = new Int32Array(start.length);
  for (let vertex = 0; vertex < size; vertex++) {
    const end = outOffset[vertex + 1];
    if (end - outOffset[vertex] > 1) out.subarray(outOffset[vertex], end).sort(byAngle);
    for (let place = outOffset[vertex]; place < end; place++) outPlace[out[place]] = place;
  }
  return { out, outOffset, outPlace };
}

/** One cycle of halves: twice its area, and its lowest vertex (west, then south). */
interface Cycle {
  readonly doubled: number;
  readonly lowest: number;
}

function nameFaces({ x, y }: Pick<Vertices, 'x' | 'y'>, start: Int32Array, next: Int32Array) {
  const cycleOf = new Int32Array(start.length).fill(-1);
  const cycles: Cycle[] = [];
  for (let first = 0; first < start.length; first++) {
    if (cycleOf[first] >= 0) continue;
    const [originX, originY] = [x[start[first]], y[start[first]]];
    let doubled = 0;
    let lowest = start[first];
    let half = first;
    do {
      cycleOf[half] = cycles.length;
      const [a, b] = [start[half], start[half ^ 1]];
      doubled += turn(originX, originY, x[a], y[a], x[b], y[b]);
      if (x[a] < x[lowest] || (x[a] === x[lowest] && y[a] < y[lowest])) lowest = a;
      half = next[half];
    } while (half !== first);
    cycles.push({ doubled, lowest });
  }
  let faceCount = UNBOUNDED + 1;
  const faceOfCycle = new Int32Array(cycles.length);
  for (let cycle = 0; cycle < cycles.length; cycle++) {
    if (cycles[cycle].doubled > 0) faceOfCycle[cycle] = faceCount++;
  }
  const doubledArea = new Float64Array(faceCount);
  cycles.forEach(({ doubled }, cycle) => {
    if (doubled > 0) doubledArea[faceOfCycle[cycle]] = doubled;
  });
  // From west to east: what lies west of a hole is named before it.
  const holes = [...cycles.keys()].filter((cycle) => cycles[cycle].doubled <= 0);
  holes.sort(
    (i, j) => x[cycles[i].lowest] - x[cycles[j].lowest] || y[cycles[i].lowest] - y[cycles[j].lowest],
  );
  for (const hole of holes) {
    const west = nextToTheWest({ x, y }, start, cycles[hole].lowest);
    faceOfCycle[hole] = west < 0 ? UNBOUNDED : faceOfCycle[cycleOf[west]];
    if (faceOfCycle[hole] !== UNBOUNDED) doubledArea[faceOfCycle[hole]] += cycles[hole].doubled;
  }
  const face = cycleOf.map((cycle) => faceOfCycle[cycle]);
  return { face, faceCount, doubledArea };
}

/**
 * The half edge that a ray from the vertex to the west meets first, in the direction that has the vertex on
 * its left; −1 for none. Of edges that touch the ray from below only, none counts: the ray runs an
 * infinitely small step above the vertex.
 */
function nextToTheWest({ x, y }: Pick<Vertices, 'x' | 'y'>, start: Int32Array, vertex: number): number {
  const [px, py] = [x[vertex], y[vertex]];
  let best = -1;
  for (let half = 0; half < start.length; half++) {
    const [a, b] = [start[half], start[half ^ 1]];
    // Downward halves have the east on their left.
    if (y[b] > py || y[a] <= py || a === vertex || b === vertex) continue;
    if (turn(x[b], y[b], x[a], y[a], px, py) >= 0) continue;
    if (best < 0 || liesEast(half, best)) best = half;
  }
  return best;

  /** Whether a downward half lies east of another, on the level where both are: exact, they do not cross. */
  function liesEast(half: number, other: number): boolean {
    const [a, b] = [start[half], start[half ^ 1]];
    const [c, d] = [start[other], start[other ^ 1]];
    const side =
      y[b] >= y[d]
        ? turn(x[d], y[d], x[c], y[c], x[b], y[b]) || turn(x[d], y[d], x[c], y[c], x[a], y[a])
        : -(turn(x[b], y[b], x[a], y[a], x[d], y[d]) || turn(x[b], y[b], x[a], y[a], x[c], y[c]));
    return side < 0;
  }
}

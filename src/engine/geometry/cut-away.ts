import { orient2d } from 'robust-predicates';
import {
  type OwnRing,
  type PlanarBounds,
  type PlanarPolygon,
  type PlanarRing,
  ringBounds,
} from './planar.ts';
import { locateInRing } from './point-in-polygon.ts';
import type { PreparedShape } from './prepared-shape.ts';

/** Nearer than this to a corner or to one another, crossings are left to the robust kernel: a micrometre. */
const TINY_M = 1e-6;

/** Up to so many edges in reach, a look at each is quicker than a look into the tiles. */
const FEW_EDGES = 24;

/** Where a border of the grid and a border of the covered area cross. */
interface Crossing {
  readonly x: number;
  readonly y: number;
  readonly gridRing: number;
  readonly gridEdge: number;
  /** 0 … 1 along the grid's edge, and along the covered area's. */
  readonly alongGrid: number;
  readonly edge: number;
  readonly alongEdge: number;
  /** Metres to the nearest end of the two edges. */
  readonly room: number;
  /** The grid's border comes out of covered ground here. */
  readonly leaves: boolean;
  /** The next crossing along the grid's ring. */
  next: Crossing;
  used: boolean;
}

/**
 * The rings of what lies in the polygon and not in the covered area, ground on their left; `null` where
 * borders touch, overlap or run through each other's corners, which is the robust kernel's work. The
 * polygon follows the right-hand rule. Weiler and Atherton's walk (1977): along the grid where it is not
 * covered, back along the covered area's border where that is inside the grid. Which side is which is
 * decided by exact predicates; only the crossing points themselves are rounded.
 */
export function cutAway(polygon: PlanarPolygon, covered: PreparedShape): OwnRing[] | null {
  const near = edgesNear(polygon, covered);
  if (near.length === 0) return covered.covers(polygon[0][0][0], polygon[0][0][1]) ? [] : copyOf(polygon);
  const crossings = findCrossings(polygon, covered, near);
  if (crossings === null) return null;
  const gridRings = polygon.map((_, r) => crossings.filter((crossing) => crossing.gridRing === r));
  if (!gridRings.every(linkAlongGrid)) return null;
  const byEdge = groupByEdge(crossings);
  if (byEdge === null) return null;

  const rings: OwnRing[] = [];
  for (const crossing of crossings) {
    if (!crossing.leaves || crossing.used) continue;
    const ring = walkFrom(crossing, polygon, covered, byEdge);
    if (ring === null) return null;
    rings.push(ring);
  }
  polygon.forEach((ring, r) => {
    if (gridRings[r].length > 0 || covered.covers(ring[0][0], ring[0][1])) return;
    rings.push(ring.map(([x, y]) => [x, y]));
  });
  rings.push(...coveredRingsInside(polygon, covered, near, crossings));
  return rings;
}

function edgesNear(polygon: PlanarPolygon, covered: PreparedShape): number[] {
  const near: number[] = [];
  covered.forEachEdgeNear(ringBounds(polygon[0]), (edge) => {
    near.push(edge);
  });
  return near;
}

function copyOf(polygon: PlanarPolygon): OwnRing[] {
  return polygon.map((ring) => ring.map(([x, y]) => [x, y]));
}

function findCrossings(
  polygon: PlanarPolygon,
  covered: PreparedShape,
  near: readonly number[],
): Crossing[] | null {
  const crossings: Crossing[] = [];
  let [ring, gridRing, gridEdge] = [polygon[0], 0, 0];
  const visit = (edge: number): void => {
    const crossing = crossingOf(ring, gridRing, gridEdge, covered, edge);
    if (crossing !== null) crossings.push(crossing);
  };
  for (gridRing = 0; gridRing < polygon.length; gridRing++) {
    ring = polygon[gridRing];
    for (gridEdge = 0; gridEdge < ring.length - 1; gridEdge++) {
      const a = ring[gridEdge];
      const b = ring[gridEdge + 1];
      const box: PlanarBounds = [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[0], b[0]),
        Math.max(a[1], b[1]),
      ];
      if (near.length > FEW_EDGES) covered.forEachEdgeNear(box, visit);
      else covered.forEachEdgeOf(near, box, visit);
    }
  }
  // Written so that NaN, from borders that run along each other, is degenerate as well.
  return crossings.every((crossing) => crossing.room > TINY_M) ? crossings : null;
}

/** Where the two edges cross, if they meet at all; touching counts, with no room. */
function crossingOf(
  ring: PlanarRing,
  gridRing: number,
  gridEdge: number,
  covered: PreparedShape,
  edge: number,
): Crossing | null {
  const [ax, ay] = ring[gridEdge];
  const [bx, by] = ring[gridEdge + 1];
  const end = covered.nextVertex(edge);
  const [cx, cy, dx, dy] = [covered.x[edge], covered.y[edge], covered.x[end], covered.y[end]];
  const aSide = orient2d(cx, cy, dx, dy, ax, ay);
  const bSide = orient2d(cx, cy, dx, dy, bx, by);
  if ((aSide > 0 && bSide > 0) || (aSide < 0 && bSide < 0)) return null;
  const cSide = orient2d(ax, ay, bx, by, cx, cy);
  const dSide = orient2d(ax, ay, bx, by, dx, dy);
  if ((cSide > 0 && dSide > 0) || (cSide < 0 && dSide < 0)) return null;
  const alongGrid = aSide / (aSide - bSide);
  const alongEdge = cSide / (cSide - dSide);
  const crossing = {
    x: ax + alongGrid * (bx - ax),
    y: ay + alongGrid * (by - ay),
    gridRing,
    gridEdge,
    alongGrid,
    edge,
    alongEdge,
    room: Math.min(
      Math.min(alongGrid, 1 - alongGrid) * Math.hypot(bx - ax, by - ay),
      Math.min(alongEdge, 1 - alongEdge) * Math.hypot(dx - cx, dy - cy),
    ),
    leaves: aSide < 0,
    used: false,
  } as Crossing;
  crossing.next = crossing;
  return crossing;
}

/** Puts the crossings of one grid ring in running order; false when in and out do not take turns. */
function linkAlongGrid(crossings: Crossing[]): boolean {
  crossings.sort((a, b) => a.gridEdge - b.gridEdge || a.alongGrid - b.alongGrid);
  return crossings.every((crossing, i) => {
    crossing.next = crossings[(i + 1) % crossings.length];
    return crossing.next.leaves !== crossing.leaves && !isTooNear(crossing, crossing.next);
  });
}

function groupByEdge(crossings: readonly Crossing[]): Map<number, Crossing[]> | null {
  const byEdge = new Map<number, Crossing[]>();
  for (const crossing of crossings) {
    const list = byEdge.get(crossing.edge);
    if (list === undefined) byEdge.set(crossing.edge, [crossing]);
    else list.push(crossing);
  }
  for (const list of byEdge.values()) {
    if (list.length > 1) list.sort((a, b) => a.alongEdge - b.alongEdge);
    if (list.some((crossing, i) => i > 0 && isTooNear(list[i - 1], crossing))) return null;
  }
  return byEdge;
}

function isTooNear(a: Crossing, b: Crossing): boolean {
  return a !== b && Math.hypot(a.x - b.x, a.y - b.y) <= TINY_M;
}

/** One ring of the result, from where the grid comes out of covered ground until it closes. */
function walkFrom(
  start: Crossing,
  polygon: PlanarPolygon,
  covered: PreparedShape,
  byEdge: ReadonlyMap<number, readonly Crossing[]>,
): OwnRing | null {
  const ring: OwnRing = [];
  let crossing = start;
  do {
    if (crossing.used || !crossing.leaves) return null;
    crossing.used = true;
    const entry = crossing.next;
    ring.push([crossing.x, crossing.y]);
    appendGridBetween(ring, polygon[crossing.gridRing], crossing, entry);
    ring.push([entry.x, entry.y]);
    const exit = walkBack(ring, entry, covered, byEdge);
    if (exit === null) return null;
    crossing = exit;
  } while (crossing !== start);
  ring.push([start.x, start.y]);
  return ring;
}

function appendGridBetween(
  ring: OwnRing,
  gridRing: PlanarPolygon[number],
  from: Crossing,
  to: Crossing,
): void {
  const edges = gridRing.length - 1;
  let steps = (to.gridEdge - from.gridEdge + edges) % edges;
  if (steps === 0 && to.alongGrid <= from.alongGrid) steps = edges;
  for (let step = 1; step <= steps; step++) {
    const [x, y] = gridRing[(from.gridEdge + step) % edges];
    ring.push([x, y]);
  }
}

/** Against the covered area's running direction to the crossing before, its vertices put on the ring. */
function walkBack(
  ring: OwnRing,
  entry: Crossing,
  covered: PreparedShape,
  byEdge: ReadonlyMap<number, readonly Crossing[]>,
): Crossing | null {
  const own = byEdge.get(entry.edge) ?? [];
  const before = own[own.indexOf(entry) - 1];
  if (before !== undefined) return before;
  const coveredRing = covered.ringOf[entry.edge];
  let edge = entry.edge;
  for (let steps = covered.ringStart[coveredRing + 1] - covered.ringStart[coveredRing]; steps > 0; steps--) {
    ring.push([covered.x[edge], covered.y[edge]]);
    edge = covered.previousVertex(edge);
    const last = byEdge.get(edge)?.at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

/** Whole rings of the covered area that lie inside the polygon, turned round: islands and pockets. */
function coveredRingsInside(
  polygon: PlanarPolygon,
  covered: PreparedShape,
  near: readonly number[],
  crossings: readonly Crossing[],
): OwnRing[] {
  const [minX, minY, maxX, maxY] = ringBounds(polygon[0]);
  const crossed = new Set(crossings.map((crossing) => covered.ringOf[crossing.edge]));
  const nearRings = new Set(near.map((edge) => covered.ringOf[edge]));
  const rings: OwnRing[] = [];
  for (const r of nearRings) {
    const box = covered.ringBounds[r];
    if (crossed.has(r) || box[0] < minX || box[1] < minY || box[2] > maxX || box[3] > maxY) continue;
    const [x, y] = [covered.x[covered.ringStart[r]], covered.y[covered.ringStart[r]]];
    const inside = polygon.reduce((odd, ring) => odd !== (locateInRing(x, y, ring) === 'inside'), false);
    if (!inside) continue;
    rings.push(covered.ring(r).reverse());
  }
  return rings;
}

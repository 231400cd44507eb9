import { orient2d } from 'robust-predicates';
import type { CoveredArea } from './covered-area.ts';
import type { OwnRing, PlanarPolygon } from './planar.ts';
import { ringBounds } from './planar.ts';
import { locateInRing } from './point-in-polygon.ts';

/** Nearer than this to a corner or to one another, crossings are left to the robust kernel: a micrometre. */
const TINY_M = 1e-6;

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
export function cutAway(polygon: PlanarPolygon, covered: CoveredArea): OwnRing[] | null {
  const crossings = findCrossings(polygon, covered);
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
  rings.push(...coveredRingsInside(polygon, covered, crossings));
  return rings;
}

function findCrossings(polygon: PlanarPolygon, covered: CoveredArea): Crossing[] | null {
  const crossings: Crossing[] = [];
  let degenerate = false;
  polygon.forEach((ring, gridRing) => {
    for (let gridEdge = 0; gridEdge < ring.length - 1 && !degenerate; gridEdge++) {
      const [ax, ay] = ring[gridEdge];
      const [bx, by] = ring[gridEdge + 1];
      const gridLength = Math.hypot(bx - ax, by - ay);
      const visit = (edge: number): void => {
        const end = covered.nextVertex(edge);
        const [cx, cy, dx, dy] = [covered.x[edge], covered.y[edge], covered.x[end], covered.y[end]];
        const aSide = orient2d(cx, cy, dx, dy, ax, ay);
        const bSide = orient2d(cx, cy, dx, dy, bx, by);
        if ((aSide > 0 && bSide > 0) || (aSide < 0 && bSide < 0)) return;
        const cSide = orient2d(ax, ay, bx, by, cx, cy);
        const dSide = orient2d(ax, ay, bx, by, dx, dy);
        if ((cSide > 0 && dSide > 0) || (cSide < 0 && dSide < 0)) return;
        const alongGrid = aSide / (aSide - bSide);
        const alongEdge = cSide / (cSide - dSide);
        const edgeLength = Math.hypot(dx - cx, dy - cy);
        const room = Math.min(
          Math.min(alongGrid, 1 - alongGrid) * gridLength,
          Math.min(alongEdge, 1 - alongEdge) * edgeLength,
        );
        // Written so that NaN, from borders that run along each other, is degenerate as well.
        if (!(room > TINY_M)) degenerate = true;
        const x = ax + alongGrid * (bx - ax);
        const y = ay + alongGrid * (by - ay);
        const crossing = {
          x,
          y,
          gridRing,
          gridEdge,
          alongGrid,
          edge,
          alongEdge,
          leaves: aSide < 0,
          used: false,
        };
        const linked = crossing as Crossing;
        linked.next = linked;
        crossings.push(linked);
      };
      covered.forEachEdgeNear(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), visit);
    }
  });
  return degenerate ? null : crossings;
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
  covered: CoveredArea,
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
  covered: CoveredArea,
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
  covered: CoveredArea,
  crossings: readonly Crossing[],
): OwnRing[] {
  const [minX, minY, maxX, maxY] = ringBounds(polygon[0]);
  const crossed = new Set(crossings.map((crossing) => covered.ringOf[crossing.edge]));
  const near = new Set<number>();
  covered.forEachEdgeNear(minX, minY, maxX, maxY, (edge) => {
    near.add(covered.ringOf[edge]);
  });
  const rings: OwnRing[] = [];
  for (const r of near) {
    const box = covered.ringBounds[r];
    if (crossed.has(r) || box[0] < minX || box[1] < minY || box[2] > maxX || box[3] > maxY) continue;
    const [x, y] = [covered.x[covered.ringStart[r]], covered.y[covered.ringStart[r]]];
    const inside = polygon.reduce((odd, ring) => odd !== (locateInRing(x, y, ring) === 'inside'), false);
    if (!inside) continue;
    rings.push(covered.ring(r).reverse());
  }
  return rings;
}

import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import { type PlanarPolygon, type PlanarRing, signedRingArea } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { findRingConflict } from '../geometry/ring-conflicts.ts';
import type { CutResult } from './cut-arcs.ts';
import { type Arc, type Face, faceRings, OUTSIDE, type PartitionProblem } from './partition.ts';
import { PositionIndex } from './position-index.ts';

/** A border this far from the outline, in degrees, still follows it: both were rounded to a unit. */
const OUTLINE_REACH_DEGREES = 1.5 / COORDINATE_SCALE;

interface Loop {
  readonly ring: LonLat[];
  readonly faces: number[];
}

/**
 * What keeps the faces from tiling. When every face is simple, no side of an arc is claimed twice and the
 * arcs with nothing on their right close to simple loops, then the faces tile what those loops enclose:
 * the winding numbers of all faces add up to that of the loops, since shared arcs cancel.
 */
export function findPartitionProblems(
  arcs: readonly Arc[],
  faces: readonly Face[],
  claimedTwice: CutResult['claimedTwice'],
  outline: Polygon | MultiPolygon | null,
): PartitionProblem[] {
  const codes = (indexes: readonly number[]): string[] => [...new Set(indexes.map((i) => faces[i].code))];
  const problems: PartitionProblem[] = claimedTwice.map(({ arc, face }) => ({
    code: 'overlap',
    faces: codes([arcs[arc].left, face]),
    at: arcs[arc].points[0],
  }));
  for (const face of faces) {
    const conflict = findRingConflict(faceRings(arcs, face));
    if (conflict !== null) problems.push({ code: 'not_simple', faces: [face.code], at: toLonLat(conflict) });
  }
  const loops = outlineLoops(arcs);
  const conflict = findRingConflict(loops.map((loop) => loop.ring));
  if (conflict !== null) {
    const concerned = loops.filter((loop) =>
      loop.ring.some((p) => p[0] === conflict[0] && p[1] === conflict[1]),
    );
    problems.push({
      code: 'overlap',
      faces: codes(concerned.flatMap((loop) => loop.faces)),
      at: toLonLat(conflict),
    });
  }
  const strays = outline === null ? innerLoops(loops) : againstOutline(loops, shapeOf(outline));
  return [...problems, ...strays.map(({ code, loop, at }) => ({ code, faces: codes(loop.faces), at }))];
}

interface Stray {
  readonly code: 'gap' | 'outside_outline';
  readonly loop: Loop;
  readonly at: LonLat;
}

/** Without an outline to hold against, a clockwise loop is a hole that nobody claims. */
function innerLoops(loops: readonly Loop[]): Stray[] {
  return loops
    .filter((loop) => signedRingArea(loop.ring) < 0)
    .map((loop) => ({ code: 'gap', loop, at: loop.ring[0] }));
}

/** Both ways: every vertex of the loops lies on the outline, and every vertex of the outline on a loop. */
function againstOutline(loops: readonly Loop[], outline: readonly PlanarPolygon[]): Stray[] {
  const strays: Stray[] = [];
  const outlineRings = outline.flat();
  const onOutline = indexOf(outlineRings);
  for (const loop of loops) {
    const off = loop.ring.find((p) => !onOutline.has(p[0], p[1]) && !liesNear(p, outlineRings));
    if (off === undefined) continue;
    const code = shapeCovers(outline, off[0], off[1]) ? 'gap' : 'outside_outline';
    strays.push({ code, loop, at: off });
  }
  if (loops.length === 0 || strays.length > 0) return strays;
  const loopRings = loops.map((loop) => loop.ring);
  const onLoop = indexOf(loopRings);
  for (const ring of outlineRings) {
    const missed = ring.find((p) => !onLoop.has(p[0], p[1]) && !liesNear(p, loopRings));
    if (missed !== undefined) strays.push({ code: 'gap', loop: loops[0], at: toLonLat(missed) });
  }
  return strays;
}

/** The arcs with nothing on their right, chained head to tail; faces lie on the left of the loops. */
export function outlineLoops(arcs: readonly Arc[]): Loop[] {
  const waiting = new Map<string, Arc[]>();
  for (const arc of arcs) {
    if (arc.right !== OUTSIDE) continue;
    const key = keyOf(arc.points[0]);
    waiting.set(key, [...(waiting.get(key) ?? []), arc]);
  }
  const loops: Loop[] = [];
  for (const starts of waiting.values()) {
    for (let first = starts.pop(); first !== undefined; first = starts.pop()) {
      const ring = [...first.points];
      const faces = [first.left];
      for (let next = takeNext(waiting, ring); next !== undefined; next = takeNext(waiting, ring)) {
        ring.push(...next.points.slice(1));
        faces.push(next.left);
      }
      loops.push({ ring, faces });
    }
  }
  return loops;
}

function takeNext(waiting: Map<string, Arc[]>, ring: readonly LonLat[]): Arc | undefined {
  const head = keyOf(ring[0]);
  const tail = keyOf(ring[ring.length - 1]);
  return head === tail ? undefined : waiting.get(tail)?.pop();
}

function liesNear(p: readonly number[], rings: readonly PlanarRing[]): boolean {
  return rings.some((ring) =>
    ring.some((b, i) => i > 0 && distanceToSegment(p, ring[i - 1], b) <= OUTLINE_REACH_DEGREES),
  );
}

function distanceToSegment(p: readonly number[], a: readonly number[], b: readonly number[]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
  const clamped = Math.min(1, Math.max(0, along));
  return Math.hypot(a[0] + clamped * dx - p[0], a[1] + clamped * dy - p[1]);
}

function indexOf(rings: readonly PlanarRing[]): PositionIndex {
  const positions = new PositionIndex(rings.reduce((sum, ring) => sum + ring.length, 0));
  for (const ring of rings) {
    for (const [lon, lat] of ring) positions.add(lon, lat);
  }
  return positions;
}

function keyOf(p: readonly number[]): string {
  return `${p[0]},${p[1]}`;
}

function shapeOf(geometry: Polygon | MultiPolygon): readonly PlanarPolygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function toLonLat(p: readonly number[]): LonLat {
  return [p[0], p[1]];
}

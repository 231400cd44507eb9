/**
 * Whether one polygon is sound, decided exactly (Shewchuk's predicates) on the stored coordinates, with
 * the place of the first fault found. The rules are those of OGC Simple Features: rings do not cross or
 * run back over themselves, a ring does not touch itself, holes lie inside.
 */
import { orient2d } from 'robust-predicates';
import { type LonLat, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import { type PlanarRing, signedRingArea } from '../geometry/planar.ts';
import { locateInRing } from '../geometry/point-in-polygon.ts';
import { liesOnSegment, samePosition } from '../geometry/segment-conflict.ts';

export interface PolygonFault {
  /** `pinched`: touches itself so that the inside falls into several parts. */
  readonly kind: 'self_crossing' | 'pinched' | 'no_area' | 'misplaced_hole';
  readonly at: LonLat;
}

interface Segment {
  readonly ring: number;
  readonly index: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly minX: number;
  readonly maxX: number;
}

interface Touch {
  readonly at: readonly number[];
  readonly rings: readonly [number, number];
}

/** The first fault of a polygon with closed rings, or `null` for a sound one. */
export function polygonFault(polygon: Polygon): PolygonFault | null {
  const rings = polygon.coordinates;
  for (const ring of rings) {
    if (isFlat(ring)) return { kind: 'no_area', at: lonLat(ring[0]) };
  }
  const touches: Touch[] = [];
  const crossing = findCrossing(segmentsOf(rings), touches);
  if (crossing !== null) return { kind: 'self_crossing', at: lonLat(crossing) };
  return touchFault(rings, touches) ?? holeFault(rings, touches);
}

/** All on one line. A bow tie of equal lobes has no signed area either, but is not flat. */
function isFlat(ring: PlanarRing): boolean {
  if (signedRingArea(ring) !== 0) return false;
  const other = ring.find((position) => !samePosition(position, ring[0]));
  return other === undefined || ring.every((position) => side(ring[0], other, position) === 0);
}

function lonLat(position: readonly number[]): LonLat {
  return [roundDegrees(position[0]), roundDegrees(position[1])];
}

function segmentsOf(rings: readonly PlanarRing[]): Segment[] {
  const segments: Segment[] = [];
  rings.forEach((positions, ring) => {
    for (let i = 1; i < positions.length; i++) {
      const a = positions[i - 1];
      const b = positions[i];
      segments.push({ ring, index: i - 1, a, b, minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]) });
    }
  });
  return segments.sort((p, q) => p.minX - q.minX);
}

/** Sweeps from west to east; answers where two segments cross or overlap, and collects bare touches. */
function findCrossing(segments: readonly Segment[], touches: Touch[]): readonly number[] | null {
  let active: Segment[] = [];
  const lengths = new Map<number, number>();
  for (const segment of segments) lengths.set(segment.ring, (lengths.get(segment.ring) ?? 0) + 1);
  for (const segment of segments) {
    active = active.filter((other) => other.maxX >= segment.minX);
    for (const other of active) {
      if (Math.max(other.a[1], other.b[1]) < Math.min(segment.a[1], segment.b[1])) continue;
      if (Math.min(other.a[1], other.b[1]) > Math.max(segment.a[1], segment.b[1])) continue;
      const crossing = meet(other, segment, lengths.get(segment.ring) ?? 0, touches);
      if (crossing !== null) return crossing;
    }
    active.push(segment);
  }
  return null;
}

function meet(p: Segment, q: Segment, ringLength: number, touches: Touch[]): readonly number[] | null {
  const pa = side(q.a, q.b, p.a);
  const pb = side(q.a, q.b, p.b);
  const qa = side(p.a, p.b, q.a);
  const qb = side(p.a, p.b, q.b);
  if (pa === 0 && pb === 0) return overlapOnLine(p, q, ringLength, touches);
  if (pa * pb < 0 && qa * qb < 0) return crossingPoint(p, q);
  if (areNeighbours(p, q, ringLength)) return null;
  if (pa === 0 && liesOnSegment(p.a, q.a, q.b)) touches.push({ at: p.a, rings: [p.ring, q.ring] });
  else if (pb === 0 && liesOnSegment(p.b, q.a, q.b)) touches.push({ at: p.b, rings: [p.ring, q.ring] });
  else if (qa === 0 && liesOnSegment(q.a, p.a, p.b)) touches.push({ at: q.a, rings: [p.ring, q.ring] });
  else if (qb === 0 && liesOnSegment(q.b, p.a, p.b)) touches.push({ at: q.b, rings: [p.ring, q.ring] });
  return null;
}

function side(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  return Math.sign(orient2d(a[0], a[1], b[0], b[1], c[0], c[1]));
}

function areNeighbours(p: Segment, q: Segment, ringLength: number): boolean {
  if (p.ring !== q.ring) return false;
  const apart = Math.abs(p.index - q.index);
  return apart === 1 || apart === ringLength - 1;
}

/** Both on one line: a stretch in common is a fault, a single common end a touch (or a neighbour). */
function overlapOnLine(
  p: Segment,
  q: Segment,
  ringLength: number,
  touches: Touch[],
): readonly number[] | null {
  const axis = p.a[0] === p.b[0] ? 1 : 0;
  const low = Math.max(Math.min(p.a[axis], p.b[axis]), Math.min(q.a[axis], q.b[axis]));
  const high = Math.min(Math.max(p.a[axis], p.b[axis]), Math.max(q.a[axis], q.b[axis]));
  if (low > high) return null;
  const at = [p.a, p.b].find((end) => end[axis] === low) ?? (q.a[axis] === low ? q.a : q.b);
  if (low < high) return at;
  if (!areNeighbours(p, q, ringLength)) touches.push({ at, rings: [p.ring, q.ring] });
  return null;
}

function crossingPoint(p: Segment, q: Segment): readonly number[] {
  const [rx, ry] = [p.b[0] - p.a[0], p.b[1] - p.a[1]];
  const [sx, sy] = [q.b[0] - q.a[0], q.b[1] - q.a[1]];
  const t = ((q.a[0] - p.a[0]) * sy - (q.a[1] - p.a[1]) * sx) / (rx * sy - ry * sx);
  return [p.a[0] + t * rx, p.a[1] + t * ry];
}

/**
 * A ring that touches itself falls apart when its loops lie side by side; loops one inside the other
 * enclose a hole that is drawn the wrong way. Different rings may touch in one place; a closed chain of
 * touches cuts the inside in two.
 */
function touchFault(rings: readonly PlanarRing[], touches: readonly Touch[]): PolygonFault | null {
  const own = touches.find(({ rings: [first, second] }) => first === second);
  if (own !== undefined) {
    const loops = loopAreas(rings[own.rings[0]], own.at);
    const sameTurn = loops.length > 1 && loops.every((area) => Math.sign(area) === Math.sign(loops[0]));
    return { kind: sameTurn ? 'pinched' : 'self_crossing', at: lonLat(own.at) };
  }
  const links = new Map<string, Set<number>>();
  for (const { at, rings: pair } of touches) {
    const key = `${at[0]},${at[1]}`;
    links.set(key, (links.get(key) ?? new Set()).add(pair[0]).add(pair[1]));
  }
  const group = rings.map((_, ring) => ring);
  for (const [key, joined] of links) {
    const [first, ...others] = joined;
    for (const other of others) {
      if (group[first] === group[other]) return { kind: 'pinched', at: positionOf(key) };
      const [keep, replace] = [group[first], group[other]];
      group.forEach((member, ring) => {
        if (member === replace) group[ring] = keep;
      });
    }
  }
  return null;
}

function positionOf(key: string): LonLat {
  const [x, y] = key.split(',').map(Number);
  return [x, y];
}

/** Signed area of each loop a ring forms between its visits to one place. */
function loopAreas(ring: PlanarRing, at: readonly number[]): number[] {
  const corners = ring.slice(0, -1);
  const visits: (readonly number[])[] = [];
  corners.forEach((corner, i) => {
    visits.push(corner);
    const next = corners[(i + 1) % corners.length];
    const isEnd = samePosition(corner, at) || samePosition(next, at);
    if (!isEnd && liesOnSegment(at, corner, next)) visits.push(at);
  });
  const start = visits.findIndex((corner) => samePosition(corner, at));
  const turned = [...visits.slice(start), ...visits.slice(0, start), at];
  const areas: number[] = [];
  let from = 0;
  for (let i = 1; i < turned.length; i++) {
    if (!samePosition(turned[i], at)) continue;
    areas.push(signedRingArea(turned.slice(from, i + 1)));
    from = i;
  }
  return areas;
}

function holeFault(rings: readonly PlanarRing[], touches: readonly Touch[]): PolygonFault | null {
  const [outline, ...holes] = rings;
  for (const hole of holes) {
    const corner = hole.find((position) => !touches.some(({ at }) => samePosition(at, position))) ?? hole[0];
    const isIn = (ring: PlanarRing) => locateInRing(corner[0], corner[1], ring) === 'inside';
    const inOther = holes.some((other) => other !== hole && isIn(other));
    if (!isIn(outline) || inOther) return { kind: 'misplaced_hole', at: lonLat(corner) };
  }
  return null;
}

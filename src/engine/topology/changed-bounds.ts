import {
  type PlanarBounds,
  type PlanarPolygon,
  type PlanarRing,
  ringBounds,
  unionBounds,
} from '../geometry/planar.ts';

/**
 * A box that holds all ground on which the two polygons differ: around the vertices in which they differ
 * and their neighbours. `null` when they are the same; the whole of both when their rings do not match.
 */
export function changedBounds(from: PlanarPolygon, to: PlanarPolygon): PlanarBounds | null {
  const changed = changedStretches(from, to);
  return changed.length === 0 ? null : ringsBounds(changed);
}

/** The borders, old and new, between the vertices in which two polygons still agree; all when their rings do not match. */
export function changedStretches(from: PlanarPolygon, to: PlanarPolygon): PlanarRing[] {
  if (from.length !== to.length) return [...from, ...to];
  return from.flatMap((ring, i) => changedParts(...turnedAlike(ring, to[i])));
}

/** Both rings from a vertex that they have in common, so that a change where they began is one stretch too. */
function turnedAlike(from: PlanarRing, to: PlanarRing): [PlanarRing, PlanarRing] {
  if (from.length !== to.length || same(from[0], to[0])) return [from, to];
  const start = from.findIndex((position, i) => same(position, to[i]));
  return start < 0 ? [from, to] : [turned(from, start), turned(to, start)];
}

function turned(ring: PlanarRing, start: number): PlanarRing {
  return [...ring.slice(start), ...ring.slice(1, start + 1)];
}

/** What is left of both rings when the common beginning and end are taken off, with one vertex of each kept. */
function changedParts(from: PlanarRing, to: PlanarRing): PlanarRing[] {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && same(from[head], to[head])) head++;
  if (head === from.length && head === to.length) return [];
  let tail = 0;
  while (tail < shorter - head && same(from[from.length - 1 - tail], to[to.length - 1 - tail])) tail++;
  if (head === 0 || tail === 0) return [from, to];
  return [from.slice(head - 1, from.length - tail + 1), to.slice(head - 1, to.length - tail + 1)];
}

function ringsBounds(rings: readonly PlanarRing[]): PlanarBounds {
  return rings.map(ringBounds).reduce(unionBounds, [Infinity, Infinity, -Infinity, -Infinity]);
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

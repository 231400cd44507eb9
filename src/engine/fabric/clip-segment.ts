import type { PlanarBounds } from '../geometry/planar.ts';

type Position = readonly [number, number];

/** The part of a segment inside a box, borders included; `null` when there is none (Liang & Barsky 1984). */
export function clipSegment(
  [ax, ay]: Position,
  [bx, by]: Position,
  [minX, minY, maxX, maxY]: PlanarBounds,
): [Position, Position] | null {
  const [dx, dy] = [bx - ax, by - ay];
  let enters = 0;
  let leaves = 1;
  for (const [along, room] of [
    [-dx, ax - minX],
    [dx, maxX - ax],
    [-dy, ay - minY],
    [dy, maxY - ay],
  ]) {
    if (along === 0) {
      if (room < 0) return null;
    } else if (along < 0) enters = Math.max(enters, room / along);
    else leaves = Math.min(leaves, room / along);
  }
  if (!(enters < leaves)) return null;
  const at = (share: number): Position =>
    share === 0 ? [ax, ay] : share === 1 ? [bx, by] : [ax + share * dx, ay + share * dy];
  return [at(enters), at(leaves)];
}

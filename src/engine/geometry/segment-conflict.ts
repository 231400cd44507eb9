import { orient2d } from 'robust-predicates';

type Position = readonly number[];

/**
 * Whether two segments meet anywhere but in an end they share. Exact: touching, overlapping and folding
 * back onto each other all count, however thin the angle (Shewchuk's adaptive predicates).
 */
export function segmentsConflict(a: Position, b: Position, c: Position, d: Position): boolean {
  if (
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1])
  ) {
    return false;
  }
  if (samePosition(a, c)) return samePosition(b, d) || foldsBack(a, b, d);
  if (samePosition(a, d)) return samePosition(b, c) || foldsBack(a, b, c);
  if (samePosition(b, c)) return foldsBack(b, a, d);
  if (samePosition(b, d)) return foldsBack(b, a, c);
  const cSide = side(a, b, c);
  const dSide = side(a, b, d);
  if (cSide !== 0 && cSide === dSide) return false;
  const aSide = side(c, d, a);
  const bSide = side(c, d, b);
  return aSide === 0 || aSide !== bSide;
}

/** Whether position p lies on the segment from a to b, ends included. Exact. */
export function liesOnSegment(p: Position, a: Position, b: Position): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1]) &&
    orient2d(a[0], a[1], b[0], b[1], p[0], p[1]) === 0
  );
}

export function samePosition(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** 1 right of the line from a to b, −1 left of it, 0 on it. */
function side(a: Position, b: Position, p: Position): number {
  return Math.sign(orient2d(a[0], a[1], b[0], b[1], p[0], p[1]));
}

/** Two segments out of the same corner cover common ground when one's far end lies along the other. */
function foldsBack(corner: Position, left: Position, right: Position): boolean {
  return liesOnSegment(left, corner, right) || liesOnSegment(right, corner, left);
}

import type { Spot } from './frame.ts';
import { areaOf, crossing, distance, distanceToSegment, isInside, type Ring } from './plane.ts';

interface Side {
  readonly a: Spot;
  readonly b: Spot;
  readonly insetM: number;
}

/**
 * The ring moved inwards by the given metres on each edge (edge i runs from spot i to the next), or `null` when
 * nothing usable is left. Every side of the result keeps its full distance from the edge it came from.
 */
export function insetRing(ring: Ring, insetsM: readonly number[]): Spot[] | null {
  let sides = straightened(ring, insetsM);
  for (let round = 0; round < 12 && sides.length >= 3; round++) {
    const moved = corners(sides.map(shifted));
    const turned = sides.map((side, i) => isReversed(side, moved[i], moved[(i + 1) % moved.length]));
    if (!turned.includes(true)) return isSound(moved, ring, insetsM) ? moved : null;
    sides = sides.filter((_, i) => !turned[i]);
  }
  return null;
}

/** Joins edges that run on almost straight and ask for the same distance. */
function straightened(ring: Ring, insetsM: readonly number[]): Side[] {
  const sides: Side[] = [];
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length];
    const last = sides[sides.length - 1];
    if (last && last.insetM === insetsM[i] && distanceToSegment(a, last.a, b) < 0.6) {
      sides[sides.length - 1] = { ...last, b };
    } else if (distance(a, b) > 0.01) sides.push({ a, b, insetM: insetsM[i] });
  });
  return sides;
}

function shifted({ a, b, insetM }: Side): Side {
  const length = distance(a, b);
  const dx = (-(b.y - a.y) / length) * insetM;
  const dy = ((b.x - a.x) / length) * insetM;
  return { a: { x: a.x + dx, y: a.y + dy }, b: { x: b.x + dx, y: b.y + dy }, insetM };
}

/** Corner i lies where side i − 1 meets side i. */
function corners(sides: readonly Side[]): Spot[] {
  return sides.map((side, i) => {
    const before = sides[(i + sides.length - 1) % sides.length];
    const d1 = { x: before.b.x - before.a.x, y: before.b.y - before.a.y };
    const d2 = { x: side.b.x - side.a.x, y: side.b.y - side.a.y };
    const cross = d1.x * d2.y - d1.y * d2.x;
    const size = distance(before.a, before.b) * distance(side.a, side.b);
    if (Math.abs(cross) < 0.03 * size) {
      return { x: (before.b.x + side.a.x) / 2, y: (before.b.y + side.a.y) / 2 };
    }
    const t = ((side.a.x - before.a.x) * d2.y - (side.a.y - before.a.y) * d2.x) / cross;
    return { x: before.a.x + d1.x * t, y: before.a.y + d1.y * t };
  });
}

function isReversed(side: Side, from: Spot, to: Spot): boolean {
  return (to.x - from.x) * (side.b.x - side.a.x) + (to.y - from.y) * (side.b.y - side.a.y) <= 0;
}

function isSound(inner: Ring, outer: Ring, insetsM: readonly number[]): boolean {
  if (inner.length < 3 || areaOf(inner) < 50) return false;
  const isClear = inner.every(
    (spot) =>
      isInside(spot, outer) &&
      outer.every((a, i) => distanceToSegment(spot, a, outer[(i + 1) % outer.length]) > 0.8 * insetsM[i]),
  );
  if (!isClear) return false;
  for (let i = 0; i < inner.length; i++) {
    for (let k = i + 2; k < inner.length; k++) {
      if (i === 0 && k === inner.length - 1) continue;
      if (crossing(inner[i], inner[i + 1], inner[k], inner[(k + 1) % inner.length])) return false;
    }
    const [c, d] = [inner[i], inner[(i + 1) % inner.length]];
    if (outer.some((a, k) => crossing(c, d, a, outer[(k + 1) % outer.length]))) return false;
  }
  return true;
}

import type { OwnRing, OwnShape } from './planar.ts';

const TOLERANCE_M = 1;

/**
 * A shape in local metres with vertices left out that lie within a metre of the line without them (Douglas
 * and Peucker 1973): for drawing only, since borders closer than that may touch. Rings that would lose their
 * area stay as they are.
 */
export function simplified(shape: OwnShape): OwnShape {
  return shape.map((polygon) => polygon.map(simplifiedRing));
}

function simplifiedRing(ring: OwnRing): OwnRing {
  const x = new Float64Array(ring.length);
  const y = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i++) {
    x[i] = ring[i][0];
    y[i] = ring[i][1];
  }
  const last = ring.length - 1;
  const isKept = new Uint8Array(ring.length);
  isKept[0] = 1;
  isKept[last] = 1;
  const lines = [0, last];
  while (lines.length > 0) {
    const to = lines.pop()!;
    const from = lines.pop()!;
    const furthest = furthestBetween(x, y, from, to);
    if (furthest < 0) continue;
    isKept[furthest] = 1;
    lines.push(from, furthest, furthest, to);
  }
  const kept = ring.filter((_, i) => isKept[i] === 1);
  return kept.length < 4 ? ring : kept;
}

/** The vertex between two others that lies furthest from the line between them; −1 when none lies beyond the tolerance. */
function furthestBetween(x: Float64Array, y: Float64Array, from: number, to: number): number {
  const startX = x[from];
  const startY = y[from];
  const dx = x[to] - startX;
  const dy = y[to] - startY;
  const lengthSquaredM = dx * dx + dy * dy;
  let furthest = -1;
  let mostSquaredM = TOLERANCE_M * TOLERANCE_M;
  for (let i = from + 1; i < to; i++) {
    const offX = x[i] - startX;
    const offY = y[i] - startY;
    const along = offX * dx + offY * dy;
    let squaredM = 0;
    if (along > 0 && along < lengthSquaredM) squaredM = (offX * dy - offY * dx) ** 2 / lengthSquaredM;
    // Before the start, which is also where a ring that begins and ends in one place has all its vertices.
    else if (along <= 0) squaredM = offX * offX + offY * offY;
    else squaredM = (offX - dx) ** 2 + (offY - dy) ** 2;
    if (squaredM <= mostSquaredM) continue;
    mostSquaredM = squaredM;
    furthest = i;
  }
  return furthest;
}

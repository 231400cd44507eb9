import type { Spot } from './frame.ts';
import { distance, distanceToRing, isInside, type Ring } from './plane.ts';
import type { Random } from './random.ts';

/** A rounded, irregular shore around a middle, reaching the given share of the way to the edge; `null` when tiny. */
export function pondIn(ground: Ring, middle: Spot, share: number, random: Random): Spot[] | null {
  if (!isInside(middle, ground)) return null;
  const least = distanceToRing(middle, ground);
  if (least < 14) return null;
  const [first, second] = [random.between(0, 6.28), random.between(0, 6.28)];
  return Array.from({ length: 20 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 20;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const edge = reach(ground, middle, x, y);
    const swell = 0.8 + 0.16 * Math.sin(2 * angle + first) + 0.07 * Math.sin(3 * angle + second);
    const radius = Math.min(edge, least * 1.9) * share * Math.min(1, swell);
    return { x: middle.x + x * radius, y: middle.y + y * radius };
  });
}

/** Distance from the middle to the ring in a direction. */
function reach(ring: Ring, middle: Spot, dx: number, dy: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    const cross = dx * (b.y - a.y) - dy * (b.x - a.x);
    if (cross === 0) continue;
    const along = ((a.x - middle.x) * (b.y - a.y) - (a.y - middle.y) * (b.x - a.x)) / cross;
    const share = ((a.x - middle.x) * dy - (a.y - middle.y) * dx) / cross;
    if (along > 0 && share >= 0 && share <= 1) nearest = Math.min(nearest, along);
  }
  return Number.isFinite(nearest) ? nearest : distance(middle, ring[0]);
}

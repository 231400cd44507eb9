import type { Spot } from './frame.ts';

/** Polygons here are open rings (last ≠ first) of spots, counter-clockwise. Lengths in metres. */
export type Ring = readonly Spot[];

export function distance(a: Spot, b: Spot): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Signed area in m²: positive for a counter-clockwise ring. */
export function areaOf(ring: Ring): number {
  let doubled = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    doubled += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  }
  return doubled / 2;
}

export function perimeterOf(ring: Ring): number {
  let length = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) length += distance(ring[j], ring[i]);
  return length;
}

export function centroidOf(ring: Ring): Spot {
  const [ox, oy] = [ring[0].x, ring[0].y];
  let [doubled, x, y] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = (ring[j].x - ox) * (ring[i].y - oy) - (ring[i].x - ox) * (ring[j].y - oy);
    doubled += cross;
    x += (ring[j].x + ring[i].x - 2 * ox) * cross;
    y += (ring[j].y + ring[i].y - 2 * oy) * cross;
  }
  return { x: ox + x / (3 * doubled), y: oy + y / (3 * doubled) };
}

/** Even-odd rule; a spot exactly on the border may fall either way. */
export function isInside(spot: Spot, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j], ring[i]];
    if (a.y > spot.y !== b.y > spot.y && spot.x < ((b.x - a.x) * (spot.y - a.y)) / (b.y - a.y) + a.x) {
      inside = !inside;
    }
  }
  return inside;
}

export function distanceToSegment(spot: Spot, a: Spot, b: Spot): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return distance(spot, { x: a.x + t * dx, y: a.y + t * dy });
}

export function distanceToRing(spot: Spot, ring: Ring): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    nearest = Math.min(nearest, distanceToSegment(spot, ring[j], ring[i]));
  }
  return nearest;
}

/**
 * Where segment ab meets segment cd, as the fractions along each, or `null` when they miss or are parallel.
 * Touching ends count.
 */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): { t: number; s: number } | null {
  const cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (cross === 0) return null;
  const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
  const s = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross;
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? { t, s } : null;
}

export function between(a: Spot, b: Spot, t: number): Spot {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** Turned by the angle whose cosine and sine are given. */
export function turned(spot: Spot, cos: number, sin: number): Spot {
  return { x: spot.x * cos - spot.y * sin, y: spot.x * sin + spot.y * cos };
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boxOf(spots: readonly Spot[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of spots) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return { west, south, east, north };
}

/** The way of a brush over houses on the page. */
import type { ScreenPoint } from '../../src/map/adapter.ts';
import { distanceToWay } from '../../src/map/tools/picking.ts';

const MOVES_PER_ROW = 12;

/**
 * To and fro from `start` over the box around all houses, a brush's width apart, and no further than to the last house
 * that the brush comes to: so its last move changes what it has gone over. At least two points.
 */
export function wayOver(houses: readonly ScreenPoint[], start: ScreenPoint, radius: number): ScreenPoint[] {
  const way = [start, ...serpentineOver(houses, 2 * radius)];
  return way.slice(0, Math.max(2, ...houses.map((house) => stepReaching(way, house, radius) + 1)));
}

/** The first step of the way that brings the brush over the house; -1 when none does. */
export function stepReaching(way: readonly ScreenPoint[], house: ScreenPoint, radius: number): number {
  return way.findIndex((to, step) => distanceToWay(house, [way[step - 1] ?? to, to]) <= radius);
}

function serpentineOver(houses: readonly ScreenPoint[], spacing: number): ScreenPoint[] {
  const [xs, ys] = [houses.map(({ x }) => x), houses.map(({ y }) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const rows = Math.max(1, Math.ceil((south - north) / spacing));
  return Array.from({ length: rows }, (_, row) => {
    const y = north + ((row + 0.5) * (south - north)) / rows;
    const [from, to] = row % 2 === 0 ? [west, east] : [east, west];
    return Array.from({ length: MOVES_PER_ROW + 1 }, (_, i) => ({
      x: from + ((to - from) * i) / MOVES_PER_ROW,
      y,
    }));
  }).flat();
}

import type { PlanarPolygon } from '../geometry/planar.ts';

/** A side of a polygon that is not level, from its lower to its upper end. */
interface Side {
  readonly owner: 0 | 1;
  readonly lowX: number;
  readonly lowY: number;
  readonly highX: number;
  readonly highY: number;
}

/**
 * Area of the ground that lies in both polygons, in square units of their coordinates; holes count as
 * outside. The plane is cut level at every vertex and crossing: between two cuts no sides cross, so that
 * the shared width at mid-height times the height is exact. Never throws and builds no polygon, at the cost
 * of looking at every side for every cut: meant for single pairs.
 */
export function sharedArea(a: PlanarPolygon, b: PlanarPolygon): number {
  const sides = [...sidesOf(a, 0), ...sidesOf(b, 1)];
  const levels = [...new Set(sides.flatMap(({ lowY, highY }) => [lowY, highY]).concat(crossings(sides)))];
  levels.sort((low, high) => low - high);
  let area = 0;
  for (let i = 1; i < levels.length; i++) {
    const [low, high] = [levels[i - 1], levels[i]];
    area += sharedWidth(sides, (low + high) / 2) * (high - low);
  }
  return area;
}

function sidesOf(polygon: PlanarPolygon, owner: 0 | 1): Side[] {
  const sides: Side[] = [];
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [low, high] = ring[i - 1][1] < ring[i][1] ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
      if (low[1] === high[1]) continue;
      sides.push({ owner, lowX: low[0], lowY: low[1], highX: high[0], highY: high[1] });
    }
  }
  return sides;
}

/** Levels at which a side of one polygon crosses a side of the other. */
function crossings(sides: readonly Side[]): number[] {
  const levels: number[] = [];
  for (const one of sides) {
    if (one.owner !== 0) continue;
    for (const other of sides) {
      if (other.owner !== 1) continue;
      const low = Math.max(one.lowY, other.lowY);
      const high = Math.min(one.highY, other.highY);
      if (low >= high) continue;
      const below = at(one, low) - at(other, low);
      const above = at(one, high) - at(other, high);
      if (below * above < 0) levels.push(low + ((high - low) * below) / (below - above));
    }
  }
  return levels;
}

function sharedWidth(sides: readonly Side[], level: number): number {
  const met = sides
    .filter(({ lowY, highY }) => lowY < level && level < highY)
    .map((side) => ({ x: at(side, level), owner: side.owner }))
    .sort((left, right) => left.x - right.x);
  const inside = [false, false];
  let width = 0;
  let entered = 0;
  for (const { x, owner } of met) {
    if (inside[0] && inside[1]) width += x - entered;
    inside[owner] = !inside[owner];
    entered = x;
  }
  return width;
}

function at({ lowX, lowY, highX, highY }: Side, level: number): number {
  return lowX + ((highX - lowX) * (level - lowY)) / (highY - lowY);
}

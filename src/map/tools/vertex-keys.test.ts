import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { block, tinyGrid } from '../../sources/package/tiny-city.fixture.ts';
import { bordersOf } from '../borders.ts';
import { halfWayOn, vertexAlong } from './vertex-keys.ts';

/* A column of three grids: only the ends of inner borders that are not on the outline could move,
 * so the middle of each inner border carries a vertex of its own. */
const bend = (grid: ReturnType<typeof tinyGrid>, ...extra: LonLat[]) => {
  const ring = grid.geometry.coordinates[0];
  const withExtra = ring.flatMap((at, i) => {
    const next = ring[i + 1];
    const between = next ? extra.filter(([, lat]) => at[1] === lat && next[1] === lat) : [];
    return [at, ...between.map(([lon, lat]) => [lon, lat])];
  });
  return { ...grid, geometry: { type: 'Polygon' as const, coordinates: [withExtra] } };
};
const lower: LonLat = [120.005, 30.003];
const upper: LonLat = [120.005, 30.006];
const south = bend(tinyGrid('990101001001001', block(0, 0, 10, 3)), lower);
const middle = bend(tinyGrid('990101001001002', block(0, 3, 10, 6)), lower, upper);
const north = bend(tinyGrid('990101001001003', block(0, 6, 10, 9)), upper);
const { vertices } = bordersOf([south, middle, north]);

describe('walking along a border by keys', () => {
  it('stops at the vertices that can move, and comes round again', () => {
    const first = vertexAlong(middle, vertices, null, 1);
    const second = vertexAlong(middle, vertices, first?.at ?? null, 1);
    expect(new Set([first?.at, second?.at])).toEqual(new Set([lower, upper]));
    expect(vertexAlong(middle, vertices, second?.at ?? null, 1)?.at).toEqual(first?.at);
    expect(vertexAlong(middle, vertices, second?.at ?? null, -1)?.at).toEqual(first?.at);
    expect(vertexAlong(middle, vertices, null, -1)?.at).toEqual(second?.at);
  });

  it('finds nothing on a grid alone in its community', () => {
    const alone = tinyGrid('990101001001001', block(0, 0, 1, 1));
    expect(vertexAlong(alone, bordersOf([alone]).vertices, null, 1)).toBeNull();
  });
});

describe('half way to the next vertex', () => {
  it('lies on the segment that begins at the chosen one', () => {
    const found = halfWayOn(middle, lower);
    expect(found?.segment[0]).toEqual([...lower]);
    expect(found?.at[1]).toBe(30.003);
    expect(halfWayOn(middle, [1, 1])).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { Grid } from '../domain/city.ts';
import type { LonLat, Polygon } from '../domain/geometry.ts';
import { tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import type { ScreenPoint } from './adapter.ts';
import { bordersOf, communitiesNear, hitBorder, withVertexMoved } from './borders.ts';

/*   A───B───C      two grids in one community; B and E end their common border,
 *   │ 1 M 2 │      M is the one vertex that lies inside the community
 *   D───E───F
 */
const [A, B, C, D, E, F]: LonLat[] = [
  [0, 2],
  [2, 2],
  [4, 2],
  [0, 0],
  [2, 0],
  [4, 0],
];
const M: LonLat = [2, 1];
const ring = (...at: LonLat[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...at, at[0]].map(([lon, lat]) => [lon, lat])],
});
const one: Grid = tinyGrid('990101001001001', ring(D, E, M, B, A));
const two: Grid = tinyGrid('990101001001002', ring(E, F, C, B, M));
const borders = bordersOf([one, two]);
/** 100 pixels to a degree, north up. */
const project = ([lon, lat]: LonLat): ScreenPoint => ({ x: lon * 100, y: 200 - lat * 100 });
const hit = (x: number, y: number) => hitBorder([borders], project, { x, y });

describe('the borders of a community', () => {
  it('name every vertex once with the grids that meet there', () => {
    expect(borders.vertices).toHaveLength(7);
    const middle = borders.vertices.find(({ at }) => at[0] === 2 && at[1] === 1);
    expect(middle).toMatchObject({ grids: [one.code, two.code], fixed: false });
  });

  it('hold the outline fixed, and with it the ends of inner borders', () => {
    const loose = borders.vertices.filter(({ fixed }) => !fixed);
    expect(loose.map(({ at }) => at)).toEqual([[2, 1]]);
    expect(borders.segments.filter(({ fixed }) => !fixed)).toHaveLength(2);
  });
});

describe('what the pointer meets', () => {
  it('is the vertex within twelve pixels', () => {
    expect(hit(212, 100)).toMatchObject({ kind: 'vertex', vertex: { at: [2, 1] } });
  });

  it('is the vertex within twice that when a finger points', () => {
    expect(hit(222, 100)).toBeNull();
    const byFinger = hitBorder([borders], project, { x: 222, y: 100 }, 'touch');
    expect(byFinger).toMatchObject({ kind: 'vertex', vertex: { at: [2, 1] } });
  });

  it('is else the segment near by, at the nearest place on it', () => {
    expect(hit(206, 150)).toMatchObject({ kind: 'segment', at: [2, 0.5], fixed: false });
    expect(hit(100, 204)).toMatchObject({ kind: 'segment', at: [1, 0], fixed: true });
  });

  it('is nothing in the middle of a grid', () => {
    expect(hit(100, 100)).toBeNull();
    const grids = new Map([one, two].map((grid) => [grid.code, grid]));
    expect(communitiesNear(grids, [9, 9, 10, 10])).toEqual([]);
    expect(communitiesNear(grids, [1, 1, 1, 1])).toEqual([one.communityCode]);
  });
});

describe('moving a vertex for the eye', () => {
  it('moves it wherever the ring passes, also where the ring closes', () => {
    const moved = withVertexMoved(one.geometry, D, [-1, -1]);
    expect(moved.coordinates[0][0]).toEqual([-1, -1]);
    expect(moved.coordinates[0].at(-1)).toEqual([-1, -1]);
    expect(withVertexMoved(moved, [-1, -1], D)).toEqual(one.geometry);
  });

  it('leaves a polygon alone that does not pass there', () => {
    expect(withVertexMoved(two.geometry, A, [9, 9])).toEqual(two.geometry);
  });
});

import { describe, expect, it } from 'vitest';
import { at } from '../network/walk-fixture.ts';
import { gapHouseholdsNearEdge, metresToDataEdge } from './data-edge.ts';

function positions(spots: readonly (readonly [number, number])[]) {
  const places = spots.map(([east, north]) => at(east, north));
  return {
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
  };
}

const SQUARE = positions([
  [0, 0],
  [2000, 0],
  [2000, 2000],
  [0, 2000],
  [900, 1100],
  [1000, 0],
]);

describe('the edge of the street data', () => {
  it('is as far from a home as the nearest side of all streets', () => {
    const edge = metresToDataEdge(
      positions([
        [1000, 1000],
        [200, 700],
        [1900, 1500],
        [-50, 10],
      ]),
      SQUARE,
    );
    [1000, 200, 100, 0].forEach((metres, row) => {
      expect(edge[row]).toBeCloseTo(metres, 0);
    });
  });

  it('concerns the households that are nearer to it than the limit and not covered', () => {
    const edge = Float64Array.of(1000, 200, 100, 0);
    const households = Int32Array.of(1, 20, 300, 4000);
    const near = (limitM: number, covered: readonly number[]) =>
      gapHouseholdsNearEdge(edge, households, limitM, (row) => covered.includes(row));
    expect(near(150, [])).toBe(4300);
    expect(near(150, [3])).toBe(300);
    expect(near(0, [])).toBe(0);
  });

  it('is everywhere where there are no streets', () => {
    expect([...metresToDataEdge(positions([[5, 5]]), positions([]))]).toEqual([0]);
  });
});

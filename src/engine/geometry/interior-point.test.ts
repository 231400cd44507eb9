import { describe, expect, it } from 'vitest';
import { seededRandom } from '../topology/community-fixture.ts';
import { interiorPoint } from './interior-point.ts';
import type { PlanarPolygon } from './planar.ts';
import { locatePoint } from './point-in-polygon.ts';

describe('the point that stands for a shape', () => {
  it('is the centroid of a plain building', () => {
    const square = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    expect(interiorPoint([[square]])).toEqual([2, 2]);
    expect(interiorPoint([[square.toReversed()]])).toEqual([2, 2]);
  });

  it('stands inside a courtyard block and a horseshoe, not in the yard', () => {
    const shell = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ];
    const yard = [
      [2, 2],
      [8, 2],
      [8, 8],
      [2, 8],
      [2, 2],
    ];
    const horseshoe = [
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [8, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ];
    for (const polygon of [[shell, yard], [horseshoe]] as PlanarPolygon[]) {
      const [x, y] = interiorPoint([polygon]) ?? [0, 0];
      expect(locatePoint(x, y, polygon)).toBe('inside');
    }
  });

  it('stands in the largest part, and nowhere when there is no area', () => {
    const small = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const large = [
      [5, 5],
      [9, 5],
      [9, 9],
      [5, 5],
    ];
    expect(interiorPoint([[small], [large]])?.[0]).toBeGreaterThan(5);
    expect(interiorPoint([])).toBeNull();
    expect(
      interiorPoint([
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
            [0, 0],
          ],
        ],
      ]),
    ).toBeNull();
  });

  it('stands inside every star-shaped ring', () => {
    const random = seededRandom(41);
    for (let round = 0; round < 500; round++) {
      const ring = Array.from({ length: 9 }, (_, i) => {
        const radius = 0.05 + random();
        return [radius * Math.cos((i / 9) * 2 * Math.PI), radius * Math.sin((i / 9) * 2 * Math.PI)];
      });
      const polygon = [[...ring, ring[0]]];
      const [x, y] = interiorPoint([polygon]) ?? [Number.NaN, Number.NaN];
      expect(locatePoint(x, y, polygon), `seed 41 round ${round}`).toBe('inside');
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Polygon } from '../domain/geometry.ts';
import { interiorPoint } from './interior-point.ts';

const polygon = (...coordinates: number[][][]): Polygon => ({ type: 'Polygon', coordinates });
const square = (from: number, to: number) => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];

describe('the place of a label', () => {
  it('is the middle of a square', () => {
    const [lon, lat] = interiorPoint(polygon(square(0, 10)));
    expect(lon).toBeCloseTo(5, 6);
    expect(lat).toBeCloseTo(5, 6);
  });

  it('is inside a horseshoe, not between its arms', () => {
    const shoe = polygon([
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [8, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ]);
    const [lon, lat] = interiorPoint(shoe);
    expect(lon < 2 || lon > 8 || lat < 2).toBe(true);
  });

  it('keeps out of holes', () => {
    const [lon, lat] = interiorPoint(polygon(square(0, 10), square(2, 8)));
    expect(lon > 2 && lon < 8 && lat > 2 && lat < 8).toBe(false);
  });

  it('is inside a sliver too', () => {
    const sliver = polygon([
      [0, 0],
      [10, 9.5],
      [10, 10],
      [0, 0.5],
      [0, 0],
    ]);
    const [lon, lat] = interiorPoint(sliver);
    expect(lat).toBeGreaterThan(0.95 * lon);
    expect(lat).toBeLessThan(0.95 * lon + 0.5);
  });

  it('needs a ring', () => {
    expect(() => interiorPoint(polygon())).toThrow('at least one ring');
  });
});

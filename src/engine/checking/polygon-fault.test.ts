import { describe, expect, it } from 'vitest';
import type { Polygon } from '../../domain/geometry.ts';
import { loadOverlay } from '../geometry/overlay.ts';
import { polygonFault } from './polygon-fault.ts';

/** Rings of corners as text, e.g. `0,0 4,0 4,4`; each is closed. */
function polygon(...rings: string[]): Polygon {
  const coordinates = rings.map((ring) => {
    const corners = ring.split(' ').map((corner) => corner.split(',').map(Number));
    return [...corners, corners[0]];
  });
  return { type: 'Polygon', coordinates };
}

const SQUARE = '0,0 8,0 8,8 0,8';

describe('a sound polygon', () => {
  it.each([
    ['a square', polygon(SQUARE)],
    ['clockwise', polygon('0,8 8,8 8,0 0,0')],
    ['corners on straight sides', polygon('0,0 4,0 8,0 8,8 0,8')],
    ['a hole', polygon(SQUARE, '2,2 6,2 6,6 2,6')],
    ['a hole that touches in one place', polygon(SQUARE, '0,4 2,2 2,6')],
    ['two holes that touch in one place', polygon(SQUARE, '1,1 4,4 1,4', '4,4 7,5 5,7')],
  ])('%s', (_, shape) => {
    expect(polygonFault(shape)).toBeNull();
  });
});

describe('a faulty polygon', () => {
  it.each([
    ['bow tie of equal lobes', 'self_crossing', polygon('0,0 8,8 8,0 0,8')],
    ['bow tie of unequal lobes', 'self_crossing', polygon('0,0 9,8 8,0 0,8')],
    ['spike that runs back', 'self_crossing', polygon('0,0 8,0 8,8 12,8 8,8 0,8')],
    ['hole across the outline', 'self_crossing', polygon(SQUARE, '6,2 10,2 10,6 6,6')],
    ['inward loop at a corner', 'self_crossing', polygon('0,0 8,0 8,8 0,8 0,4 2,6 2,2 0,4')],
    ['two lobes at one corner', 'pinched', polygon('0,0 4,4 8,0 8,8 4,4 0,8')],
    ['corner on its own side', 'pinched', polygon('0,0 8,0 8,8 4,0 0,8')],
    ['hole from side to side', 'pinched', polygon(SQUARE, '0,4 4,3 8,4 4,5')],
    ['ring of holes', 'pinched', polygon(SQUARE, '2,4 4,6 3,6', '4,6 6,4 6,6', '6,4 4,2 5,2', '4,2 2,4 2,2')],
    ['all on one line', 'no_area', polygon('0,0 4,4 8,8')],
    ['hole outside', 'misplaced_hole', polygon(SQUARE, '10,10 12,10 12,12')],
    ['hole inside a hole', 'misplaced_hole', polygon(SQUARE, '1,1 7,1 7,7 1,7', '2,2 4,2 4,4')],
  ])('%s is %s', (_, kind, shape) => {
    expect(polygonFault(shape)?.kind).toBe(kind);
  });
});

describe('against GEOS', () => {
  it('agrees on 3,000 random polygons whether they are valid (seed 7)', async () => {
    const overlay = await loadOverlay();
    let state = 7;
    const below = (limit: number) => {
      state = (state * 48271) % 2147483647;
      return state % limit;
    };
    const ring = (size: number) =>
      Array.from({ length: 3 + below(4) }, () => `${below(size)},${below(size)}`).join(' ');
    let valid = 0;
    for (let round = 0; round < 3000; round++) {
      const rings = below(4) === 0 ? ['0,0 9,0 9,9 0,9', ring(10)] : [ring(7)];
      const shape = polygon(...rings.map(withoutRepeats));
      if (shape.coordinates.some((positions) => positions.length < 4)) continue;
      const geos = overlay.validity([shape.coordinates]).valid;
      expect(polygonFault(shape) === null, `round ${round}: ${JSON.stringify(shape.coordinates)}`).toBe(geos);
      if (geos) valid++;
    }
    expect(valid).toBeGreaterThan(300);
  });

  function withoutRepeats(ring: string): string {
    const corners = ring.split(' ');
    return corners.filter((corner, i) => corner !== corners[(i + 1) % corners.length]).join(' ');
  }
});

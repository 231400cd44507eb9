import { describe, expect, it } from 'vitest';
import { loadOverlay } from '../geometry/overlay.ts';
import { type PlanarPolygon, shapeArea } from '../geometry/planar.ts';
import { seededRandom } from '../topology/community-fixture.ts';
import { sharedArea } from './shared-area.ts';

/** A star-shaped ring around a centre. */
function star(random: () => number, corners: number): PlanarPolygon {
  const [x, y] = [random() * 60, random() * 60];
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = 20 + random() * 60;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [[...ring, ring[0]]];
}

describe('the ground that two polygons share', () => {
  it('equals the area of their intersection', async () => {
    const overlay = await loadOverlay();
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const [a, b] = [star(random, 4 + (seed % 9)), star(random, 4 + (seed % 7))];
      const both = overlay.intersection([a], [b]);
      if (!both.ok) throw new Error(`seed ${seed}: ${both.reason}`);
      const expected = shapeArea(both.value);
      expect(sharedArea(a, b), `seed ${seed}`).toBeCloseTo(expected, 6);
      expect(sharedArea(b, a), `seed ${seed}`).toBeCloseTo(expected, 6);
    }
  });

  it('is the whole of a polygon with itself, and nothing across a common border', () => {
    const left = [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
    ];
    const right = [
      [
        [4, 0],
        [9, 1],
        [4, 4],
        [4, 0],
      ],
    ];
    expect(sharedArea(left, left)).toBe(16);
    expect(sharedArea(left, right)).toBe(0);
  });

  it('leaves holes out', () => {
    const ring = [
      [
        [0, 0],
        [6, 0],
        [6, 6],
        [0, 6],
        [0, 0],
      ],
      [
        [2, 2],
        [2, 4],
        [4, 4],
        [4, 2],
        [2, 2],
      ],
    ];
    const half = [
      [
        [0, 0],
        [3, 0],
        [3, 6],
        [0, 6],
        [0, 0],
      ],
    ];
    expect(sharedArea(ring, half)).toBe(16);
  });
});

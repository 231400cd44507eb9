import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../topology/community-fixture.ts';
import { loadOverlay, type Overlay } from './overlay.ts';
import { type OwnPolygon, type OwnRing, rightHanded, shapeArea } from './planar.ts';
import { sharedArea } from './shared-area.ts';

const SEED = 20261123;

const box = (west: number, south: number, east: number, north: number): OwnRing => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const unit = [[box(0, 0, 1, 1)]];

describe('area shared by two shapes', () => {
  it('a: is that of a shape and itself, and nothing of two side by side', () => {
    expect(sharedArea(unit, unit)).toBe(1);
    expect(sharedArea(unit, [[box(1, 0, 2, 1)]])).toBe(0);
    expect(sharedArea(unit, [[box(0, 1, 1, 2)]])).toBe(0);
  });

  it('b: lies under a slanting edge, through the base and through the top', () => {
    const triangle: OwnRing = [
      [-1, -1],
      [2, -1],
      [2, 2],
      [-1, -1],
    ];
    expect(sharedArea(unit, [[triangle]])).toBeCloseTo(0.5, 12);
  });

  it('c: leaves out holes, and adds up parts, whichever way their rings run', () => {
    const holed = [[box(0, 0, 4, 4), box(1, 1, 2, 2).toReversed()], [box(6, 0, 8, 4)]];
    const turned = holed.map((part) => part.map((ring) => ring.toReversed()));
    for (const shape of [holed, turned]) {
      expect(sharedArea(shape, [[box(0, 0, 7, 2)]])).toBeCloseTo(7 + 2, 12);
      expect(sharedArea([[box(0, 0, 7, 2)]], shape)).toBeCloseTo(7 + 2, 12);
    }
  });

  it('d: nothing shares ground with nothing', () => {
    expect(sharedArea([], unit)).toBe(0);
    expect(sharedArea(unit, [])).toBe(0);
  });

  describe('beside an overlay', () => {
    let overlay: Overlay;
    beforeAll(async () => {
      overlay = await loadOverlay();
    });

    it(`is the area of the intersection, for stars that cross, touch and share edges (seed ${SEED})`, () => {
      const random = seededRandom(SEED);
      for (let round = 0; round < 200; round++) {
        const [a, b] = [[star(random)], [star(random)]];
        const shared = overlay.intersection(a, b);
        expect(shared.ok).toBe(true);
        if (shared.ok) expect(sharedArea(a, b)).toBeCloseTo(shapeArea(shared.value), 6);
      }
    });
  });
});

/** A polygon around a lattice point with corners on whole numbers, so that many are met twice. */
function star(random: () => number): OwnPolygon {
  const [x, y] = [50_000 + Math.floor(random() * 4), -30_000 + Math.floor(random() * 4)];
  const corners = Array.from({ length: 12 }, (_, i): [number, number] => {
    const [angle, reach] = [(i * Math.PI) / 6, 2 + Math.floor(random() * 6)];
    return [x + Math.round(reach * Math.cos(angle)), y + Math.round(reach * Math.sin(angle))];
  });
  return rightHanded([[...corners, corners[0]]]);
}

import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import type { OwnRing, OwnShape } from '../geometry/planar.ts';
import { seededRandom } from '../topology/community-fixture.ts';
import { isMeasuredCut } from './border-cuts.ts';
import { type DegreePlane, degreePlane } from './degree-plane.ts';
import { sureCut } from './sure-cut.ts';

const SEED = 7041;

let overlay: Overlay;
let plane: DegreePlane;
beforeAll(async () => {
  overlay = await loadOverlay();
  plane = degreePlane(createLocalFrame([113.9, 22.5]));
});

describe('a cut told without overlay', () => {
  it('a: is sure where much ground lies on both sides, and where next to none does', () => {
    const block = boxShape(0, 0, 60, 40);
    expect(sureCut(block, boxShape(-100, -100, 30, 100))).toBe(true);
    expect(sureCut(block, boxShape(-100, -100, 0.01, 100))).toBe(false);
    expect(sureCut(block, boxShape(-100, -100, 100, 100))).toBe(false);
    expect(sureCut(block, boxShape(60, 0, 100, 40))).toBe(false);
  });

  it('b: is left open where a sliver of more than 1 m² may be rounding', () => {
    expect(sureCut(boxShape(0, 0, 60, 40), boxShape(-100, -100, 0.05, 100))).toBeNull();
  });

  it(`never says what measuring does not (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    const told = new Map<boolean | null, number>();
    for (let round = 0; round < 600; round++) {
      const shape = jagged(random, 4 + 30 * random(), 5);
      // Mostly borders that just reach the shape: what is near the limit is the hard part.
      const grid = jagged(random, 60, 8, 60 + 30 * (random() - 0.5));
      const sure = sureCut(shape, grid);
      told.set(sure, (told.get(sure) ?? 0) + 1);
      if (sure !== null) {
        expect(sure, `round ${round}`).toBe(isMeasuredCut(shape, grid, plane, overlay));
      }
    }
    expect(told.get(true)).toBeGreaterThan(100);
    expect(told.get(false)).toBeGreaterThan(100);
  });
});

function boxShape(west: number, south: number, east: number, north: number): OwnShape {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

/** A closed ring around a place, in and out at random. */
function jagged(random: () => number, radius: number, corners: number, east = 0): OwnShape {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners;
    const reach = radius * (0.5 + random());
    return [east + reach * Math.cos(angle), reach * Math.sin(angle)];
  });
  const closed: OwnRing = [...ring, ring[0]];
  return [[closed]];
}

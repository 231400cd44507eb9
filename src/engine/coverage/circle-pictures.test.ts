import { beforeAll, describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { circlePolygon } from '../geometry/circle.ts';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { polygonToLocal } from '../geometry/local-polygons.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import { type OwnPolygon, shapeArea } from '../geometry/planar.ts';
import { latticeCommunity, seededRandom } from '../topology/community-fixture.ts';
import { circlePictures } from './circle-pictures.ts';

const FRAME = createLocalFrame([113.91, 22.51]);
let overlay: Overlay;
beforeAll(async () => {
  overlay = await loadOverlay();
});

/** Grids of a few hundred metres and stations anywhere among them. */
function scene(seed: number): { grids: OwnPolygon[]; positions: LonLat[] } {
  const random = seededRandom(seed);
  const { faces } = latticeCommunity(random, { columns: 5, rows: 5, steps: 6, west: 113.9 });
  const grids = faces.map(({ polygon }) => polygonToLocal(FRAME, polygon));
  const positions = Array.from(
    { length: 9 },
    (): LonLat => [113.9 + random() * 0.012, 22.5 + random() * 0.012],
  );
  return { grids, positions };
}

describe('gaps between circles', () => {
  it.each([1, 2, 3])('are what the overlay takes away, one grid asked or all (seed %i)', (seed) => {
    const { grids, positions } = scene(seed);
    for (const radiusM of [120, 300, 700]) {
      const circles = positions.map((position) => [polygonToLocal(FRAME, circlePolygon(position, radiusM))]);
      const ofAll = circlePictures(FRAME, overlay, positions, radiusM);
      for (const grid of grids) {
        const expected = overlay.difference([grid], circles);
        if (!expected.ok) throw new Error(expected.reason);
        const area = shapeArea(expected.value);
        const alone = circlePictures(FRAME, overlay, positions, radiusM);
        expect(Math.abs(shapeArea(alone.gapIn(grid)) - area)).toBeLessThan(5);
        expect(Math.abs(shapeArea(ofAll.gapIn(grid)) - area)).toBeLessThan(5);
      }
    }
  });

  it('are the whole grid where there is no station', () => {
    const { grids } = scene(4);
    const pictures = circlePictures(FRAME, overlay, [], 500);
    for (const grid of grids) {
      expect(shapeArea(pictures.gapIn(grid))).toBeCloseTo(shapeArea([grid]), 3);
    }
  });
});

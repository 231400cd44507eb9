import {
  boundsTouch,
  type PlanarBounds,
  type PlanarShape,
  ringBounds,
  shapeArea,
  shapeBounds,
} from '../geometry/planar.ts';
import { locatePoint, shapeCovers } from '../geometry/point-in-polygon.ts';
import { sharedArea } from '../geometry/shared-area.ts';
import { type Segment, stretchBetween } from '../geometry/stretch-between.ts';
import { AREA_TOLERANCE_M2 } from './real-parts.ts';

/** More than the sums of areas here and in the kernel can be apart. */
const DOUBT_M2 = 1e-3;
/** More than is taken off ground all around before it is measured: 2.5e-7° and what the kernel rounds. */
const STRIP_M = 0.03;
/** Where a corner points inwards the strip has a sector more, of half a turn at most. */
const SECTOR_M2 = (Math.PI * STRIP_M ** 2) / 2;

/**
 * Whether a grid's border leaves real ground of a shape on both sides, told by areas and lengths alone: in local
 * metres, without an overlay. `null` where the ground must be measured, since there is little of it on one side
 * or a shape covers itself.
 */
export function sureCut(shape: PlanarShape, grid: PlanarShape): boolean | null {
  const insideM2 = sharedArea(shape, grid);
  const outsideM2 = shapeArea(shape) - insideM2;
  const lesserM2 = Math.min(insideM2, outsideM2);
  if (lesserM2 < -DOUBT_M2) return null;
  if (lesserM2 < AREA_TOLERANCE_M2 - DOUBT_M2) return false;
  const box = shapeBounds(shape);
  const [walls, borders] = [segmentsNear(box, shape), segmentsNear(box, grid)];
  const enoughM2 =
    AREA_TOLERANCE_M2 + DOUBT_M2 + stripM2(borders, walls, ([x, y]) => shapeCovers(shape, x, y));
  const takenInsideM2 = stripM2(walls, borders, ([x, y]) => shapeCovers(grid, x, y));
  const takenOutsideM2 = stripM2(
    walls,
    borders,
    ([x, y]) => !grid.some((part) => locatePoint(x, y, part) === 'inside'),
  );
  return insideM2 - takenInsideM2 > enoughM2 && outsideM2 - takenOutsideM2 > enoughM2 ? true : null;
}

/** At most the area of the strip along these lines on one side of a border: where `isThere` holds. */
function stripM2(
  lines: readonly Segment[],
  border: readonly Segment[],
  isThere: (position: readonly number[]) => boolean,
): number {
  let areaM2 = 0;
  for (const line of lines) {
    const lengthM = stretchBetween(line, border, isThere);
    if (lengthM > 0) areaM2 += lengthM * STRIP_M + 2 * SECTOR_M2;
  }
  return areaM2;
}

function segmentsNear(box: PlanarBounds, shape: PlanarShape): Segment[] {
  const segments: Segment[] = [];
  for (const ring of shape.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const ends: Segment = [ring[i - 1], ring[i]];
      if (boundsTouch(ringBounds(ends), box)) segments.push(ends);
    }
  }
  return segments;
}

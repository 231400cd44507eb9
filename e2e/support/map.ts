/** The pointer on the map, through the read-only handle that the map offers to tests. */
import type { Page } from '@playwright/test';
import type { LonLat } from '../../src/domain/geometry.ts';
import { roundDegrees } from '../../src/domain/geometry.ts';

export type Point = readonly [x: number, y: number];

/** Whole CSS pixels of the page for a position. */
export async function pixelOf(page: Page, at: LonLat): Promise<Point> {
  const [x, y] = await page.evaluate((position) => window.gridcircle!.map!.project(position), at);
  return [Math.round(x), Math.round(y)];
}

/** The position that the map takes a pixel for, rounded as positions are stored. */
export async function positionAt(page: Page, point: Point): Promise<LonLat> {
  const [lon, lat] = await page.evaluate((pixel) => window.gridcircle!.map!.unproject(pixel), point);
  return [roundDegrees(lon), roundDegrees(lat)];
}

/** Frames in which nothing moved, after which the map counts as standing still. */
const QUIET_FRAMES = 6;

/** Resolves when the map has kept its place for some frames: a line more in the footer makes it smaller. */
export async function mapAtRest(page: Page): Promise<void> {
  await page.evaluate(async (frames) => {
    const place = () => String(window.gridcircle!.map!.unproject([0, 0]));
    for (let quiet = 0, before = place(); quiet < frames; quiet++) {
      await new Promise(requestAnimationFrame);
      if (place() === before) continue;
      before = place();
      quiet = 0;
    }
  }, QUIET_FRAMES);
}

/** Presses at `from` and moves to `to` in steps; the button stays down. */
export async function dragTo(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
}

/** Pans with the space bar held until the position is in the middle of the map, unless it can be clicked where it is. */
export async function bringInReach(page: Page, at: LonLat): Promise<void> {
  const [x, y] = await pixelOf(page, at);
  const isFree = await page.evaluate(
    ([left, top]) => document.elementFromPoint(left, top)?.tagName === 'CANVAS',
    [x, y] as const,
  );
  const box = await page.getByTestId('map').boundingBox();
  if (isFree || !box) return;
  const middle: Point = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  await page.getByTestId('map').locator('canvas').focus();
  await page.keyboard.down('Space');
  // From the middle, which no panel covers, by as much as the position is away from it.
  await dragTo(page, middle, [2 * middle[0] - x, 2 * middle[1] - y]);
  await page.mouse.up();
  await page.keyboard.up('Space');
}

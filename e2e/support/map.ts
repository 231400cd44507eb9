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

/** Presses at `from` and moves to `to` in steps; the button stays down. */
export async function dragTo(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
}

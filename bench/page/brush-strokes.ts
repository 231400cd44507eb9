import type { Page } from 'playwright-core';
import type { Random } from '../../data/generator/random.ts';
import type { CityData, Grid } from '../../src/domain/city.ts';
import { locateCommunities } from '../../src/worker/community-locator.ts';
import type { Timing } from '../measure.ts';
import { untilNumbersStand } from './number-watch.ts';

type Point = readonly [x: number, y: number];

export interface PageStroke extends Timing {
  /** Buildings of the community that the brush went over. */
  readonly buildings: number;
  /** Whether the page asked for a decision instead of landing the stroke. */
  readonly asked: boolean;
}

/** Half the width of the largest brush of the page, in CSS pixels. */
const BRUSH_PIXELS = 120;
const BUILDINGS = 200;
/** Where no panel covers the map of a window of 1440 by 900. */
const FREE = { west: 340, east: 1080, south: 650, north: 120 } as const;
const MOVES_PER_ROW = 12;

/** Takes the largest brush, for single buildings. */
export async function takeBrush(page: Page): Promise<void> {
  await page.getByTestId('map').locator('canvas').focus();
  for (const key of ['b', '1', ...Array.from({ length: 20 }, () => ']')]) await page.keyboard.press(key);
}

/**
 * Brushes over about two hundred buildings around a grid, for that grid, and answers how long after the lift of
 * the pointer all numbers stood on the page; then takes the stroke back. `null` where too few stand in sight.
 */
export async function brushAround(page: Page, city: CityData, grid: Grid): Promise<PageStroke | null> {
  const name = '搜索网格、站点、社区或小区';
  await page.getByRole('combobox', { name }).fill(grid.code);
  await page.getByRole('listbox', { name }).getByRole('option').first().click();
  await page.getByTestId('map').locator('canvas').focus();
  await page.keyboard.press('-');
  await untilNumbersStand(page);
  const houses = (await pixelsOf(page, positionsAround(city, grid))).filter(isFree);
  if (houses.length < BUILDINGS / 2) return null;
  const path = serpentineOver(houses);
  await page.mouse.move(...path[0]);
  await page.mouse.down();
  for (const point of path.slice(1)) await page.mouse.move(...point);
  await page.mouse.up();
  const clockMs = await untilNumbersStand(page);
  const asked = await page.getByRole('region', { name: '落笔前预览' }).isVisible();
  if (asked) await page.keyboard.press('Escape');
  else await page.getByRole('button', { name: '撤销' }).click();
  await untilNumbersStand(page);
  return {
    milliseconds: clockMs,
    clockMs,
    asked,
    buildings: houses.filter((at) => isUnder(path, at)).length,
  };
}

/** A grid of homes to start at. */
export function pickGrid(city: CityData, random: Random): Grid {
  return random.pick(city.grids.filter(({ kind }) => kind !== 'dedicated'));
}

/** The buildings of the grid's community that are nearest to it. */
function positionsAround({ adminUnits, buildings }: CityData, { communityCode, geometry }: Grid): Point[] {
  const communityAt = locateCommunities(adminUnits.filter(({ code }) => code === communityCode));
  const [lon, lat] = geometry.coordinates[0][0];
  const off = ([x, y]: Point) => Math.hypot(x - lon, y - lat);
  return Array.from({ length: buildings.count }, (_, row): Point => [buildings.lon[row], buildings.lat[row]])
    .filter(([x, y]) => communityAt(x, y) !== null)
    .sort((a, b) => off(a) - off(b))
    .slice(0, BUILDINGS);
}

async function pixelsOf(page: Page, positions: readonly Point[]): Promise<Point[]> {
  return page.evaluate((all) => all.map((at) => window.gridcircle!.map!.project(at)), positions);
}

function isFree([x, y]: Point): boolean {
  return x > FREE.west && x < FREE.east && y > FREE.north && y < FREE.south;
}

/** To and fro from the first building over the box around them all, a brush's width apart. */
function serpentineOver(houses: readonly Point[]): Point[] {
  const [xs, ys] = [houses.map(([x]) => x), houses.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const rows = Math.max(1, Math.ceil((south - north) / (2 * BRUSH_PIXELS)));
  return [
    houses[0],
    ...Array.from({ length: rows }, (_, row) => {
      const y = north + ((row + 0.5) * (south - north)) / rows;
      const [from, to] = row % 2 === 0 ? [west, east] : [east, west];
      return Array.from(
        { length: MOVES_PER_ROW + 1 },
        (_, i): Point => [from + ((to - from) * i) / MOVES_PER_ROW, y],
      );
    }).flat(),
  ];
}

function isUnder(path: readonly Point[], [x, y]: Point): boolean {
  return path.some(([px, py]) => Math.hypot(px - x, py - y) <= BRUSH_PIXELS);
}

import type { Page } from 'playwright-core';
import type { Random } from '../../data/generator/random.ts';
import type { CityData, Grid } from '../../src/domain/city.ts';
import { BRUSH_RADIUS, START_OPTIONS } from '../../src/state/tool-store.ts';
import { locateCommunities } from '../../src/worker/community-locator.ts';
import type { DeskPage } from './desk-page.ts';
import { type TimedNumbers, timeNumbers } from './number-watch.ts';

type Point = readonly [x: number, y: number];

export interface PageStroke {
  /** From the last move of the pointer to the preview of all that it had gone over. */
  readonly preview: TimedNumbers;
  /** From the lift of the pointer, or the key that settled it, to every number of the desk; `null` when it could not land. */
  readonly landing: TimedNumbers | null;
  /** Buildings that the brush went over. */
  readonly buildings: number;
  /** Whether the page asked for a decision instead of landing the stroke at once. */
  readonly asked: boolean;
}

/** In CSS pixels: three quarters of the largest brush. */
const BRUSH_PIXELS = 90;
const BUILDINGS = 200;
const ENOUGH = 180;
/** So often the map is zoomed out by one to see them. */
const MOST_STEPS_BACK = 3;
/** Where no panel covers the map of a window of 1440 by 900. */
const FREE = { west: 340, east: 1080, south: 560, north: 130 } as const;
const MOVES_PER_ROW = 12;
/** Nobody accepts more repairs of one stroke than this. */
const MAX_REPAIRS = 12;
/** After a flight of the camera the tiles of the new place come; nobody begins to draw before. */
const LOOKING_MS = 1200;
const PREVIEW = 'section[aria-label="落笔前预览"]';
const REPAIRS = `${PREVIEW} button[aria-keyshortcuts="1"]`;
const LANDS = `${PREVIEW} button[aria-keyshortcuts="Enter"]`;

/** Takes the brush, for single buildings. */
export async function takeBrush(page: Page): Promise<void> {
  await page.getByTestId('map').locator('canvas').focus();
  const larger = Math.round((BRUSH_PIXELS - START_OPTIONS.brushRadius) / BRUSH_RADIUS.step);
  for (const key of ['b', '1', ...Array.from({ length: larger }, () => ']')]) await page.keyboard.press(key);
}

/**
 * Brushes over about two hundred buildings around a grid, for that grid, and takes the stroke back once it has
 * landed. `null` where too few stand in sight.
 */
export async function brushAround(
  { page, threads }: DeskPage,
  city: CityData,
  grid: Grid,
): Promise<PageStroke | null> {
  const name = '搜索网格、站点、社区或小区';
  await page.getByRole('combobox', { name }).fill(grid.code);
  await page.getByRole('listbox', { name }).getByRole('option').first().click();
  await page.getByTestId('map').locator('canvas').focus();
  const houses = await housesInSight(page, positionsAround(city, grid));
  if (houses.length < ENOUGH) return null;
  const path = untilTheLastOne(serpentineOver(houses), houses);
  await page.mouse.move(...path[0]);
  await page.mouse.down();
  for (const point of path.slice(1, -1)) await page.mouse.move(...point);
  await page.locator(`${PREVIEW}[data-proposal][aria-busy=false]`).waitFor();
  const preview = await timeNumbers(page, threads, 'preview', () =>
    page.mouse.move(...path[path.length - 1]),
  );
  const { landing, asked } = await land({ page, threads });
  if (landing !== null) {
    const undo = page.getByRole('button', { name: '撤销' });
    await timeNumbers(page, threads, 'step', () => undo.click());
  }
  return { preview, landing, asked, buildings: houses.filter((at) => isUnder(path, at)).length };
}

/** Where the houses are on the page, seen from so far that enough of them stand in the open, if that can be. */
async function housesInSight(page: Page, positions: readonly Point[]): Promise<Point[]> {
  let houses: Point[] = [];
  for (let steps = 0; steps < MOST_STEPS_BACK && houses.length < ENOUGH; steps++) {
    await page.keyboard.press('-');
    await page.waitForTimeout(LOOKING_MS);
    houses = (await pixelsOf(page, positions)).filter(isFree);
  }
  return houses;
}

/** Lifts the pointer, and settles what the page asks with the first repair that it offers, until the stroke has landed. */
async function land({ page, threads }: DeskPage): Promise<Pick<PageStroke, 'landing' | 'asked'>> {
  let act = () => page.mouse.up();
  /** The proposal that was decided on last. */
  let decided = '';
  for (let answers = 0; answers <= MAX_REPAIRS; answers++) {
    let isLanded = true;
    const landing = await timeNumbers(page, threads, 'step', async () => {
      await act();
      isLanded = await page
        .waitForFunction(landedOrAsked, [PREVIEW, decided])
        .then((answer) => answer.jsonValue())
        .then((answer) => answer === 'landed');
      if (!isLanded) await page.evaluate(() => window.stopWatching());
    });
    if (isLanded) return { landing, asked: answers > 0 };
    decided = (await page.locator(PREVIEW).getAttribute('data-proposal')) ?? '';
    if (await page.locator(LANDS).isEnabled()) act = () => page.keyboard.press('Enter');
    else if ((await page.locator(REPAIRS).count()) > 0) act = () => page.keyboard.press('1');
    else break;
  }
  await page.keyboard.press('Escape');
  return { landing: null, asked: true };
}

/** Runs in the page: how a lifted stroke stands, once it does. */
function landedOrAsked([preview, decided]: readonly string[]): 'landed' | 'asked' | null {
  const proposal = document.querySelector(`${preview}[data-proposal]`);
  if (proposal === null) return 'landed';
  const waits = proposal.matches('[data-phase=waiting][aria-busy=false]');
  return waits && proposal.getAttribute('data-proposal') !== decided ? 'asked' : null;
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

/** The path as far as it comes to new buildings, so that its last move changes what is previewed. */
function untilTheLastOne(path: readonly Point[], houses: readonly Point[]): readonly Point[] {
  const reachedAt = houses
    .map((at) => path.findIndex((point) => isUnder([point], at)))
    .filter((index) => index >= 0);
  return path.slice(0, Math.max(2, ...reachedAt.map((index) => index + 1)));
}

function isUnder(path: readonly Point[], [x, y]: Point): boolean {
  return path.some(([px, py]) => Math.hypot(px - x, py - y) <= BRUSH_PIXELS);
}

/**
 * Redrawing a community: a grid is split along a street, a compound goes to its neighbour, a stroke that
 * would break something is mended first, locked grids stay. An engine in this process makes the same
 * strokes, so every number on the page has a twin.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData, Grid } from '../src/domain/city.ts';
import type { EditCommand } from '../src/domain/edit.ts';
import type { EditEffect } from '../src/domain/figures.ts';
import { type LonLat, roundDegrees } from '../src/domain/geometry.ts';
import type { Change } from '../src/domain/plan.ts';
import { invertChange } from '../src/editing/change.ts';
import { geometryBounds } from '../src/map/bounds.ts';
import type { CitySource } from '../src/sources/city-source.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, find, inspector, takeTool } from './support/desk.ts';
import { dragTo, mapAtRest, type Point, pixelOf, positionAt } from './support/map.ts';
import {
  compoundHandover,
  type Handover,
  handover,
  landsAtOnce,
  plain,
  provideFootprints,
  type StreetSplit,
  streetSplit,
} from './support/redraw-places.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let desk: SharedDesk;
let page: Page;
let source: CitySource;
let city: CityData;
let twin: EngineApi;
let split: StreetSplit;
/** What the twin has landed. */
const landed: Change[] = [];
/** Lands without a question. */
let simple: Handover;
/** The grid that gives loses all its ground: it must end first. */
let emptying: Handover;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  source = await signedIn(baseURL, 'planner');
  city = (await source.loadCity()).city;
  twin = (await engineOn(city)).engine;
  split = await streetSplit(city, twin, source);
  // Each stroke in a community of its own, so that none changes what another one does.
  const busy = new Set([split.grid.communityCode]);
  const isElsewhere = ({ change }: EditEffect) =>
    [...Object.values(change.grids.updated), ...Object.values(change.grids.removed)]
      .flat()
      .every(({ communityCode }) => !busy.has(communityCode));
  simple = await compoundHandover(city, twin, source, (effect) => isElsewhere(effect) && landsAtOnce(effect));
  busy.add(simple.grid.communityCode);
  emptying = await compoundHandover(city, twin, source, (effect) => {
    const [warning, ...others] = effect.warnings;
    const ends = Object.keys(effect.change.grids.removed).length === 1;
    return isElsewhere(effect) && others.length === 0 && warning?.code === 'empty_grid' && ends;
  });
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

/** Lands the command in the twin and answers the households of grids by code. */
async function inTwin(command: EditCommand): Promise<ReadonlyMap<string, number>> {
  const answer = await twin.edit(command, 'commit', false);
  if (!answer.ok) throw new Error(`The twin refuses ${command.kind}: ${answer.reason}`);
  landed.push(answer.value.change);
  return householdsInTwin();
}

/** Takes back the last step on the page and in the twin. */
async function undoBoth(): Promise<void> {
  await page.getByRole('button', { name: '撤销' }).click();
  await twin.apply(invertChange(landed.pop()!));
}

async function householdsInTwin(): Promise<ReadonlyMap<string, number>> {
  return new Map((await twin.figures()).grids.map(({ code, households }) => [code, households]));
}

async function expectHouseholds(code: string, households: number): Promise<void> {
  await find(page, code);
  await expect(figure(inspector(page, '网格'), '户数')).toHaveText(`${households} 户`);
}

function preview(): Locator {
  return page.getByRole('region', { name: '落笔前预览' });
}

/** How many grids and stations the plan changes, as the header says. */
async function expectGridsInTable(count: number): Promise<void> {
  await expect(page.getByText(`${count} 个网格`, { exact: true })).toBeVisible();
}

test('a grid is split along a street, previewed while the pointer moves, and comes back whole with undo', async () => {
  const { grid, line } = split;
  const before = (await householdsInTwin()).get(grid.code)!;
  await find(page, grid.code);
  await takeTool(page, '拆分网格');
  await page.mouse.click(...(await pixelOf(page, line[0])));
  await page.mouse.move(...(await pixelOf(page, line[line.length - 1])));

  const command = plain({ kind: 'split_grid', gridCode: grid.code, line }, grid.communityCode);
  const after = await inTwin(command);
  const fresh = [...after.keys()].find((code) => !city.grids.some((known) => known.code === code))!;
  await expect(preview()).toContainText(`${before} → ${after.get(grid.code)} 户`);
  const touched = preview().getByRole('list', { name: '涉及的网格' }).getByRole('listitem');
  await expect(touched.filter({ hasText: '新网格' })).toContainText(`0 → ${after.get(fresh)} 户`);
  await expect(page.getByText('没有修改')).toBeVisible();

  await page.mouse.click(...(await pixelOf(page, line[line.length - 1])));
  await page.keyboard.press('Enter');
  await expectGridsInTable(city.grids.length + 1);
  await expect(preview()).toBeEmpty();
  await expectHouseholds(grid.code, after.get(grid.code)!);
  await expectHouseholds(fresh, after.get(fresh)!);

  await page.getByRole('button', { name: '撤销' }).click();
  await expectGridsInTable(city.grids.length);
  await expectHouseholds(grid.code, before);
  await page.getByRole('button', { name: '重做' }).click();
  await expectGridsInTable(city.grids.length + 1);
});

test('a compound is painted whole into the neighbouring grid', async () => {
  const { grid, from, compoundCode } = simple;
  const after = await inTwin(handover(compoundCode, grid));
  await paint(simple);
  await expectHouseholds(grid.code, after.get(grid.code)!);
  await expectHouseholds(from.code, after.get(from.code)!);
});

/** A short stroke of the brush on a building of the compound, which picks it whole. */
async function paint({ grid, compoundCode, at }: Handover): Promise<void> {
  await find(page, grid.code);
  await find(page, compoundCode);
  await takeTool(page, '画笔归入');
  const [x, y] = await pixelOf(page, at);
  await dragTo(page, [x, y], [x + 3, y]);
  await page.mouse.up();
}

test('a stroke that empties a grid waits, and lands with the repair that is offered', async () => {
  const { grid, from, compoundCode } = emptying;
  const before = await householdsInTwin();
  await paint(emptying);
  await expect(preview()).toContainText(`第 ${from.code.slice(-3)} 网格没有地面了`);
  await expect(preview()).toContainText('需要选一种修补，或取消。');
  await expect(preview().getByRole('button', { name: '保留并落笔' })).toBeDisabled();

  await page.keyboard.press('Escape');
  await expect(preview()).toBeEmpty();
  await expectHouseholds(from.code, before.get(from.code)!);

  await paint(emptying);
  await preview()
    .getByRole('button', { name: `撤销第 ${from.code.slice(-3)} 网格` })
    .click();
  const command = handover(compoundCode, grid);
  const after = await inTwin({ ...command, repairs: [{ kind: 'retire_grid', gridCode: from.code }] });
  await expectGridsInTable(after.size);
  await expectHouseholds(grid.code, after.get(grid.code)!);
  expect(after.has(from.code)).toBe(false);
});

test('a locked grid neither gives nor takes', async () => {
  await undoBoth();
  await undoBoth();
  const { size } = await householdsInTwin();
  await expectGridsInTable(size);
  const { from } = simple;
  await find(page, from.code);
  const households = await figure(inspector(page, '网格'), '户数').innerText();
  await page.keyboard.press('Escape');
  await page.getByTestId('map').locator('canvas').focus();
  await page.keyboard.press('k');
  await expect(page.getByText('已锁 1 个网格')).toBeVisible();
  await paint(simple);
  await expect(page.getByText('这一笔没有改变什么。')).toBeVisible();
  await find(page, from.code);
  await expect(figure(inspector(page, '网格'), '户数')).toHaveText(households);
  await page.getByRole('button', { name: '全部解锁' }).click();
  await expect(page.getByText('已锁 1 个网格')).toBeHidden();
});

test('a grid is split without a pointer', async () => {
  const { grid } = simple;
  await find(page, grid.code);
  const { from, to } = await cutByKeys(grid);
  await page.getByTestId('map').locator('canvas').focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: '拆分网格' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+S');
  await moveCrosshair([0, 0], from);
  await page.keyboard.press('Enter');
  await moveCrosshair(from, to);
  await expect(page.locator('[data-sketch=crosshair]')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('.');
  await expectGridsInTable(city.grids.length + 2);
});

test('what a tool draws of itself is under the pointer, and on its ground when the map moves', async () => {
  // What is looked for comes to the middle, where no panel is.
  await find(page, simple.compoundCode);
  await mapAtRest(page);
  const place = await pixelOf(page, simple.at);
  const [x, y] = place;
  const rim = page.locator('[data-sketch=rim]');
  await takeTool(page, '画笔归入');
  await page.mouse.move(x, y);
  await expect.poll(async () => pixelsApart(middleOf(await rim.boundingBox()), place)).toBeLessThan(1);

  await takeTool(page, '拆分网格');
  await expect(rim).toHaveAttribute('d', '');
  await page.mouse.click(x, y);
  await page.mouse.move(x + 60, y + 40);
  const start = await positionAt(page, await startOfLine());
  const before = await pixelOf(page, start);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => pixelOf(page, start)).not.toEqual(before);
  await mapAtRest(page);
  expect(pixelsApart(await startOfLine(), await pixelOf(page, start))).toBeLessThan(1);
  await page.keyboard.press('Escape');
});

function middleOf(box: Awaited<ReturnType<Locator['boundingBox']>>): Point {
  return box ? [box.x + box.width / 2, box.y + box.height / 2] : [Number.NaN, Number.NaN];
}

function pixelsApart([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.hypot(x - otherX, y - otherY);
}

/** Where the line under the pen begins on the page. */
async function startOfLine(): Promise<Point> {
  const path = await page.locator('[data-sketch=line]').getAttribute('d');
  const [, right, down] = /^M(\S+) ([^L]+)L/.exec(path ?? '')!.map(Number);
  const { x, y } = (await page.getByTestId('map').boundingBox())!;
  return [x + right, y + down];
}

/** Steps of arrow keys from the middle of the map: [to the right, downwards]. */
type Steps = readonly [right: number, down: number];
const STEP_PIXELS = 8;

/** A cut from west to east across the grid, at places that arrow keys reach, that breaks nothing. */
async function cutByKeys(grid: Grid): Promise<{ readonly from: Steps; readonly to: Steps }> {
  const [west, south, east, north] = geometryBounds(grid.geometry);
  const middle = await page.evaluate(() => {
    const map = window.gridcircle!.map!;
    return map.project(map.camera().centre);
  });
  const stepsTo = async (at: LonLat): Promise<Steps> => {
    const [x, y] = await page.evaluate((position) => window.gridcircle!.map!.project(position), at);
    return [Math.round((x - middle[0]) / STEP_PIXELS), Math.round((y - middle[1]) / STEP_PIXELS)];
  };
  const placeOf = async ([right, down]: Steps): Promise<LonLat> => {
    const [lon, lat] = await page.evaluate((pixel) => window.gridcircle!.map!.unproject(pixel), [
      middle[0] + right * STEP_PIXELS,
      middle[1] + down * STEP_PIXELS,
    ] as const);
    return [roundDegrees(lon), roundDegrees(lat)];
  };
  const [left, top] = await stepsTo([west, north]);
  const [right, bottom] = await stepsTo([east, south]);
  await provideFootprints(city, twin, source, grid.communityCode);
  for (let down = top + 1; down < bottom; down++) {
    const from: Steps = [left - 2, down];
    const to: Steps = [right + 2, down];
    const line = [await placeOf(from), await placeOf(to)];
    const action = { kind: 'split_grid', gridCode: grid.code, line } as const;
    const answer = await twin.edit(plain(action, grid.communityCode), 'provisional', false);
    await twin.cancelEdit();
    if (answer.ok && landsAtOnce(answer.value)) return { from, to };
  }
  throw new Error(`No cut from west to east splits ${grid.code} without breaking something.`);
}

async function moveCrosshair([x, y]: Steps, [toX, toY]: Steps): Promise<void> {
  for (const [count, less, more] of [
    [toX - x, 'ArrowLeft', 'ArrowRight'],
    [toY - y, 'ArrowUp', 'ArrowDown'],
  ] as const) {
    for (let i = 0; i < Math.abs(count); i++) await page.keyboard.press(count < 0 ? less : more);
  }
}

/**
 * A whole adjustment round, as somebody does it who sits down at the desk for the first time: the list of
 * problems leads to a grid that has outgrown its band, which is split into three along streets; a compound
 * goes to its neighbour; two grids below their band are filled; the plan is compared with the map in force,
 * submitted, approved and published.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, find, inspector, mapReady, numberIn, signIn, takeTool } from './support/desk.ts';
import { bringInReach, dragTo, pixelOf } from './support/map.ts';
import { compoundHandover, type Handover, handover, landsAtOnce } from './support/redraw-places.ts';
import {
  split as cutting,
  type Mending,
  mendings,
  type ThreeWaySplit,
  Twin,
  threeWaySplit,
} from './support/round-places.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const PLAN_NAME = `年度网格调整 ${Date.now().toString(36)}`;
const BAND = { min: 300, max: 500 };

let desk: SharedDesk;
let page: Page;
let city: CityData;
let version: number;
let split: ThreeWaySplit;
let given: Handover;
let toMend: readonly Mending[];

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  const source = await signedIn(baseURL, 'planner');
  ({ city, version } = await source.loadCity());
  const { engine } = await engineOn(city);
  given = await compoundHandover(city, engine, source, landsAtOnce);
  const twin = new Twin(city, engine, source);
  split = await threeWaySplit(twin);
  for (const { gridCode, line } of split.cuts) await twin.land(cutting(gridCode, line, split.grid));
  await twin.land(handover(given.compoundCode, given.grid));
  toMend = await mendings(twin, 2, split.grid.communityCode);
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

function problem(of: string): Locator {
  return page.getByRole('tabpanel', { name: /^问题/ }).getByRole('listitem').filter({ hasText: of });
}

/** A grid in the words of the list of problems. */
function inWords(grid: { readonly code: string; readonly communityCode: string }): string {
  const community = city.adminUnits.find(({ code }) => code === grid.communityCode)!.name;
  return `${community} 第 ${grid.code.slice(-3)} 网格`;
}

async function expectGrids(count: number): Promise<void> {
  await expect(page.getByText(`${count} 个网格`, { exact: true })).toBeVisible();
}

/** Clicks through the grid along the street, point by point, and ends the line. */
async function draw(gridCode: string, line: readonly LonLat[]): Promise<void> {
  await find(page, gridCode);
  let last: readonly [number, number] | null = null;
  for (const [place, at] of line.entries()) {
    const pixel = await pixelOf(page, at);
    const near = last && Math.hypot(pixel[0] - last[0], pixel[1] - last[1]) < 12;
    if (near && place < line.length - 1) continue;
    await page.mouse.move(...pixel);
    await page.mouse.click(...pixel);
    last = pixel;
  }
  await page.keyboard.press('Enter');
}

async function householdsOf(code: string): Promise<number> {
  await find(page, code);
  const title = inspector(page, '网格');
  await expect(title).toContainText(code);
  return numberIn(await figure(title, '户数').innerText());
}

test('the list of problems leads to the grid that has outgrown its band, and two streets make three of it', async () => {
  const { grid, households, cuts } = split;
  const listed = problem(inWords(grid));
  await expect(listed).toContainText(`户数 ${households}，高于上限 ${households - BAND.max} 户`);
  await listed.getByRole('button', { name: /^去拆分/ }).click();
  await expect(page.getByRole('button', { name: '拆分网格' })).toHaveAttribute('aria-pressed', 'true');
  await draw(cuts[0].gridCode, cuts[0].line);
  await expectGrids(city.grids.length + 1);
  await draw(cuts[1].gridCode, cuts[1].line);
  await expectGrids(city.grids.length + 2);
  await expect(listed.filter({ hasText: `${households}` })).toBeHidden();
});

test('a compound goes whole to its neighbour', async () => {
  const { grid, compoundCode, at } = given;
  const before = await householdsOf(grid.code);
  await find(page, compoundCode);
  await takeTool(page, '画笔归入');
  const [x, y] = await pixelOf(page, at);
  await dragTo(page, [x, y], [x + 3, y]);
  await page.mouse.up();
  await expect(page.getByRole('region', { name: '落笔前预览' })).toBeEmpty();
  expect(await householdsOf(grid.code)).toBeGreaterThan(before);
});

test('two grids below their band are filled, and leave the list', async () => {
  for (const { grid, buildings } of toMend) {
    await expect(problem(inWords(grid))).toContainText('低于下限');
    await find(page, grid.code);
    await takeTool(page, '点选归入');
    await page.keyboard.press('1');
    for (const at of buildings) {
      await bringInReach(page, at);
      await page.mouse.click(...(await pixelOf(page, at)));
      await expect(page.getByRole('region', { name: '落笔前预览' })).toBeEmpty();
    }
    await expect(problem(inWords(grid))).toBeHidden();
  }
});

test('the plan is compared with the map in force: households moved balance', async () => {
  await page.getByRole('banner').getByRole('button', { name: '比较', exact: true }).click();
  const view = page.getByRole('region', { name: '方案比较' });
  const totals = view.getByRole('table', { name: '合计' });
  await expect(totals.getByRole('row', { name: /^网格/ })).toContainText('+2');
  await expect(totals.getByRole('row', { name: /^户数/ })).toContainText('±0');
  const ofSplit = view.getByRole('row').filter({ hasText: split.grid.code });
  await expect(ofSplit).toContainText('拆分');
  await view.getByRole('radio', { name: /^换网格的楼栋/ }).check({ force: true });
  await expect(view.getByRole('rowheader').first()).toBeVisible();
  await view.getByRole('radio', { name: '并排' }).check({ force: true });
  await expect(view.getByTestId('map-before')).toBeVisible();
  await expect(view.getByTestId('map-after')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
});

test('it is saved, submitted, approved and comes into force', async () => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '保存为草案' });
  await dialog.getByLabel('方案名称').fill(PLAN_NAME);
  await dialog.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByText(`“${PLAN_NAME}”已保存。`)).toBeVisible();
  await act('提交审核', '提交审核');
  await expect(page.getByText(`“${PLAN_NAME}”已提交审核。`)).toBeVisible();
  await page.getByRole('button', { name: '退出登录' }).click();

  await signIn(page, 'reviewer');
  await mapReady(page);
  // The page's link names the plan: whoever signs in next has it open.
  await expect(page.getByRole('banner').getByText(PLAN_NAME)).toBeVisible();
  await act('批准', '批准方案');
  await expect(page.getByText(`“${PLAN_NAME}”已批准，可以发布。`)).toBeVisible();
  await act('发布', '发布方案');
  await expect(page.getByText(`“${PLAN_NAME}”已发布，现行方案为第 ${version + 1} 版。`)).toBeVisible({
    timeout: 60_000,
  });
  await expectGrids(city.grids.length + 2);
});

/** Presses a step of the plan's life and confirms it in its dialog. */
async function act(step: string, title: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: step, exact: true }).click();
  await page.getByRole('dialog', { name: title }).getByRole('button', { name: step, exact: true }).click();
}

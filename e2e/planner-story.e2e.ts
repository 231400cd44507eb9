/**
 * The main job, end to end: a planner drags a border and a station, households and coverage answer, the
 * plan goes through review and comes into force. An engine in this process does the same edits, so every
 * number on the page has a twin.
 */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import type { CityFigures } from '../src/domain/figures.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { coverageOf } from './support/cli.ts';
import {
  figure,
  find,
  inspector,
  letVerticesGoFree,
  mapReady,
  numberIn,
  numberOf,
  signIn,
  takeTool,
} from './support/desk.ts';
import {
  cornerBeside,
  farthestHome,
  type LivelyStation,
  type LivelyVertex,
  livelyStation,
  livelyVertices,
} from './support/lively-places.ts';
import { dragTo, pixelOf, positionAt } from './support/map.ts';
import { expect, test, watch } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const PLAN_NAME = `边界与站点调整 ${Date.now().toString(36)}`;

let context: BrowserContext;
let page: Page;
let watched: ReturnType<typeof watch>;
let city: CityData;
let twin: EngineApi;
let figures: CityFigures;
let vertex: LivelyVertex;
let other: LivelyVertex;
let station: LivelyStation;

test.beforeAll(async ({ browser, baseURL, contextOptions, viewport }) => {
  const source = await signedIn(baseURL, 'planner');
  city = (await source.loadCity()).city;
  ({ engine: twin, figures } = await engineOn(city));
  [vertex, other] = await livelyVertices(city, twin, source, 2);
  station = await livelyStation(city, twin);
  context = await browser.newContext({ ...contextOptions, baseURL, viewport });
  watched = watch(context, baseURL);
  page = await context.newPage();
});

test.afterAll(async () => {
  await context?.close();
  watched?.expectQuiet();
});

/** Households of a grid in the twin. */
async function households(code: string): Promise<number> {
  return (await twin.figures()).grids.find((grid) => grid.code === code)!.households;
}

function grid(): Locator {
  return inspector(page, '网格');
}

/** Closes what is selected and compares the whole city on the page with the twin. */
async function expectCityOfTwin(): Promise<void> {
  const close = page.getByRole('button', { name: '关闭面板' });
  if (await close.isVisible()) await close.click();
  const { totals } = await twin.figures();
  const whole = inspector(page, '范围');
  await expect(figure(whole, '户数')).toHaveText(`${totals.households.toLocaleString('en')} 户`);
  await expect(figure(whole, '缺口')).toHaveText(`${totals.gapHouseholds.toLocaleString('en')} 户`);
  await expect(whole).toContainText(
    `${totals.coveredHouseholds.toLocaleString('en')} / ${totals.households.toLocaleString('en')} 户`,
  );
}

test('a stranger comes in at the front door, and the city answers with the numbers of the command line', async () => {
  await page.goto('/');
  await page.getByRole('link', { name: '进入规划' }).click();
  await signIn(page, 'planner');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await mapReady(page);

  const told = await coverageOf(city);
  expect(told.coveredHouseholds).toBe(figures.totals.coveredHouseholds);
  expect(told.households).toBe(figures.totals.households);
  expect(told.coverageRate).toBeLessThan(1);
  await expectCityOfTwin();
  await expect(figure(inspector(page, '范围'), '网格数')).toHaveText(String(city.grids.length));
  await expect(page.getByText('标准步速 4.0 公里/小时')).toBeVisible();
  await expect(page.getByText('时限 15 分钟')).toBeVisible();
  await expect(page.getByText(/^分母 [\d,]+ 户/)).toBeVisible();
  await expect(page.getByText('演示用虚构数据')).toBeVisible();
});

test('a grid is found by its code and shows its figures', async () => {
  const [code] = vertex.grids;
  await find(page, code);
  const now = figures.grids.find((each) => each.code === code)!;
  expect(await numberOf(figure(grid(), '户数'))).toBe(now.households);
  expect(await numberOf(figure(grid(), '缺口'))).toBe(now.gapHouseholds);
  await expect(grid()).toContainText(`${now.coveredHouseholds} / ${now.households} 户`);
  await expect(grid()).toContainText('15 分钟覆盖');
  await expect(page.getByRole('row').filter({ hasText: code })).toHaveAttribute('aria-current', 'true');
});

test('a shared vertex moves for both neighbours, while the pointer moves; undo gives it back exactly', async () => {
  const [mine, theirs] = vertex.grids;
  const before = await Promise.all(vertex.grids.map(households));
  await takeTool(page, '编辑边界');
  await letVerticesGoFree(page);
  const target = await pixelOf(page, vertex.to);
  const to = await positionAt(page, target);
  const answer = await twin.edit(
    { kind: 'move_vertex', communityCode: vertex.communityCode, at: vertex.at, to },
    'commit',
    false,
  );
  if (!answer.ok) throw new Error(`The twin refuses the move: ${answer.reason}`);
  const after = await Promise.all(vertex.grids.map(households));
  expect(after).not.toEqual(before);
  expect(after[0] + after[1]).toBe(before[0] + before[1]);

  await dragTo(page, await pixelOf(page, vertex.at), target);
  // Beside the pointer, before the button is released.
  const readout = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: mine.slice(-3) });
  await expect(readout).toContainText(theirs.slice(-3));
  await expect(readout).toContainText(`${after[0]} 户`);
  await expect(readout).toContainText(`${after[1]} 户`);
  await expect(figure(grid(), '户数')).toHaveText(`${after[0]} 户`);
  await page.mouse.up();
  await expect(readout).toBeHidden();
  await expectCountsOfBoth(after);
  await expect(page.getByText('仅存于本机')).toBeVisible();

  await page.getByRole('button', { name: '撤销' }).click();
  await expectCountsOfBoth(before);
  await expect(page.getByText('没有修改')).toBeVisible();
  await page.getByRole('button', { name: '重做' }).click();
  await expectCountsOfBoth(after);
  await expectCityOfTwin();
});

/** Both rows of the table carry these households. */
async function expectCountsOfBoth(counts: readonly number[]): Promise<void> {
  for (const [index, code] of vertex.grids.entries()) {
    await find(page, code);
    await expect(figure(grid(), '户数')).toHaveText(`${counts[index]} 户`);
    await expect(householdsCell(code)).toHaveText(new RegExp(`^[↑↓]?${counts[index]}$`));
  }
}

function householdsCell(code: string): Locator {
  return page.getByRole('row').filter({ hasText: code }).getByRole('cell').nth(2);
}

test('a station drags its coverage along', async () => {
  await find(page, station.code);
  await takeTool(page, '移动站点');
  const target = await pixelOf(page, station.to);
  const to = await positionAt(page, target);
  await dragTo(page, await pixelOf(page, station.at), target);
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '全市覆盖' })).toBeVisible();
  await page.mouse.up();
  const before = (await twin.figures()).totals.coveredHouseholds;
  const answer = await twin.edit({ kind: 'move_station', stationCode: station.code, to }, 'commit', false);
  expect(answer.ok).toBe(true);
  expect((await twin.figures()).totals.coveredHouseholds).not.toBe(before);
  await expectCityOfTwin();
});

test('a vertex comes and goes without moving a household', async () => {
  const [a, b] = other.segment;
  const middle: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  await find(page, other.grids[0]);
  const before = await households(other.grids[0]);
  await takeTool(page, '编辑边界');
  const at = await pixelOf(page, middle);
  const plan = page.getByTitle(/改动：/);
  const changed = numberIn((await plan.getAttribute('title'))!.split('改动：')[1]);
  await page.mouse.click(...at);
  // The new vertex is chosen. Where it came in the ground is the same; a step of two metres changes it.
  await expect(figure(grid(), '户数')).toHaveText(`${before} 户`);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(plan).toHaveAttribute('title', new RegExp(`改动：${changed + 2} 个网格`));
  // Delete takes it away again, and nothing of it remains.
  await page.keyboard.press('Delete');
  await expect(plan).toHaveAttribute('title', new RegExp(`改动：${changed} 个网格`));
  await expect(figure(grid(), '户数')).toHaveText(`${before} 户`);
});

test('a dragged vertex holds on to the corner of a street nearby, and says so when it lands', async () => {
  const { corner, after } = await cornerBeside(city, twin, other);
  await find(page, other.grids[0]);
  await takeTool(page, '编辑边界');
  await page.getByRole('checkbox', { name: '吸附' }).check();
  const [x, y] = await pixelOf(page, corner);
  const told = page.getByRole('status').filter({ hasText: '顶点落在街道' });
  await dragTo(page, await pixelOf(page, other.at), [x + 4, y - 3]);
  await expect(told).toHaveCount(0);
  await page.mouse.up();
  await expect(told).toHaveCount(1);
  for (const code of other.grids) {
    await find(page, code);
    await expect(figure(grid(), '户数')).toHaveText(`${after.get(code)} 户`);
  }
  await page.getByRole('button', { name: '撤销' }).click();
  await find(page, other.grids[0]);
  await expect(figure(grid(), '户数')).toHaveText(`${await households(other.grids[0])} 户`);
});

test('a station is added where the walk is longest, and another closed', async () => {
  const far = await farthestHome(city, twin);
  await find(page, far.gridCode);
  await takeTool(page, '新增站点');
  const spot = await pixelOf(page, far.at);
  const at = await positionAt(page, spot);
  await page.mouse.click(...spot);
  const dialog = page.getByRole('dialog', { name: '新增站点' });
  await dialog.getByLabel('名称').fill('试设网格驿站');
  const code = await dialog.getByLabel('编码').inputValue();
  await dialog.getByRole('button', { name: '放到地图上' }).click();
  const panel = inspector(page, '站点');
  await expect(panel).toContainText('拟新增');
  await twin.edit(
    {
      kind: 'add_station',
      station: {
        ...city.stations[0],
        code,
        location: at,
        services: servicesOf(city),
        openingHours: 'Mo-Fr 09:00-17:00',
        tier: 'grid',
      },
    },
    'commit',
    false,
  );
  const reached = (await twin.figures()).stations.find((each) => each.code === code)!.reachedHouseholds;
  expect(reached).toBeGreaterThan(0);
  await expect(figure(panel, '就近服务')).toHaveText(`${reached.toLocaleString('en')} 户`);
  await expectCityOfTwin();

  const closing = city.stations.findLast(({ code, tier }) => tier === 'grid' && code !== station.code)!;
  await find(page, closing.code);
  await panel.getByRole('button', { name: '关闭站点' }).click();
  await expect(panel).toContainText('已拟关闭');
  await twin.edit({ kind: 'close_station', stationCode: closing.code }, 'commit', false);
  await expectCityOfTwin();
});

function servicesOf({ stations }: CityData): readonly string[] {
  return [...new Set(stations.flatMap(({ services }) => services))];
}

test('unsaved work survives a reload and a killed tab', async () => {
  await page.reload();
  await mapReady(page);
  await expect(page.getByText('已恢复本机上未保存的修改。')).toBeVisible();
  await expectCityOfTwin();
  const killed = page;
  page = await context.newPage();
  await crash(killed);
  await page.goto('/planner');
  await mapReady(page);
  await expect(page.getByText('已恢复本机上未保存的修改。')).toBeVisible();
  await expectCityOfTwin();
});

/** Takes the tab's process away, as a machine without memory would. */
async function crash(tab: Page): Promise<void> {
  const gone = tab.waitForEvent('crash');
  void tab.goto('chrome://crash').catch(() => undefined);
  await gone;
  await tab.close();
}

test('the work is saved as a named draft and is there after a reload', async () => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '保存为草案' });
  await dialog.getByLabel('方案名称').fill(PLAN_NAME);
  await chooseUnit(dialog);
  await dialog.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByText(`“${PLAN_NAME}”已保存。`)).toBeVisible();
  await expect(page).toHaveURL(/[?&]plan=/);
  await page.reload();
  await mapReady(page);
  await expect(page.getByRole('banner').getByText(PLAN_NAME)).toBeVisible();
  await expect(page.getByText('已保存', { exact: false }).first()).toBeVisible();
  await expectCityOfTwin();
});

/** A unit is proposed that holds all the work; one that does not is explained and cannot be chosen. */
async function chooseUnit(dialog: Locator): Promise<void> {
  const unit = dialog.getByRole('combobox', { name: '适用范围' });
  const save = dialog.getByRole('button', { name: '保存草案' });
  const proposed = await unit.inputValue();
  await expect(save).toBeEnabled();
  const tooSmall = city.grids.find(
    ({ communityCode }) => communityCode !== vertex.communityCode,
  )!.communityCode;
  await unit.selectOption(tooSmall);
  const touched = city.adminUnits.find(({ code }) => code === vertex.communityCode)!.name;
  await expect(dialog.getByRole('status')).toContainText(touched);
  await expect(save).toBeDisabled();
  await unit.selectOption(proposed);
  await expect(dialog.getByRole('status')).toBeEmpty();
  await expect(save).toBeEnabled();
}

test('it is submitted, approved and published, and stays in force', async () => {
  await act('提交审核', '提交审核');
  await expect(page.getByText(`“${PLAN_NAME}”已提交审核。`)).toBeVisible();
  await expect(
    page.getByRole('toolbar', { name: '工具' }).getByRole('button', { name: '编辑边界' }),
  ).toBeDisabled();
  await page.getByRole('button', { name: '退出登录' }).click();

  await page.goto('/planner');
  await signIn(page, 'reviewer');
  await mapReady(page);
  const version = numberIn((await page.getByText(/^第 \d+ 版$/).innerText()).slice(2));
  await page.getByRole('button', { name: '方案', exact: true }).click();
  await page.getByRole('button', { name: `打开 ${PLAN_NAME}` }).click();
  await expect(page.getByRole('banner').getByText(PLAN_NAME)).toBeVisible();
  await expectCityOfTwin();
  await act('批准', '批准方案');
  await expect(page.getByText(`“${PLAN_NAME}”已批准，可以发布。`)).toBeVisible();
  await act('发布', '发布方案');
  await expect(page.getByText(`“${PLAN_NAME}”已发布，现行方案为第 ${version + 1} 版。`)).toBeVisible({
    timeout: 60_000,
  });
  await page.goto('/planner');
  await mapReady(page);
  await expect(page.getByText(`第 ${version + 1} 版`)).toBeVisible();
  await expect(page.getByText('没有修改')).toBeVisible();
  await expectCityOfTwin();
  await page.getByRole('button', { name: '退出登录' }).click();

  await page.goto('/wall');
  await signIn(page, 'leader');
  const { totals } = await twin.figures();
  await expect(page.getByRole('banner')).toContainText(`第 ${version + 1} 版`, { timeout: 60_000 });
  await expect(page.getByRole('region', { name: '总览' })).toContainText(
    `${totals.coveredHouseholds.toLocaleString('en')} / ${totals.households.toLocaleString('en')} 户`,
  );
});

/** Presses a step of the plan's life and confirms it in its dialog. */
async function act(step: string, title: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: step, exact: true }).click();
  await page.getByRole('dialog', { name: title }).getByRole('button', { name: step, exact: true }).click();
}

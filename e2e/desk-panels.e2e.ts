/**
 * The desk without the map: ground given away from a list by keyboard alone, a grid locked in the table, a
 * reviewer's comment settled. An engine in this process makes the same strokes, so households have a twin.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData, Grid } from '../src/domain/city.ts';
import type { EditEffect } from '../src/domain/figures.ts';
import type { Plan } from '../src/domain/plan.ts';
import type { CitySource } from '../src/sources/city-source.ts';
import { openCity } from '../src/state/city-store.ts';
import { borderingGrids, groundOfGrid } from '../src/state/grid-ground.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, granted, signedIn } from './support/backend.ts';
import { figure, find, inspector, takeTool } from './support/desk.ts';
import { dragTo, pixelOf } from './support/map.ts';
import {
  compoundHandover,
  type Handover,
  landsAtOnce,
  plain,
  provideFootprints,
} from './support/redraw-places.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

/** Buildings tried per pair of grids. */
const TRIED = 12;

let desk: SharedDesk;
let page: Page;
let planner: CitySource;
let reviewer: CitySource;
let city: CityData;
/** A loose building that goes to the neighbour without a question. */
let gift: Gift;
/** A whole compound that does so. */
let compound: Handover;
/** By grid code, in the map in force. */
let households: ReadonlyMap<string, number>;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  // A second engine, beside that of the page, looks for places that suit.
  test.setTimeout(240_000);
  planner = await signedIn(baseURL, 'planner');
  reviewer = await signedIn(baseURL, 'reviewer');
  city = (await planner.loadCity()).city;
  const { engine, figures } = await engineOn(city);
  households = new Map(figures.grids.map((grid) => [grid.code, grid.households]));
  gift = await buildingGift(city, engine, planner);
  compound = await compoundHandover(city, engine, planner, landsAtOnce);
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

interface Gift {
  readonly from: Grid;
  readonly to: Grid;
  readonly building: string;
  readonly effect: EditEffect;
}

/** The first building outside every compound that a neighbouring grid can take over at once. */
async function buildingGift(data: CityData, engine: EngineApi, source: CitySource): Promise<Gift> {
  const open = openCity(data, 1);
  for (const from of data.grids) {
    const loose = groundOfGrid(open, from.code).filter(({ kind }) => kind === 'building');
    if (loose.length < 2) continue;
    await provideFootprints(data, engine, source, from.communityCode);
    for (const to of borderingGrids(data.grids, from)) {
      for (const { code: building } of loose.slice(0, TRIED)) {
        const picked = { buildings: [building], compounds: [], blocksAt: [] };
        const action = { kind: 'assign_ground', picked, to: to.code, onlyFrom: null } as const;
        const answer = await engine.edit(plain(action, from.communityCode), 'provisional', false);
        await engine.cancelEdit();
        if (answer.ok && landsAtOnce(answer.value)) return { from, to, building, effect: answer.value };
      }
    }
  }
  throw new Error('No loose building of the city can be given away without a question.');
}

/** Households that the grid has once this has landed, as the twin counts them. */
function afterwards({ effect }: Pick<Gift, 'effect'>, code: string): number {
  return effect.grids.find((grid) => grid.code === code)!.households;
}

function shownHouseholds(): Locator {
  return figure(inspector(page, '网格'), '户数');
}

function rowOf(code: string): Locator {
  return page.getByRole('row').filter({ hasText: code });
}

test('a building goes to the neighbouring grid by keyboard alone, and comes back', async () => {
  const { to, from, building } = gift;
  const search = page.getByRole('combobox', { name: '搜索网格、站点、社区或小区' });
  await search.focus();
  await page.keyboard.insertText(from.code);
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(shownHouseholds()).toHaveText(`${households.get(from.code)} 户`);

  await inspector(page, '网格').locator('summary').press('Enter');
  const receiver = page.getByRole('combobox', { name: '划给' });
  await receiver.press('Home');
  while ((await receiver.inputValue()) !== to.code) await receiver.press('ArrowDown');
  const tail = to.code.slice(-3);
  await page
    .getByRole('button', { name: `划给第 ${tail} 网格：楼栋 ${building}`, exact: true })
    .press('Enter');

  await expect(page.getByText(`${building}已划给第 ${tail} 网格。`)).toBeVisible();
  await expect(shownHouseholds()).toHaveText(`${afterwards(gift, from.code)} 户`);
  // Whoever cannot see goes on where the list was left.
  await expect(page.locator(':focus')).toHaveAccessibleName(/^划给第 \d+ 网格：/);

  await page.keyboard.press('Control+z');
  await expect(shownHouseholds()).toHaveText(`${households.get(from.code)} 户`);
  await expect(page.getByRole('button', { name: '重做' })).toBeEnabled();
});

test('a grid that is locked in the table stays as it is under a stroke', async () => {
  const { grid, from } = compound;
  await find(page, from.code);
  const lock = rowOf(from.code).getByRole('button', { name: `锁定网格 ${from.code}` });
  await rowOf(from.code).getByRole('rowheader').getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(lock).toBeFocused();
  await page.keyboard.press('Space');
  await expect(lock).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('本网格已锁定，解锁后才能划出。')).toBeVisible();

  await paint();
  await expect(page.getByText('这一笔没有改变什么。')).toBeVisible();
  await find(page, from.code);
  await expect(shownHouseholds()).toHaveText(`${households.get(from.code)} 户`);

  await page.getByRole('button', { name: '解锁全部' }).click();
  await expect(lock).toHaveAttribute('aria-pressed', 'false');
  await paint();
  await find(page, grid.code);
  await expect(shownHouseholds()).toHaveText(`${afterwards(compound, grid.code)} 户`);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(shownHouseholds()).toHaveText(`${households.get(grid.code)} 户`);
  await takeTool(page, '选择');
});

/** A short stroke of the brush on a building of the compound, which picks it whole. */
async function paint(): Promise<void> {
  await find(page, compound.grid.code);
  await find(page, compound.compoundCode);
  await takeTool(page, '画笔归入');
  const [x, y] = await pixelOf(page, compound.at);
  await dragTo(page, [x, y], [x + 3, y]);
  await page.mouse.up();
}

test("a reviewer's comment on a grid is found in the table and settled", async () => {
  const [first] = city.grids;
  const plan = await commentedPlan(first.code, '这里的界线请再核对。');
  await page.getByRole('button', { name: '方案', exact: true }).click();
  const plans = page.getByRole('dialog', { name: '方案' });
  await plans.getByLabel('状态').selectOption('draft');
  await plans.getByRole('button', { name: `打开 ${plan.name}` }).click();

  await page.getByRole('tab', { name: /^讨论/ }).click();
  await page.getByRole('button', { name: `网格 ${first.code}`, exact: true }).click();
  const mark = rowOf(first.code).getByRole('img', { name: '1 条意见待解决' });
  await expect(mark).toBeVisible();
  await page.getByRole('button', { name: '已解决', exact: true }).click();
  await expect(mark).toBeHidden();

  const [comment] = granted(await reviewer.listComments(plan.id));
  expect(comment.resolvedBy).toMatchObject({ name: 'planner', role: 'planner' });
});

/** A draft of the planner's, its name never used before, on which the reviewer has said something about a grid. */
async function commentedPlan(gridCode: string, text: string): Promise<Plan> {
  const plan = granted(await planner.createPlan(`有意见的方案 ${Date.now()}`, city.info.code));
  granted(await reviewer.addComment(plan.id, gridCode, text));
  return plan;
}

/**
 * Service circles: one is drawn from three communities, two of them picked on the map and one from the list, its
 * figures are those that an engine in this process counts, it gets a facility, is saved, and is there after a reload.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import type { CircleFigures } from '../src/domain/service-circle-figures.ts';
import { largestPart } from '../src/map/features/ground.ts';
import { interiorPoint } from '../src/map/interior-point.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, mapReady, numberOf } from './support/desk.ts';
import { bringInReach, pixelOf } from './support/map.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

const NAME = `试点生活圈 ${Date.now().toString(36)}`;

let desk: SharedDesk;
let page: Page;
let city: CityData;
let communities: readonly { readonly code: string; readonly name: string; readonly at: LonLat }[];
let promised: CircleFigures;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  test.setTimeout(240_000);
  const planner = await signedIn(baseURL, 'planner');
  city = (await planner.loadCity()).city;
  const taken = new Set((await planner.circles.list()).flatMap(({ communityCodes }) => communityCodes));
  communities = city.adminUnits
    .filter(({ code, level }) => level === 'community' && !taken.has(code))
    .slice(0, 3)
    .map(({ code, name, geometry }) => ({ code, name, at: interiorPoint(largestPart(geometry)) }));
  const { engine } = await engineOn(city);
  await engine.configure({ ...DEFAULT_SETTINGS, ...city.info.walkProfiles.standard });
  const communityCodes = communities.map(({ code }) => code);
  [promised] = await engine.circleFigures([{ code: 'Q', circleTier: 10, communityCodes }]);
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

test('three communities make a circle, each step of it undone before it is saved', async () => {
  await page.getByRole('tab', { name: '生活圈' }).click();
  await page.getByRole('button', { name: '新建生活圈' }).click();
  await form().getByLabel('名称', { exact: true }).fill(NAME);
  await form().getByRole('radio', { name: '10 分钟' }).check({ force: true });
  await form().getByLabel('责任单位').fill('青石街道办事处');
  const [first, second, third] = communities;
  for (const { at, name } of [first, second]) {
    await bringInReach(page, at);
    await page.mouse.click(...(await pixelOf(page, at)));
    await expect(form().getByRole('checkbox', { name })).toBeChecked();
  }
  await form().getByRole('checkbox', { name: third.name }).check();
  await form().getByRole('button', { name: '撤销一步' }).click();
  await expect(form().getByRole('checkbox', { name: third.name })).not.toBeChecked();
  await form().getByRole('button', { name: '重做一步' }).click();
  await expect(form()).toContainText('社区（已选 3 个）');
});

test('its figures hold within the minutes of its tier', async () => {
  await expect.poll(() => numberOf(figure(form(), '户数'))).toBe(promised.totals.households);
  expect(await numberOf(figure(form(), '缺口'))).toBe(promised.totals.gapHouseholds);
  expect(await numberOf(figure(form(), '10 分钟覆盖'))).toBeCloseTo(promised.totals.coverageRate * 100, 1);
  expect(await numberOf(figure(form(), '站点数'))).toBe(
    Object.values(promised.stations).reduce((sum, tier) => sum + tier, 0),
  );
  await expect(form()).toContainText('时限 10 分钟');
});

test('with a facility it is saved, and after a reload it is there as it was', async () => {
  await form().getByRole('button', { name: '添加设施' }).click();
  await form().getByLabel('第 1 项设施：设施种类').selectOption({ label: '菜市场、生鲜店' });
  await form().getByLabel('第 1 项设施：设施名称').fill('青石菜市场');
  await form().getByRole('button', { name: '保存生活圈' }).click();
  await expect(inspector()).toContainText('青石街道办事处');
  await page.reload();
  await mapReady(page);
  await page.getByRole('tab', { name: '生活圈' }).click();
  await page.getByRole('region', { name: '生活圈', exact: true }).getByRole('button', { name: NAME }).click();
  await expect.poll(() => numberOf(figure(inspector(), '户数'))).toBe(promised.totals.households);
  await inspector().getByText('设施清单（1）').click();
  await expect(inspector()).toContainText('菜市场、生鲜店 · 青石菜市场');
});

test('and it can be taken away again, after one more question', async () => {
  await inspector().getByRole('button', { name: '删除' }).click();
  await inspector().getByRole('button', { name: '确认删除' }).click();
  await expect(page.getByRole('button', { name: NAME })).toHaveCount(0);
});

function form(): Locator {
  return page.getByRole('form', { name: '生活圈表单' });
}

function inspector(): Locator {
  return page.getByRole('region', { name: `10 分钟生活圈 ${NAME}` });
}

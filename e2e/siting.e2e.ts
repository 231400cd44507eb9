/**
 * Siting: two more stations for meals, found with their proof, added to the plan in one step, saved. An engine in
 * this process holds the same city and asks the same question, so what the desk promises has a twin.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import type { SitingAnswer } from '../src/domain/siting.ts';
import { candidatesOfCity } from '../src/engine/siting/candidates.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, inspector, numberOf } from './support/desk.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const MEALS = '就餐用餐';
const PLAN_NAME = `添两处食堂 ${Date.now().toString(36)}`;

let desk: SharedDesk;
let page: Page;
let city: CityData;
let promised: SitingAnswer;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  test.setTimeout(240_000);
  city = (await (await signedIn(baseURL, 'planner')).loadCity()).city;
  promised = await twinAnswer();
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

test('two more stations for meals: the sites, what each adds, and the proof', async () => {
  await page.getByRole('group', { name: '覆盖口径' }).getByLabel('服务').selectOption(MEALS);
  await expect.poll(gap, { timeout: 30_000 }).toBe(promised.gapHouseholdsBefore);
  await page.getByRole('tab', { name: '选址' }).click();
  await panel().getByLabel('新设站点数').fill('2');
  await panel().getByRole('button', { name: '开始选址' }).click();
  const value = `新增覆盖 ${promised.value.toLocaleString('en')} 户`;
  await expect(panel().getByRole('status').filter({ hasText: value })).toBeVisible({ timeout: 60_000 });
  await expect(panel()).toContainText('已证明没有更好的选法');
  await expect(sites()).toHaveCount(2);
  for (const [i, { gain }] of promised.sites.entries()) {
    await expect(sites().nth(i)).toContainText(`多覆盖 ${gain?.toLocaleString('en')} 户`);
  }
  await expect(panel()).toContainText(MEALS);
});

test('added to the plan they cover what was promised, and one undo takes both back', async () => {
  await panel().getByRole('button', { name: '加入方案' }).click();
  await expect(panel()).toContainText('已加入草案：2 个站点');
  await expect.poll(gap).toBe(promised.gapHouseholdsAfter);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(gap).toBe(promised.gapHouseholdsBefore);
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await expect.poll(gap).toBe(promised.gapHouseholdsAfter);
});

test('the plan keeps both stations', async ({ baseURL }) => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '保存为草案' });
  await dialog.getByLabel('方案名称').fill(PLAN_NAME);
  await dialog.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByText(`“${PLAN_NAME}”已保存。`)).toBeVisible();
  const planner = await signedIn(baseURL, 'planner');
  const plan = (await planner.listPlans()).find(({ name }) => name === PLAN_NAME);
  const stored = await planner.loadPlan(plan?.id ?? '');
  const added = stored.ok ? Object.values(stored.value.change.stations.added) : [];
  expect(added.map(({ services, tier }) => [services, tier])).toEqual(
    promised.sites.map(() => [[MEALS], 'grid']),
  );
});

function panel(): Locator {
  return page.getByRole('region', { name: '选址' });
}

function sites(): Locator {
  return panel().getByRole('list', { name: '选中的地点，最有用的在前' }).getByRole('listitem');
}

function gap(): Promise<number> {
  return numberOf(figure(inspector(page, '范围'), '缺口'));
}

/** The same question, asked in this process. */
async function twinAnswer(): Promise<SitingAnswer> {
  const { engine } = await engineOn(city);
  await engine.configure({ ...DEFAULT_SETTINGS, ...city.info.walkProfiles.standard, service: MEALS });
  const candidates = candidatesOfCity(city);
  const answer = await engine.site({
    objective: 'mclp',
    count: 2,
    candidates,
    capacityHouseholds: null,
    scope: null,
  });
  if (!answer.ok) throw new Error(`expected two sites, was refused: ${answer.reason}`);
  return answer.value;
}

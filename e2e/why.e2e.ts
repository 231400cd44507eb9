/**
 * Asking why: older walkers on a Sunday evening, the worst cluster, a home behind a gate that is closed then, the
 * gate opened in the draft, a station's hours changed. An engine in this process holds the same city, so what the
 * desk says has a twin.
 */
import type { Locator, Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import type { CoverageExplanation, Fix } from '../src/domain/reason.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, find, inspector, mapReady, numberOf, takeTool } from './support/desk.ts';
import { bringInReach, pixelOf } from './support/map.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const SUNDAY_EVENING = '2026-11-29T19:30';
const PLAN_NAME = `周日开门 ${Date.now().toString(36)}`;

let desk: SharedDesk;
let page: Page;
let city: CityData;
let twin: EngineApi;
let behindGate: CoverageExplanation;
let opening: Fix;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  test.setTimeout(240_000);
  city = (await (await signedIn(baseURL, 'planner')).loadCity()).city;
  twin = (await engineOn(city)).engine;
  await twin.configure({
    ...DEFAULT_SETTINGS,
    ...city.info.walkProfiles.older,
    profile: 'older',
    at: SUNDAY_EVENING,
  });
  [behindGate, opening] = await homeBehindClosedGate();
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

test('older walkers on a Sunday evening are covered less, and the worst cluster tells why', async () => {
  const bar = page.getByRole('group', { name: '覆盖口径' });
  const whole = inspector(page, '范围');
  await expect.poll(() => numberOf(figure(whole, '缺口'))).toBeGreaterThan(0);
  const before = await numberOf(figure(whole, '缺口'));
  await bar.getByLabel('步速').selectOption('older');
  await bar.getByLabel('时刻').selectOption('other');
  await bar.getByLabel('日期和时刻（中国时间）').fill(SUNDAY_EVENING);
  const { totals } = await twin.figures();
  await expect.poll(() => numberOf(figure(whole, '缺口')), { timeout: 30_000 }).toBe(totals.gapHouseholds);
  expect(totals.gapHouseholds).toBeGreaterThan(before);

  const [worst] = (await twin.coverageReport()).gapClusters;
  await page.getByRole('tab', { name: '缺口' }).click();
  const list = page.getByRole('region', { name: '缺口清单' });
  await list
    .getByRole('listitem')
    .first()
    .getByRole('button', { name: /^为什么没有覆盖/ })
    .click();
  const told = await twin.explain(worst.code);
  await expect(home().locator('[data-reason]')).toHaveAttribute('data-reason', told?.reason ?? '');
});

test('a click on a home shows its walk, the closed gate, and what opening it is worth', async () => {
  const { buildings, compounds } = city;
  const row = buildings.codes.indexOf(behindGate.buildingCode);
  await find(page, compounds[buildings.compoundIndex[row]].code);
  await takeTool(page, '为什么没覆盖');
  const at = [buildings.lon[row], buildings.lat[row]] as const;
  await bringInReach(page, at);
  await page.mouse.click(...(await pixelOf(page, at)));
  await expect(home().getByRole('heading', { level: 2 })).toContainText(behindGate.buildingCode);
  await expect(home().locator('[data-reason]')).toHaveText(/大门没有开/);
  await expect(home()).toContainText(`${behindGate.walk?.minutes.toFixed(1)} 分钟`);
  const fix = home().getByRole('region', { name: '怎样能解决' }).getByRole('listitem').first();
  await expect(fix).toContainText(/^打开.+大门/);
  await expect(fix).toContainText(`本楼 ${opening.minutes.toFixed(1)} 分钟`);
  await expect(fix).toContainText(`全市新增覆盖 ${opening.householdsGained.toLocaleString('en')} 户`);
});

test('the gate opened in the draft covers the home; undo closes it again', async () => {
  await home()
    .getByRole('button', { name: /^试一试：打开/ })
    .click();
  await expect(home().locator('[data-reason]')).toHaveText(/已覆盖/);
  await expect(home()).toContainText(
    `已放入草案：${opening.householdsGained.toLocaleString('en')} 户新增覆盖，0 户失去覆盖`,
  );
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(home().locator('[data-reason]')).toHaveText(/大门没有开/);
  await page.getByRole('button', { name: '重做', exact: true }).click();
  await expect(home().locator('[data-reason]')).toHaveText(/已覆盖/);
});

test('hours of a gate are checked as they are typed, change who is covered, and are put back by undo', async () => {
  if (opening.command.kind !== 'update_gate') throw new Error('The fix opens no gate.');
  const { gate } = opening.command;
  await find(page, gate.code);
  const shown = page.getByRole('region', { name: /^小区大门 / });
  await expect(shown).toContainText('每天 全天开放');
  const covered = await numberOf(figure(shown, '覆盖户数'));
  await shown.getByRole('button', { name: '开放时间和通行' }).click();
  const dialog = page.getByRole('dialog', { name: `${gate.code}：开放时间和通行` });
  const hours = dialog.getByLabel(/^开放时间/);
  await hours.fill('每天早上');
  await expect(dialog.getByRole('status')).toContainText('读不懂这段时间，没有采用');
  await dialog.getByRole('button', { name: '改好' }).click();
  await expect(hours).toBeFocused();
  await expect(hours).toHaveValue('每天早上');
  await hours.fill('Mo-Su 06:00-12:00');
  await expect(dialog.getByRole('status')).toHaveText('每天 06:00–12:00');
  await dialog.getByRole('button', { name: '改好' }).click();
  await expect(shown).toContainText('每天 06:00–12:00');
  await expect
    .poll(() => numberOf(figure(shown, '覆盖户数')), { timeout: 30_000 })
    .toBe(covered - opening.householdsGained);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(shown).toContainText('每天 全天开放');
  await expect.poll(() => numberOf(figure(shown, '覆盖户数')), { timeout: 30_000 }).toBe(covered);
});

test('a station that opens longer covers more, and the figures are those of the twin', async () => {
  const opened = await twin.edit(opening.command, 'commit', false);
  if (!opened.ok) throw new Error(`expected the gate to open, was refused: ${opened.reason}`);
  const station = await stationWorthOpening(opened.value.totals.coveredHouseholds);
  await find(page, station.code);
  const shown = inspector(page, '站点');
  await shown.getByRole('button', { name: '开放时间和服务' }).click();
  const dialog = page.getByRole('dialog', { name: `${station.name}：开放时间和服务` });
  await dialog.getByLabel(/^开放时间/).fill('24/7');
  await dialog.getByRole('button', { name: '改好' }).click();
  await expect(shown).toContainText('24/7');
  const { totals, stations } = await twin.figures();
  const reached = stations.find(({ code }) => code === station.code)?.reachedHouseholds;
  await expect.poll(() => numberOf(figure(shown, '就近服务'))).toBe(reached);
  await page.getByRole('button', { name: '关闭面板' }).click();
  await expect.poll(() => numberOf(figure(inspector(page, '范围'), '缺口'))).toBe(totals.gapHouseholds);
});

test('the plan keeps the gate and the hours, and a link brings the question back', async () => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '保存为草案' });
  await dialog.getByLabel('方案名称').fill(PLAN_NAME);
  await dialog.getByRole('button', { name: '保存草案' }).click();
  await expect(page.getByText(`“${PLAN_NAME}”已保存。`)).toBeVisible();
  const link = new URL(page.url());
  link.searchParams.set('building', behindGate.buildingCode);
  await page.goto(link.href);
  await mapReady(page);
  await expect(home().locator('[data-reason]')).toHaveText(/已覆盖/, { timeout: 30_000 });
});

function home(): Locator {
  return page.getByRole('region', { name: /^楼栋 / });
}

/** A home that a closed gate keeps from being covered, and that opening it would cover. */
async function homeBehindClosedGate(): Promise<[CoverageExplanation, Fix]> {
  const { buildings, compounds, gates } = city;
  const minutes = await twin.buildingMinutes();
  const limited = new Set(
    gates.filter(({ open }) => open !== 'always').map(({ compoundCode }) => compoundCode),
  );
  for (const [row, code] of buildings.codes.entries()) {
    const compound = compounds[buildings.compoundIndex[row]];
    if (minutes[row] <= 15 || buildings.households[row] === 0 || !limited.has(compound?.code)) continue;
    const told = await twin.explain(code);
    const [fix] = told?.fixes ?? [];
    if (told?.walk && told.reason === 'gate_closed' && fix?.kind === 'open_gate' && fix.minutes <= 15) {
      return [told, fix];
    }
  }
  throw new Error('expected a home that a closed gate keeps from being covered');
}

/** A station that is closed then and whose opening covers more households; the twin is left with it open. */
async function stationWorthOpening(coveredHouseholds: number) {
  for (const station of city.stations) {
    if (station.location === null || station.openingHours === '24/7') continue;
    const change = { kind: 'update_station', station: { ...station, openingHours: '24/7' } } as const;
    const effect = await twin.edit(change, 'provisional', false);
    if (effect.ok && effect.value.totals.coveredHouseholds > coveredHouseholds) {
      await twin.edit(change, 'commit', false);
      return station;
    }
  }
  throw new Error('expected a station whose opening covers more households');
}

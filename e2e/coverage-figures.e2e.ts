/**
 * The figures of coverage at the desk: other walkers, another hour, any limit, one tier, values tried out, and
 * where homes are left out. An engine in this process counts the same city, so every figure has a twin.
 */
import type { Page } from '@playwright/test';
import type { CityData } from '../src/domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import { formatNumber, formatPercent, NO_VALUE } from '../src/ui/format.ts';
import type { EngineApi } from '../src/worker/protocol.ts';
import { engineOn, granted, signedIn } from './support/backend.ts';
import { figure, inspector, mapReady, numberOf, openDesk } from './support/desk.ts';
import { type SharedDesk, shareDesk } from './support/shared-desk.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let desk: SharedDesk;
let page: Page;
let city: CityData;
let twin: EngineApi;
/** What is asked for at the desk, and of the twin. */
let settings: CoverageSettings;

test.beforeAll(async ({ browser, baseURL, contextOptions }) => {
  test.setTimeout(240_000);
  city = (await (await signedIn(baseURL, 'planner')).loadCity()).city;
  twin = (await engineOn(city)).engine;
  settings = { ...DEFAULT_SETTINGS, ...city.info.walkProfiles.standard };
  desk = await shareDesk(browser, { ...contextOptions, baseURL });
  ({ page } = desk);
});

test.afterAll(async () => {
  await desk?.close();
});

test('older walkers, a Sunday evening, any limit and one tier are counted as asked, and the link keeps them', async () => {
  const bar = page.getByRole('group', { name: '覆盖口径' });
  const everyone = await expectTwin({});
  await bar.getByLabel('步速').selectOption('older');
  const older = await expectTwin({ profile: 'older', ...city.info.walkProfiles.older });
  expect(older).toBeLessThanOrEqual(everyone);

  await bar.getByLabel('时刻').selectOption('other');
  await bar.getByLabel('日期和时刻（中国时间）').fill('2026-11-29T19:30');
  const sunday = await expectTwin({ at: '2026-11-29T19:30' });
  expect(sunday).toBeLessThan(older);
  await expect(footer()).toContainText('时刻 2026-11-29 19:30');

  await bar.getByLabel('其他时限，1 到 60 分钟').fill('7');
  await bar.getByLabel('其他时限，1 到 60 分钟').press('Enter');
  await expectTwin({ limitMinutes: 7 });
  await expect(footer()).toContainText('时限 7 分钟');

  await bar.getByLabel('站点层级').selectOption('community');
  await expectTwin({ tier: 'community' });
  await expect(footer()).toContainText('仅社区级站点');
  await expect(page).toHaveURL(/walk=older.*limit=7.*tier=community.*hour=2026-11-29T19:30/);
});

test('values of a profile can be tried out, say so, and go back', async () => {
  const bar = page.getByRole('group', { name: '覆盖口径' });
  await bar.getByRole('button', { name: '参数…' }).click();
  const dialog = page.getByRole('dialog', { name: '步行参数：老年人' });
  await dialog.getByLabel('步速（公里/小时）').fill('2.6');
  await dialog.getByRole('button', { name: '试用这些值' }).click();
  await expectTwin({ speedKmh: 2.6 });
  await expect(footer()).toContainText('老年人步速 2.6 公里/小时');
  await expect(footer()).toContainText('步行参数为试用值');
  await expect(page).toHaveURL(/speed=2\.6/);
  // The link brings them along.
  await page.reload();
  await mapReady(page);
  await expect(footer()).toContainText('步行参数为试用值', { timeout: 30_000 });
  await expectTwin({});

  await bar.getByRole('button', { name: '参数（试用）…' }).click();
  await dialog.getByRole('button', { name: '用回城市的值' }).click();
  await expectTwin(city.info.walkProfiles.older);
  await expect(footer()).not.toContainText('试用值');
});

test('the gaps are listed most households first, and the worst cluster can be asked about', async () => {
  const report = await twin.coverageReport();
  await page.getByRole('tab', { name: '缺口' }).click();
  const list = page.getByRole('region', { name: '缺口清单' });
  const first = list.getByRole('listitem').first();
  const words = (households: number) => `${households.toLocaleString('en')} 户`;
  await expect(first).toContainText(words(report.gapClusters[0].gapHouseholds));

  await list.getByRole('radio', { name: '按网格' }).check({ force: true });
  await expect(first).toContainText(words(report.gapGrids[0].gapHouseholds));
  await list.getByRole('radio', { name: '按社区' }).check({ force: true });
  const communities = report.units.filter(({ level }) => level === 'community');
  const worst = Math.max(...communities.map(({ gapHouseholds }) => gapHouseholds));
  await expect(first).toContainText(words(worst));

  await list.getByRole('radio', { name: '按成片' }).check({ force: true });
  await first.getByRole('button', { name: /^为什么没有覆盖/ }).click();
  await expect(page).toHaveURL(new RegExp(`building=${report.gapClusters[0].code}`));
  await expect(page.getByRole('region', { name: /^楼栋 / })).toBeVisible();
});

test('an administrator keeps values for the city, and a capacity by which stations are overloaded', async ({
  browser,
  baseURL,
  contextOptions,
}) => {
  const admin = await signedIn(baseURL, 'admin');
  const { walkProfiles, stationCapacity } = city.info;
  const context = await browser.newContext({ ...contextOptions, baseURL });
  const theirs = await context.newPage();
  try {
    await openDesk(theirs, 'admin', '?walk=brisk&speed=5.4');
    const bar = theirs.getByRole('group', { name: '覆盖口径' });
    await bar.getByRole('button', { name: '参数（试用）…' }).click();
    const walk = theirs.getByRole('dialog', { name: '步行参数：快走' });
    await walk.getByRole('button', { name: '保存为本市设定…' }).click();
    await expect(walk).toContainText('已发布的数字仍按发布时的口径');
    await walk.getByRole('button', { name: '保存为本市设定', exact: true }).click();
    await expect(bar.getByRole('button', { name: '参数…' })).toBeVisible();
    await expect(theirs.getByRole('contentinfo')).not.toContainText('试用值');
    expect((await admin.loadInfo()).walkProfiles.brisk).toEqual({ ...walkProfiles.brisk, speedKmh: 5.4 });

    const whole = inspector(theirs, '范围');
    await expect(whole).toContainText('本市规定：每百户建筑面积不少于 30 平方米');
    const before = await numberOf(figure(whole, '超负荷站点'));
    await whole.getByRole('button', { name: '修改…' }).click();
    const capacity = theirs.getByRole('dialog', { name: '站点承载标准' });
    await capacity.getByLabel(/^社区级站点每站至多/).fill('1');
    await capacity.getByRole('button', { name: '保存为本市设定…' }).click();
    await capacity.getByRole('button', { name: '保存为本市设定', exact: true }).click();
    await expect(whole).toContainText('社区级站点每站至多 1 户');
    await expect.poll(() => numberOf(figure(whole, '超负荷站点'))).toBeGreaterThan(before);
  } finally {
    granted(await admin.keepSettings({ walkProfiles, stationCapacity }));
    await context.close();
  }
});

function footer() {
  return page.getByRole('contentinfo');
}

/** Asks the twin the same, and waits until the desk says what it answers. Returns the covered households. */
async function expectTwin(changes: Partial<CoverageSettings>): Promise<number> {
  settings = { ...settings, ...changes };
  const { totals } = await twin.configure(settings);
  const whole = inspector(page, '范围');
  const { gapHouseholds, medianMinutes, coveredBuildings, residentialBuildings } = totals;
  await expect(figure(whole, '缺口')).toHaveText(`${gapHouseholds.toLocaleString('en')} 户`, {
    timeout: 30_000,
  });
  await expect(figure(whole, '步行中位数')).toHaveText(
    medianMinutes === null ? NO_VALUE : `${formatNumber(medianMinutes, 1, 'zh')} 分钟`,
  );
  await expect(figure(whole, '按楼栋覆盖')).toHaveText(
    formatPercent(coveredBuildings / residentialBuildings, 1, 'zh'),
  );
  return totals.coveredHouseholds;
}

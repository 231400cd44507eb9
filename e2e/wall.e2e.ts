/**
 * The wall: its figures are those of the command line, one walks from the city to one grid and back with two keys, by
 * touch or pointer on any screen, and sees what the last plan changed.
 */
import type { BrowserContextOptions, Page } from '@playwright/test';
import type { CityData, Station } from '../src/domain/city.ts';
import type { Change } from '../src/domain/plan.ts';
import { polygonCovers, shapeCovers } from '../src/engine/geometry/point-in-polygon.ts';
import { draftedPlan, engineOn, granted, approvedPlan as reviewed, signedIn } from './support/backend.ts';
import { type CoverageAnswer, coverageOf } from './support/cli.ts';
import { mapReady, signIn } from './support/desk.ts';
import { mapAtRest, pixelOf } from './support/map.ts';
import { redCentre } from './support/red-centre.ts';
import { expect, test, watch } from './support/test.ts';

test.describe.configure({ mode: 'serial' });

let page: Page;
let city: CityData;
let told: CoverageAnswer;
let end: () => Promise<void>;

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const source = await signedIn(baseURL, 'leader');
  city = (await source.loadCity()).city;
  told = await coverageOf(city);
  const options: BrowserContextOptions = {
    baseURL,
    viewport: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  const watched = watch(context, baseURL!);
  page = await context.newPage();
  await page.goto('/wall');
  await signIn(page, 'leader');
  await mapReady(page);
  end = async () => {
    await context.close();
    watched.expectQuiet();
  };
});

test.afterAll(() => end());

const path = () => page.getByRole('navigation', { name: '所在位置' });
const count = (value: number) => value.toLocaleString('en');

test('headlines and the worst served are those of the command line, under each definition', async () => {
  await expect(page.getByRole('region', { name: '覆盖地图' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(city.info.name);
  await expect(page.getByRole('contentinfo')).toContainText('标准步速 4.0 公里/小时');
  await expect(page.getByRole('contentinfo')).toContainText(`分母 ${count(told.households)} 户`);
  await expectHeadlines(told, 15);
  const listed = await gapsListed();
  const worst = told.grids.map((grid) => grid.gapHouseholds).sort((a, b) => b - a);
  expect(listed.length).toBeGreaterThan(2);
  expect(listed).toEqual(worst.slice(0, listed.length));
  const tiers = (tier: Station['tier']) => city.stations.filter((station) => station.tier === tier).length;
  await expect(page.getByRole('region', { name: '四级站点' })).toContainText(
    `${tiers('district')} + ${tiers('subdistrict')} + ${tiers('community')} + ${tiers('grid')}`,
  );

  await page.getByRole('radio', { name: '5 分钟', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: '老年人' }).check({ force: true });
  await expectHeadlines(await coverageOf(city, '--minutes', '5', '--profile', 'older'), 5);
  await expect(page.getByRole('contentinfo')).toContainText('老年人步速 3.3 公里/小时');
  await page.getByRole('radio', { name: '标准' }).check({ force: true });
  await page.getByRole('radio', { name: '15 分钟', exact: true }).check({ force: true });
  await expectHeadlines(told, 15);
});

test('two keys of a presenter lead from the city to one grid and back, and every panel follows', async () => {
  const here = () => path().locator('[aria-current=page]');
  await page.locator('body').press('PageDown');
  await expect(here()).toContainText('街道');
  await page.locator('body').press('PageDown');
  await expect(here()).toContainText('社区');
  const community = new URL(page.url()).searchParams.get('unit')!;
  const own = new Set(city.grids.filter((grid) => grid.communityCode === community).map(({ code }) => code));
  const inside = told.grids.filter(({ code }) => own.has(code));
  const sum = (key: 'households' | 'gapHouseholds') => inside.reduce((all, grid) => all + grid[key], 0);
  const headlines = page.getByRole('region', { name: '总览' });
  await expect(headlines).toContainText(
    `${count(sum('households') - sum('gapHouseholds'))} / ${count(sum('households'))} 户`,
  );
  await expect(headlines).toContainText(`/${own.size}`);
  await expect(page.getByRole('contentinfo')).toContainText(`分母 ${count(sum('households'))} 户`);
  expect(await gapsListed()).toEqual(
    inside
      .map((grid) => grid.gapHouseholds)
      .filter(Boolean)
      .sort((a, b) => b - a)
      .slice(0, 30),
  );

  await page.locator('body').press('PageDown');
  const grid = new URL(page.url()).searchParams.get('unit')!;
  expect(own.has(grid)).toBe(true);
  await expect(page.getByText(grid)).toBeVisible();
  const worstOfAll = Math.max(...inside.map((one) => one.gapHouseholds));
  await expect(headlines).toContainText(`缺口户数${count(worstOfAll)}`);

  // The link reproduces the view.
  const held = await headlines.innerText();
  await page.reload();
  await mapReady(page);
  await expect(path()).toContainText('网格');
  expect(await headlines.innerText()).toBe(held);

  for (const level of ['社区', '街道', '区县']) {
    await page.locator('body').press('PageUp');
    await expect(here()).toContainText(level);
  }
  expect(new URL(page.url()).searchParams.get('unit')).toBeNull();
  await expectHeadlines(told, 15);
});

test('arrows, Enter and Backspace, buttons and the browser lead the same ways', async () => {
  await page.locator('body').press('ArrowDown');
  const pointed = page.locator('tr[aria-current=true]');
  const name = await pointed.getByRole('button').innerText();
  await page.locator('body').press('Enter');
  await expect(path().locator('[aria-current=page]')).toContainText(name);
  await page.locator('body').press('Backspace');
  await expect(path().getByRole('button')).toHaveCount(0);
  await expect(pointed).toContainText(name);
  await pointed.getByRole('button').click();
  await expect(path().locator('[aria-current=page]')).toContainText(name);
  await page.goBack();
  await expect(path().getByRole('button')).toHaveCount(0);
});

test('what is drawn is where the pointer finds it, on every kind of screen', async () => {
  const screens = [
    { width: 1920, height: 1080, deviceScaleFactor: 1 },
    { width: 1536, height: 864, deviceScaleFactor: 1.25 },
    { width: 2560, height: 1080, deviceScaleFactor: 1.5 },
    { width: 1280, height: 800, deviceScaleFactor: 2 },
  ];
  // The one station of the district stands alone in its colour at every zoom.
  const station = city.stations.find(({ tier, location }) => tier === 'district' && location)!;
  const [lon, lat] = station.location!;
  const home = city.adminUnits.find(
    ({ level, geometry }) =>
      level === 'subdistrict' &&
      (geometry.type === 'Polygon'
        ? polygonCovers(geometry.coordinates, lon, lat)
        : shapeCovers(geometry.coordinates, lon, lat)),
  )!;
  const cdp = await page.context().newCDPSession(page);
  for (const screen of screens) {
    await cdp.send('Emulation.setDeviceMetricsOverride', { ...screen, mobile: false });
    await mapReady(page);
    await mapAtRest(page);
    const { ratio, width, overflows } = await page.evaluate(() => ({
      ratio: window.devicePixelRatio,
      width: window.innerWidth,
      overflows: document.documentElement.scrollWidth > window.innerWidth,
    }));
    expect([ratio, width, overflows]).toEqual([screen.deviceScaleFactor, screen.width, false]);
    const [x, y] = await page.evaluate((at) => window.gridcircle!.map!.project(at), station.location!);
    await expect
      .poll(async () => {
        const drawn = await redCentre(page, cdp, { x, y, radius: 7 }, screen.deviceScaleFactor);
        return drawn && Math.hypot(drawn.x - x, drawn.y - y);
      }, JSON.stringify(screen))
      .toBeLessThanOrEqual(1);
    await page.mouse.click(...(await pixelOf(page, station.location!)));
    await expect(path().locator('[aria-current=page]')).toContainText(home.name);
    await page.locator('body').press('Escape');
    await expect(path().getByRole('button')).toHaveCount(0);
  }
  await cdp.send('Emulation.clearDeviceMetricsOverride');
});

test('every panel is whole and the lists have most of the room, on a laptop as on a wall', async () => {
  const cdp = await page.context().newCDPSession(page);
  const ranked = city.adminUnits.filter(({ level }) => level === 'subdistrict').length;
  const rowsOf = (title: string) => page.getByRole('region', { name: title }).locator('tbody tr');
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
    [7680, 2160],
  ]) {
    await cdp.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await mapReady(page);
    await expect(rowsOf('街道覆盖率排名')).toHaveCount(ranked);
    await expect.poll(() => rowsOf('最薄弱的网格').count()).toBeGreaterThanOrEqual(4);
    await expect.poll(cutPanels).toEqual([]);
  }
  await cdp.send('Emulation.clearDeviceMetricsOverride');
});

test('light and raised are one switch each, and in the link', async () => {
  await page.getByRole('radio', { name: '浅色' }).check({ force: true });
  await page.getByRole('button', { name: '户数立体' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('region', { name: '图例：网格内覆盖率' })).toContainText('高度：户数');
  expect(page.url()).toContain('theme=light');
  expect(page.url()).toContain('show=households');
  await page.getByRole('button', { name: '户数立体' }).click();
  await page.getByRole('radio', { name: '深色' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('before and after: the map in force against an earlier one, on the map and in numbers', async ({
  baseURL,
}) => {
  const planner = await signedIn(baseURL, 'planner');
  const reviewer = await signedIn(baseURL, 'reviewer');
  const { city: present, version } = await planner.loadCity();
  const { engine, figures: before } = await engineOn(present);
  const reached = new Map(before.stations.map(({ code, reachedHouseholds }) => [code, reachedHouseholds]));
  const [busiest] = present.stations
    .filter(({ tier }) => tier === 'grid')
    .sort((a, b) => (reached.get(b.code) ?? 0) - (reached.get(a.code) ?? 0));
  const nothing = { added: {}, updated: {}, removed: {} };
  const change: Change = { grids: nothing, stations: { ...nothing, removed: { [busiest.code]: busiest } } };
  await engine.apply(change);
  const figures = await engine.figures();
  const draft = await draftedPlan(planner, present, '撤并站点', change);
  const plan = await reviewed(planner, reviewer, draft);
  const published = await reviewer.publishPlan(plan.id, figures, version);
  expect(published.ok).toBe(true);

  await page.reload();
  await mapReady(page);
  await expect(page.getByRole('banner')).toContainText(`第 ${version + 1} 版`);
  const trend = page.getByRole('region', { name: '历次发布的覆盖率' });
  const told = granted(await planner.publishedVersions(present.info.code)).at(-1)!;
  expect(told.figures?.coveredHouseholds).toBe(figures.totals.coveredHouseholds);
  await expect(trend.getByRole('row', { name: told.planNumber })).toContainText(
    count(figures.totals.gapHouseholds),
  );

  await page.getByRole('button', { name: '与上一版对比' }).click();
  const changed = page.getByRole('region', { name: '前后变化' });
  const { coveredHouseholds: was } = before.totals;
  const { coveredHouseholds: is } = figures.totals;
  await expect(changed).toContainText(`${count(was)} → ${count(is)}`);
  await expect(changed).toContainText(`±0 / ${was === is ? '±0' : `−${count(was - is)}`} 户`);
  await expect(changed).toContainText('±0 / −1');
  expect(page.url()).toContain(`compare=${version}`);
  const curtain = page.getByRole('slider', { name: '前后对比的分界线' });
  await expect(page.getByTestId('map-before').locator('canvas')).toBeVisible();
  await expect(page.getByTestId('map-after').locator('canvas')).toBeVisible();
  await curtain.focus();
  await curtain.press('Home');
  await expect(curtain).toHaveValue('0');
  await page.getByRole('button', { name: '结束对比' }).click();
  await expect(trend).toBeVisible();
});

test('nobody gets past the door with a wrong password', async ({ page: stranger }) => {
  await stranger.goto('/wall');
  await expect(stranger.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
  await stranger.getByLabel('邮箱').fill('leader@demo.gridcircle.cn');
  await stranger.getByLabel('密码', { exact: true }).fill('wrong');
  await stranger.getByRole('button', { name: '登录', exact: true }).click();
  await expect(stranger.getByRole('alert')).toContainText('邮箱或密码不对。');
});

/** Gap households of the worst grids, in the order of the list. */
async function gapsListed(): Promise<readonly number[]> {
  const rows = page
    .getByRole('region', { name: '最薄弱的网格' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  const counts = await rows.evaluateAll((all) =>
    all.map((row) => row.querySelector('td')?.textContent ?? ''),
  );
  return counts.map((text) => Number(text.replaceAll(',', '')));
}

async function expectHeadlines(answer: CoverageAnswer, minutes: number): Promise<void> {
  const headlines = page.getByRole('region', { name: '总览' });
  await expect(headlines).toContainText(`${minutes} 分钟步行覆盖率`);
  await expect(headlines).toContainText(`${(100 * answer.coverageRate).toFixed(1)}%`);
  await expect(headlines).toContainText(
    `${count(answer.coveredHouseholds)} / ${count(answer.households)} 户`,
  );
  await expect(headlines).toContainText(`缺口户数${count(answer.gapHouseholds)}`);
  await expect(headlines).toContainText(`平均 ${answer.meanMinutes.toFixed(1)} 分钟`);
}

/** Titles of the panels of which something is hidden. */
function cutPanels(): Promise<string[]> {
  return page
    .getByRole('main')
    .getByRole('region')
    .evaluateAll((panels) =>
      panels
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
        .map((panel) => panel.querySelector('h2')?.textContent ?? panel.outerHTML),
    );
}

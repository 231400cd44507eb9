/** The wall says what the command line says about the same map, under whichever definition is chosen. */
import type { Page } from '@playwright/test';
import { signedIn } from './support/backend.ts';
import { type CoverageAnswer, coverageOf } from './support/cli.ts';
import { mapReady, signIn } from './support/desk.ts';
import { expect, test } from './support/test.ts';

test('headline numbers are those of the command line, for every limit and pace', async ({
  page,
  baseURL,
}) => {
  const source = await signedIn(baseURL, 'leader');
  const { city, version } = await source.loadCity();
  await page.goto('/wall');
  await signIn(page, 'leader');
  await expectHeadlines(page, await coverageOf(city), 15);
  await expect(page.getByRole('banner')).toContainText(city.info.name);
  await expect(page.getByRole('banner')).toContainText(`第 ${version} 版`);
  await expect(page.getByRole('contentinfo')).toContainText('标准步速 4.0 公里/小时');
  await expect(page.getByRole('contentinfo')).toContainText(`分母 142,000 户`);

  await page.getByRole('radio', { name: '5 分钟', exact: true }).check({ force: true });
  await expectHeadlines(page, await coverageOf(city, '--minutes', '5'), 5);
  await page.getByRole('radio', { name: '老年人' }).check({ force: true });
  await expectHeadlines(page, await coverageOf(city, '--minutes', '5', '--profile', 'older'), 5);
  await expect(page.getByRole('contentinfo')).toContainText('老年人步速 3.3 公里/小时');
});

async function expectHeadlines(page: Page, told: CoverageAnswer, minutes: number): Promise<void> {
  const headlines = page.getByRole('region', { name: '总览' });
  const count = (value: number) => value.toLocaleString('en');
  await expect(headlines).toContainText(`${minutes} 分钟步行覆盖率`);
  await expect(headlines).toContainText(`${(100 * told.coverageRate).toFixed(1)}%`);
  await expect(headlines).toContainText(`${count(told.coveredHouseholds)} / ${count(told.households)} 户`);
  await expect(headlines).toContainText(`缺口户数${count(told.gapHouseholds)}`);
  await expect(headlines).toContainText(`平均步行时间${told.meanMinutes.toFixed(1)}`);
}

test('the worst served grids are listed worst first, beside a map of the city', async ({ page, baseURL }) => {
  const source = await signedIn(baseURL, 'leader');
  const told = await coverageOf((await source.loadCity()).city);
  await page.goto('/wall');
  await signIn(page, 'leader');
  await mapReady(page);
  await expect(page.getByRole('region', { name: '覆盖地图' })).toBeVisible();
  const rows = page
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: '网格' }) })
    .getByRole('row');
  const gaps = (
    await rows.getByRole('cell').evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''))
  ).filter((text) => /^[\d,]+$/.test(text));
  const worst = told.grids.map((grid) => grid.gapHouseholds).sort((a, b) => b - a);
  expect(gaps.map((text) => Number(text.replace(',', '')))).toEqual(worst.slice(0, gaps.length));
  expect(gaps.length).toBeGreaterThan(3);
});

test('a resident without an account does not get past the door, and a planner is told what the wall needs', async ({
  page,
}) => {
  await page.goto('/wall');
  await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
  await page.getByLabel('邮箱').fill('leader@demo.gridcircle.cn');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对。');
});

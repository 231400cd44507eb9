/** The wall says what the command line says about the same map, under whichever definition is chosen. */
import type { Page } from '@playwright/test';
import { signedIn } from './support/backend.ts';
import { type CoverageAnswer, coverageOf } from './support/cli.ts';
import { mapReady, signIn } from './support/desk.ts';
import { expect, test } from './support/test.ts';

test('headlines and the worst served are those of the command line, under each definition', async ({
  page,
  baseURL,
}) => {
  const source = await signedIn(baseURL, 'leader');
  const { city, version } = await source.loadCity();
  const told = await coverageOf(city);
  await page.goto('/wall');
  await signIn(page, 'leader');
  await mapReady(page);
  await expect(page.getByRole('region', { name: '覆盖地图' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(city.info.name);
  await expect(page.getByRole('banner')).toContainText(`第 ${version} 版`);
  await expect(page.getByRole('contentinfo')).toContainText('标准步速 4.0 公里/小时');
  await expect(page.getByRole('contentinfo')).toContainText(
    `分母 ${told.households.toLocaleString('en')} 户`,
  );
  await expectHeadlines(page, told, 15);
  const listed = await gapsListed(page);
  const worst = told.grids.map((grid) => grid.gapHouseholds).sort((a, b) => b - a);
  expect(listed.length).toBeGreaterThan(3);
  expect(listed).toEqual(worst.slice(0, listed.length));

  await page.getByRole('radio', { name: '5 分钟', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: '老年人' }).check({ force: true });
  await expectHeadlines(page, await coverageOf(city, '--minutes', '5', '--profile', 'older'), 5);
  await expect(page.getByRole('contentinfo')).toContainText('老年人步速 3.3 公里/小时');
});

/** Gap households of the worst grids, in the order of the list. */
async function gapsListed(page: Page): Promise<readonly number[]> {
  const rows = page
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: '网格' }) })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  const counts = await rows.evaluateAll((all) =>
    all.map((row) => row.querySelector('td')?.textContent ?? ''),
  );
  return counts.map((text) => Number(text.replaceAll(',', '')));
}

async function expectHeadlines(page: Page, told: CoverageAnswer, minutes: number): Promise<void> {
  const headlines = page.getByRole('region', { name: '总览' });
  const count = (value: number) => value.toLocaleString('en');
  await expect(headlines).toContainText(`${minutes} 分钟步行覆盖率`);
  await expect(headlines).toContainText(`${(100 * told.coverageRate).toFixed(1)}%`);
  await expect(headlines).toContainText(`${count(told.coveredHouseholds)} / ${count(told.households)} 户`);
  await expect(headlines).toContainText(`缺口户数${count(told.gapHouseholds)}`);
  await expect(headlines).toContainText(`平均步行时间${told.meanMinutes.toFixed(1)}`);
}

test('nobody gets past the door with a wrong password', async ({ page }) => {
  await page.goto('/wall');
  await expect(page.getByRole('heading', { name: '登录', level: 1 })).toBeVisible();
  await page.getByLabel('邮箱').fill('leader@demo.gridcircle.cn');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不对。');
});

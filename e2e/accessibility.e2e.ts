/** No serious finding by axe on any page in either language, and a desk that works without a mouse. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { engineOn, signedIn } from './support/backend.ts';
import { figure, inspector, mapReady, numberOf, openDesk, signIn } from './support/desk.ts';
import { livelyStation, livelyVertices } from './support/lively-places.ts';
import { pixelOf } from './support/map.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

/** What axe calls serious or critical, one line per element. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
}

async function expectSound(page: Page): Promise<void> {
  expect.soft(await seriousFindings(page), page.url()).toEqual([]);
}

for (const language of ['zh', 'en'] as const) {
  const query = language === 'en' ? '?lang=en' : '';

  test(`home, sign-in and finder have no serious finding in ${language}`, async ({ page }) => {
    await page.goto(`/${query}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('contentinfo')).toBeVisible();
    await expectSound(page);
    await page.goto(`/planner${query}`);
    await expect(page.getByRole('code')).toBeVisible();
    await expectSound(page);
    await page.goto(`/finder${query}`);
    await page.getByRole('searchbox').fill('社区');
    await page.getByRole('search').getByRole('listitem').getByRole('button').first().click();
    await expect(page.getByText(/步行 \d+ 分钟|minutes on foot/).first()).toBeAttached();
    await expectSound(page);
  });

  test(`the desk and the wall have no serious finding in ${language}`, async ({ page, baseURL }) => {
    const { city } = await (await signedIn(baseURL, 'planner')).loadCity();
    await openDesk(page, 'admin', `?grid=${city.grids[0].code}`);
    if (language === 'en') {
      await page.goto(`/planner?lang=en&grid=${city.grids[0].code}`);
      await mapReady(page);
    }
    await expect(page.getByRole('region', { name: new RegExp(city.grids[0].name) })).toBeVisible();
    await expectSound(page);
    await page.goto(`/wall${query}`);
    await mapReady(page);
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectSound(page);
    await page.getByRole('button', { name: language === 'zh' ? '编辑场景' : 'Edit scenes' }).click();
    await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    await expectSound(page);
  });
}

test('the desk is worked by keyboard alone: a grid from the table, a vertex and a station by arrow keys', async ({
  page,
  baseURL,
}) => {
  const { city } = await (await signedIn(baseURL, 'planner')).loadCity();
  const { engine } = await engineOn(city);
  const station = await livelyStation(city, engine);
  await page.goto('/planner');
  await signIn(page, 'planner');
  await mapReady(page);

  // The first stop leads past everything to the table.
  await page
    .getByRole('heading', { level: 1 })
    .focus()
    .catch(() => undefined);
  const skip = page.getByRole('link', { name: '跳到网格表' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  const first = page.getByRole('rowheader').getByRole('button').first();
  for (let stop = 0; stop < 20 && !(await first.evaluate((row) => row === document.activeElement)); stop++) {
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row').filter({ has: page.locator(':focus') })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(inspector(page, '网格')).toBeVisible();
  expect(await numberOf(figure(inspector(page, '网格'), '户数'))).toBeGreaterThanOrEqual(0);

  // A station: searched, chosen, moved, kept.
  const search = page.getByRole('combobox', { name: '搜索网格、站点、社区或小区' });
  await search.focus();
  await page.keyboard.type(station.code);
  await page.keyboard.press('Enter');
  const panel = inspector(page, '站点');
  await panel.getByRole('button', { name: '移动' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('map').locator('canvas')).toBeFocused();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight');
  const readout = page.getByRole('main').getByRole('status').filter({ hasText: '全市覆盖' });
  await expect(readout).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(readout).toBeHidden();
  await expect(page.getByText('仅存于本机')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('没有修改')).toBeVisible();
});

test('a chosen vertex goes by arrow keys, and Enter keeps it', async ({ page, baseURL }) => {
  const source = await signedIn(baseURL, 'planner');
  const { city } = await source.loadCity();
  const { engine } = await engineOn(city);
  const [vertex] = await livelyVertices(city, engine, source, 1);
  await openDesk(page, 'planner', `?grid=${vertex.grids[0]}&tool=edit_border&at=${vertex.at.join(',')}&z=17`);
  await page.mouse.click(...(await pixelOf(page, vertex.at)));
  await page.keyboard.press('ArrowRight');
  const readout = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: vertex.grids[0].slice(-3) });
  await expect(readout).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(readout).toBeHidden();
  await expect(page.getByText('没有修改')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText('仅存于本机')).toBeVisible();
});

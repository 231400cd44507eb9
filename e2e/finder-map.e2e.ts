/** The finder's map and the way to a station: in step with the list, by finger and by keyboard, and told to nobody. */
import type { Page } from '@playwright/test';
import { mapReady } from './support/desk.ts';
import { mapAtRest, pixelOf, positionAt } from './support/map.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 412, height: 1100 } });

async function openMap(page: Page): Promise<void> {
  await page.goto('/finder');
  await page.getByRole('button', { name: '打开地图' }).click();
  await mapReady(page);
}

/** Enter on the map starts from its middle; answers where that is. */
async function startFromMiddle(page: Page): Promise<readonly [number, number]> {
  const canvas = page.getByTestId('map').locator('canvas');
  const box = (await canvas.boundingBox())!;
  const middle = await positionAt(page, [box.x + box.width / 2, box.y + box.height / 2]);
  await canvas.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '步行最近的站点' })).toBeVisible();
  return middle;
}

/** Opens the nearest station; answers its name and where it stands, as its links to map apps say. */
async function openNearest(page: Page): Promise<{ name: string; location: [number, number] }> {
  const nearest = page.getByRole('region', { name: '步行最近的站点' }).getByRole('article').first();
  const name = await nearest.getByRole('heading', { level: 3 }).innerText();
  await nearest.getByRole('button', { name: /^怎么走、分享/ }).click();
  const osm = await page.getByRole('link', { name: '用OpenStreetMap打开' }).getAttribute('href');
  const query = new URL(osm!).searchParams;
  return { name, location: [Number(query.get('mlon')), Number(query.get('mlat'))] };
}

test('the way to the nearest station is told in steps, and handed over without where one stands', async ({
  page,
  watched,
}) => {
  await openMap(page);
  const middle = await startFromMiddle(page);
  const { name } = await openNearest(page);
  const way = page.getByRole('region', { name: `到${name}怎么走` });
  await expect(way.getByRole('status').first()).toHaveText(/^步行 \d+ 分钟，/, { timeout: 60_000 });
  const steps = way.getByRole('list', { name: '路线' }).getByRole('listitem');
  await expect(steps.first()).toContainText(/向(东|南|西|北)/);
  await expect(steps.last()).toContainText(`到达${name}`);
  await page.getByRole('button', { name: '二维码', exact: true }).click();
  await expect(page.getByRole('img', { name: `${name}的二维码` })).toBeVisible();

  const links = await way
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const asked = watched.requests.map((request) => `${request.url()} ${request.postData() ?? ''}`);
  for (const said of [...links, ...asked, page.url()]) {
    for (const degrees of middle) expect(decodeURIComponent(said)).not.toContain(String(degrees).slice(0, 8));
  }
});

test('what is tapped on the map is chosen in the list, and the list follows the map', async ({ page }) => {
  await openMap(page);
  await expect(page.getByText(/演示用虚构数据 · 地图资料/)).toBeVisible();
  await startFromMiddle(page);
  const { name, location } = await openNearest(page);
  // The map moves to show the whole way.
  await expect(page.getByRole('list', { name: '路线' })).toBeVisible({ timeout: 60_000 });
  await page.getByTestId('map').scrollIntoViewIfNeeded();
  await mapAtRest(page);
  await page.mouse.click(...(await pixelOf(page, location)));
  await expect(page.getByRole('region', { name: '所选站点' })).toContainText(name);
  await page.getByRole('button', { name: '放大' }).click();
  await page.getByRole('button', { name: '搜索此区域' }).click();
  await expect(page.getByRole('button', { name: /只看地图范围内的站点/ })).toBeVisible();
});

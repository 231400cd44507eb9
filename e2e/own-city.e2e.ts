/**
 * A city of one's own: OpenStreetMap data of a real place goes through the importer and opens, without a
 * single grid, and a station put down by hand gets its service area and its households.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LonLat } from '../src/domain/geometry.ts';
import { signedIn } from './support/backend.ts';
import { gridcircle, inScratch, ROOT } from './support/cli.ts';
import { figure, inspector, mapReady, numberOf, signIn, takeTool } from './support/desk.ts';
import { pixelOf } from './support/map.ts';
import { serve } from './support/start-server.ts';
import { expect, test, watch } from './support/test.ts';

const SHARED = process.env.GRIDCIRCLE_SHARED ?? path.join(ROOT, '../shared');
const OSM_FILE = path.join(SHARED, 'data/osm-shenzhen-nanshan/osm_bbox.osm.bak.xml');

test.describe.configure({ timeout: 180_000 });
test.skip(!existsSync(OSM_FILE), 'The OpenStreetMap sample of ../shared/data is not on this machine.');

test('a real neighbourhood without grids takes a station and counts who reaches it', async ({
  browser,
  contextOptions,
  viewport,
}) => {
  await inScratch(async (folder) => {
    const city = path.join(folder, 'nanshan');
    await gridcircle('import', OSM_FILE, '--to', city);
    const server = await serve('--city', city);
    const context = await browser.newContext({ ...contextOptions, viewport, baseURL: server.url });
    const watched = watch(context, server.url);
    try {
      const page = await context.newPage();
      await page.goto('/planner');
      await signIn(page, 'planner');
      await mapReady(page);
      await expect(page.getByText('这座城市还没有网格。')).toBeVisible();
      await expect(page.getByText('这个范围里没有网格')).toBeVisible();
      const whole = inspector(page, '范围');
      expect(await numberOf(figure(whole, '户数'))).toBeGreaterThan(0);
      expect(await numberOf(figure(whole, '15 分钟覆盖'))).toBe(0);

      await takeTool(page, '新增站点');
      await page.mouse.click(...(await pixelOf(page, await fullestHouse(server.url))));
      const dialog = page.getByRole('dialog', { name: '新增站点' });
      await dialog.getByLabel('名称').fill('手工新增的服务站');
      await dialog.getByRole('button', { name: '放到地图上' }).click();
      await expect.poll(() => numberOf(figure(inspector(page, '站点'), '就近服务'))).toBeGreaterThan(0);
      await page.getByRole('button', { name: '关闭面板' }).click();
      await expect.poll(() => numberOf(figure(whole, '15 分钟覆盖'))).toBeGreaterThan(0);
      await page.screenshot({ path: test.info().outputPath('own-city.png') });

      await page.goto('/finder');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      watched.expectQuiet();
    } finally {
      await context.close();
      await server.stop();
    }
  });
});

/** Where most households live under one roof. */
async function fullestHouse(address: string): Promise<LonLat> {
  const { buildings } = (await (await signedIn(address, 'planner')).loadCity()).city;
  const row = buildings.households.indexOf(Math.max(...buildings.households));
  return [buildings.lon[row], buildings.lat[row]];
}

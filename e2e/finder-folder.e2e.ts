/** The finder as files in a folder of somebody's web server, `https://host/city/finder/`, without any backend. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { writeCityPackage } from '../src/sources/package/city-package.ts';
import { tinyCity } from '../src/sources/package/tiny-city.fixture.ts';
import { gridcircle, ROOT } from './support/cli.ts';
import { type FolderSite, serveFolder } from './support/folder-site.ts';
import { expect, test, watch } from './support/test.ts';

const BASE = '/city/';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let folder: string;
let site: FolderSite;
let context: BrowserContext;
let watched: ReturnType<typeof watch>;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  folder = await mkdtemp(path.join(tmpdir(), 'gridcircle-folder-'));
  const [city, built, host] = ['package', 'built', 'host'].map((name) => path.join(folder, name));
  await writeCityPackage(tinyCity(), city);
  await build({ root: ROOT, base: BASE, logLevel: 'warn', build: { outDir: built, emptyOutDir: true } });
  await gridcircle('publish-public', city, '--to', path.join(host, BASE), '--site', built);
  site = await serveFolder(host);
  context = await browser.newContext({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  watched = watch(context, site.url);
  page = await context.newPage();
});

test.afterAll(async () => {
  await context.close();
  await site.end();
  await rm(folder, { recursive: true });
  watched.expectQuiet();
});

const station = tinyCity().stations.find(({ location }) => location !== null)!;
const nearest = () => page.getByRole('region', { name: '步行最近的站点' }).getByRole('article').first();

async function startFromTheCommunity(): Promise<void> {
  await page
    .getByLabel('搜索小区、社区或站点')
    .fill(tinyCity().adminUnits.find(({ level }) => level === 'community')!.name);
  await page.getByRole('search').getByRole('listitem').getByRole('button').first().click();
  await expect(nearest().getByText(/^步行 \d+ 分钟，/)).toBeAttached();
}

test('its first page opens the one door that works there', async () => {
  await page.goto(`${site.url}${BASE}`);
  const doors = page.getByRole('navigation', { name: '入口' }).getByRole('link');
  await expect(doors).toHaveCount(1);
  await expect(page.getByText(tinyCity().info.name)).toBeVisible();
  await doors.click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('everything it asks for lies below the folder: its code, the city, walks, the map', async () => {
  await page.goto(`${site.url}${BASE}finder`);
  await startFromTheCommunity();
  await page.getByRole('button', { name: '打开地图' }).click();
  await expect(page.locator('[data-map-ready=true]')).toBeVisible({ timeout: 60_000 });
  const strangers = watched.requests
    .map((request) => new URL(request.url()))
    .filter(({ protocol, pathname }) => protocol === 'http:' && !pathname.startsWith(BASE));
  expect(strangers.map(({ pathname }) => pathname)).toEqual([]);
});

test('a link to a station leads back into the folder, and so does its code', async () => {
  await page.goto(`${site.url}${BASE}finder/?station=${station.code}`);
  const chosen = page.getByRole('region', { name: '所选站点' });
  await chosen.getByRole('button', { name: '二维码' }).click();
  await expect(chosen.getByRole('img', { name: new RegExp(station.name) })).toBeVisible();
  await expect(chosen.getByText(`${site.url}${BASE}finder/?station=${station.code}`)).toBeVisible();
});

test('it is installed below the folder, and works when the web server is gone', async () => {
  await page.goto(`${site.url}${BASE}finder/`);
  await startFromTheCommunity();
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(`${site.url}${BASE}finder`);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('gridcircle code'));
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return kept.flat().some(({ url }) => url.includes('finder.worker'));
      }),
    )
    .toBe(true);
  await context.setOffline(true);
  await page.goto(`${site.url}${BASE}finder/`);
  await expect(page.getByText(/没有网络：显示的是 .* 的资料/)).toBeVisible();
  await startFromTheCommunity();
});

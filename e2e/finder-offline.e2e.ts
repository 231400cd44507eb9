/** The finder on a phone that was there once: without a network, with a newer site, with newer data, and installed. */
import type { BrowserContext, Page } from '@playwright/test';
import { type Gate, openGate } from './support/gate.ts';
import { expect, test, watch } from './support/test.ts';

test.describe.configure({ mode: 'serial' });

let gate: Gate;
let context: BrowserContext;
let watched: ReturnType<typeof watch>;
let page: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  gate = await openGate(baseURL);
  context = await browser.newContext({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' });
  // What a browser makes of the speed of a local network differs from run to run.
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: undefined }));
  watched = watch(context, gate.url);
  page = await context.newPage();
});

test.afterAll(async () => {
  await context.close();
  await gate.end();
  watched.expectQuiet();
});

const nearest = () => page.getByRole('region', { name: '步行最近的站点' }).getByRole('article').first();

/** From a place to its list, its grid and the way to the nearest station; what the page says of each. */
async function findTheWay(): Promise<{
  readonly nearest: string;
  readonly grid: string;
  readonly route: string;
}> {
  await page.getByLabel('搜索小区、社区或站点').fill('小区');
  const found = page.getByRole('search').getByRole('listitem').getByRole('button').first();
  await found.click();
  const minutes = nearest().getByText(/^步行 \d+ 分钟，[^（]+$/);
  await expect(minutes).toBeAttached();
  const grid = page.getByRole('region', { name: '我的网格' });
  await expect(grid.getByText(/编码 \d{15}/)).toBeVisible();
  await nearest()
    .getByRole('button', { name: /怎么走/ })
    .click();
  const route = nearest()
    .getByRole('list')
    .filter({ hasText: /走到站点门口|到达/ });
  await expect(route).toBeVisible();
  return {
    nearest: (await minutes.textContent()) ?? '',
    grid: (await grid.getByText(/编码 \d{15}/).textContent()) ?? '',
    route: (await route.textContent()) ?? '',
  };
}

/** Files of the finder's code that are kept on the device, and those that are to be. */
async function keptFiles(): Promise<readonly [kept: number, wanted: number]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('gridcircle code'));
    const kept = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    );
    const script = await (await fetch('/finder-worker.js')).text();
    const files = new Set(script.match(/(finder-)?assets\/[\w.-]+\.(js|css)/g));
    // The page itself as well.
    return [kept.reduce((sum, each) => sum + each, 0), files.size + 1] as const;
  });
}

async function whenKept(): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect
    .poll(
      async () => {
        const [kept, wanted] = await keptFiles();
        return kept - wanted;
      },
      { timeout: 60_000 },
    )
    .toBe(0);
}

let online: Awaited<ReturnType<typeof findTheWay>>;

test('one visit keeps the page, its code and the ground that was looked at', async () => {
  await page.goto(`${gate.url}/finder`);
  await expect(page.getByRole('article').first()).toBeVisible();
  online = await findTheWay();
  await whenKept();
});

test('it can be installed: the browser finds nothing wrong with the manifest', async () => {
  const devtools = await context.newCDPSession(page);
  const { url, errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(url).toBe(`${gate.url}/finder.webmanifest`);
  expect(JSON.parse(data ?? '')).toMatchObject({ lang: 'zh-CN', display: 'standalone' });
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window of a test is as private as one that keeps nothing.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await devtools.detach();
});

test('without a network everything answers as it did, and says how old it is', async () => {
  gate.isOpen = false;
  await page.goto(`${gate.url}/finder`);
  await expect(page.getByText(/没有网络：显示的是 .* 的资料/)).toBeVisible();
  expect(await findTheWay()).toEqual(online);
});

test('the desk and the wall are none of its business', async () => {
  gate.isOpen = true;
  await page.goto(`${gate.url}/planner`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  expect(await page.evaluate(() => document.querySelector('link[rel=manifest]'))).toBeNull();
});

test('a newer edition takes the place of the earlier one as a whole', async () => {
  const made = new Date(Date.now() + 60_000).toISOString();
  gate.rewrite = (path, text) =>
    path.includes('index.json') ? text.replace(/"madeAt":\s*"[^"]+"/, `"madeAt":"${made}"`) : text;
  await page.goto(`${gate.url}/finder`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByText(/没有网络/)).toBeHidden();
  await expect.poll(() => keptEditions()).toEqual([expect.stringContaining(made)]);
});

test('a rebuilt site leaves the open page alone, and is there the next time', async () => {
  await page.evaluate(() => Object.assign(window, { stays: true }));
  gate.rewrite = (path, text) =>
    path === '/finder-worker.js' ? text.replace(/build:(["'`])[0-9a-f]{12}/, 'build:$1000000000000') : text;
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()));
  await expect.poll(() => standing(page)).toEqual({ active: 'activated', waiting: 'installed' });
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  // The newer one takes over when the last page of the earlier one is gone, seen from a page of neither.
  const beside = await context.newPage();
  await beside.goto(`${gate.url}/mark.svg`);
  await page.close();
  await expect.poll(() => standing(beside)).toEqual({ active: 'activated', waiting: null });
  await beside.close();
  page = await context.newPage();
  await page.goto(`${gate.url}/finder`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('gridcircle code'))),
    )
    .toEqual([expect.stringMatching(/ 000000000000$/)]);
});

test('an address takes it off the device again', async () => {
  await page.goto(`${gate.url}/finder?forget`);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  gate.isOpen = false;
  await expect(page.goto(`${gate.url}/finder`)).rejects.toThrow();
});

/** What the registration of the finder has, whichever page asks. */
function standing(asking: Page): Promise<{ active: string | null; waiting: string | null }> {
  return asking.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/finder');
    return {
      active: registration?.active?.state ?? null,
      waiting: (registration?.waiting ?? registration?.installing)?.state ?? null,
    };
  });
}

function keptEditions(): Promise<readonly string[]> {
  return page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith('gridcircle documents')),
  );
}

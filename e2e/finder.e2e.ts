/** The finder on a small phone, for somebody without an account: nearest on foot, and nobody learns where from. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { tilesAround } from '../src/domain/public-tiles.ts';
import { mapReady } from './support/desk.ts';
import {
  expectNearestFirst,
  expectNoSidewaysScroll,
  minutesInOrder,
  searchAndStart,
  tabTo,
  walks,
  withoutWebGl,
} from './support/finder.ts';
import { positionAt } from './support/map.ts';
import { expect, test } from './support/test.ts';

// What the service worker keeps is another story; here every request is the page's own.
test.use({ viewport: { width: 320, height: 640 }, serviceWorkers: 'block' });

test('with keys only, without WebGL and location: nearest, open now, a service, my grid, share', async ({
  page,
  context,
}) => {
  await withoutWebGl(page);
  await context.clearPermissions();
  await page.goto('/finder');
  await expectNoSidewaysScroll(page);

  await tabTo(page, page.getByRole('button', { name: '用我的位置' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('没有取得位置');

  await tabTo(page, page.getByText('按社区、小区和楼栋选择'));
  await page.keyboard.press('Enter');
  for (const [list, place] of [
    ['社区', 1],
    ['小区', 1],
    ['楼栋', 1],
  ] as const) {
    const field = page.getByLabel(list, { exact: true });
    await expect(field.getByRole('option').nth(place)).toBeAttached();
    await tabTo(page, field);
    for (let choice = 0; choice < place; choice++) await page.keyboard.press('ArrowDown');
  }
  await tabTo(page, page.getByRole('button', { name: '从这里出发' }));
  await page.keyboard.press('Enter');
  expectNearestFirst(await minutesInOrder(page));

  const home = page.getByRole('region', { name: '我的网格' });
  await expect(home).toContainText(/网格.*编码 \d{15}/);
  await expect(home).toContainText(/按您的楼栋/);
  await expect(home.getByText('值班电话')).toBeVisible();

  const services = page.getByLabel('服务', { exact: true });
  await tabTo(page, services);
  const offered = await services.getByRole('option').count();
  for (let choice = 1; choice < offered && (await services.inputValue()) !== '就餐用餐'; choice++)
    await page.keyboard.press('ArrowDown');
  await expect(services).toHaveValue('就餐用餐');
  const cards = page.getByRole('region', { name: '步行最近的站点' }).getByRole('article');
  await expect(cards.filter({ hasNotText: '就餐用餐' })).toHaveCount(0);
  const nearest = cards.first().getByRole('heading');
  const name = (await nearest.textContent())!;
  await tabTo(page, page.getByLabel('只看现在开放的'));
  await page.keyboard.press('Space');
  await expect(cards.filter({ hasText: /未开放|不详/ })).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(nearest).toHaveText(name);

  const more = cards.first().getByRole('button', { name: /怎么走/ });
  await tabTo(page, more);
  await page.keyboard.press('Enter');
  await expect(cards.first()).toContainText(`到达${name}`);
  await tabTo(page, cards.first().getByRole('button', { name: '二维码' }));
  await page.keyboard.press('Enter');
  await expect(cards.first().getByRole('img', { name: new RegExp(name) })).toBeVisible();
  await expectNoSidewaysScroll(page);

  await tabTo(page, page.getByRole('button', { name: '打开地图' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/没有 WebGL/)).toBeVisible();
});

test('a slower pace takes longer, and large type is remembered', async ({ page }) => {
  await page.goto('/finder');
  await searchAndStart(page, '社区');
  const standard = await minutesInOrder(page);
  await page.getByRole('radio', { name: '老年人' }).check({ force: true });
  await expect(page.getByText(/老年人步速 3\.3 公里\/小时/)).toBeVisible();
  await expect.poll(async () => (await minutesInOrder(page)).at(-1)).toBeGreaterThan(standard.at(-1)!);
  await page.getByRole('button', { name: '大字' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: '大字' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('article').first()).toBeVisible();
  expect(await tooSmall(page)).toEqual([]);
  await expectNoSidewaysScroll(page);
});

/** What the elder view must not have: text below 18 px, lines closer than 1.3, targets below 60 px. */
function tooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const { fontSize, lineHeight } = getComputedStyle(element);
      const { height, width } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.textContent?.slice(0, 20)}`;
      if (width <= 1 || height <= 1) continue;
      if (own && Number.parseFloat(fontSize) < 18) found.push(`${name}: ${fontSize}`);
      if (own && Number.parseFloat(lineHeight) < 1.3 * Number.parseFloat(fontSize) - 0.1)
        found.push(`${name}: lines of ${lineHeight}`);
      if (element.matches('button, a, select, summary, [type=search], label:has(input)') && height < 59.5)
        found.push(`${name}: ${height} high`);
    }
    return found;
  });
}

test('a device that says where it is tells nobody else: only coarse squares are asked for', async ({
  page,
  context,
  watched,
  baseURL,
}) => {
  await context.grantPermissions(['geolocation'], { origin: baseURL });
  await context.setGeolocation({ longitude: 118.61234, latitude: 31.18765, accuracy: 20 });
  await page.goto('/finder');
  await page.getByRole('button', { name: '用我的位置' }).click();
  expectNearestFirst(await minutesInOrder(page));
  await expect(page.getByText('误差约 20 米')).toBeVisible();
  await page
    .getByRole('button', { name: /怎么走/ })
    .first()
    .click();
  await expect(page.getByText(/^到达/)).toBeVisible();

  const allowed = new Set(tilesAround([118.61234, 31.18765]).map((id) => `tiles/${id}.json`));
  const asked = watched.requests.map((request) => new URL(request.url()));
  const documents = asked.flatMap((url) => url.searchParams.get('path') ?? []);
  expect(documents.filter((path) => path.startsWith('tiles/')).length).toBeGreaterThan(0);
  expect(documents.filter((path) => path.startsWith('tiles/') && !allowed.has(path))).toEqual([]);
  expect(watched.requests.filter((request) => request.postData() !== null)).toEqual([]);
  for (const url of asked) {
    expect([...url.searchParams.keys()].filter((key) => !['path', 'made'].includes(key))).toEqual([]);
    expect(url.href).not.toMatch(/118\.6|31\.18/);
  }
  expect(page.url()).toBe(`${baseURL}/finder`);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/118\.6|31\.18/);
});

test('a place taken from the map stays on the phone', async ({ page, watched }) => {
  await page.goto('/finder');
  await page.getByRole('button', { name: '打开地图' }).click();
  await mapReady(page);
  await page.getByTestId('map').scrollIntoViewIfNeeded();
  const box = (await page.getByTestId('map').boundingBox())!;
  const spot = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] as const;
  const place = await positionAt(page, spot);
  await page.getByRole('button', { name: '从地图中心出发' }).click();
  expectNearestFirst(await minutesInOrder(page));
  for (const request of watched.requests) {
    const said = `${decodeURIComponent(request.url())} ${request.postData() ?? ''}`;
    for (const degrees of place) expect(said).not.toContain(String(degrees).slice(0, 7));
  }
  for (const degrees of place) expect(page.url()).not.toContain(String(degrees).slice(0, 7));
});

test('walks that cannot be worked out are said, and the stations stay', async ({ page }) => {
  await page.route(/finder\.worker/, (route) => route.abort());
  await page.goto('/finder');
  await searchAndStart(page, '社区');
  await expect(page.getByRole('alert')).toContainText('这台设备算不了步行时间');
  await expect(page.getByRole('article').first()).toContainText(/直线/);
  await expect(walks(page)).toHaveCount(0);
});

test('a link to a station opens it, and leaves the address when it is closed', async ({ page, baseURL }) => {
  await page.goto('/finder');
  const code = await page.getByRole('article').first().getAttribute('data-station');
  await page.goto(`/finder?station=${encodeURIComponent(code!)}`);
  const chosen = page.getByRole('region', { name: '所选站点' });
  await expect(chosen.getByRole('article')).toHaveAttribute('data-station', code!);
  await expect(chosen.getByRole('link', { name: /高德/ })).toBeVisible();
  await page.getByRole('button', { name: '关闭所选站点' }).click();
  await expect(chosen).toBeHidden();
  expect(page.url()).toBe(`${baseURL}/finder`);
});

test('a wrong fact is reported without a word about who reports it', async ({ page }) => {
  await page.goto('/finder');
  await page
    .getByRole('button', { name: /怎么走/ })
    .first()
    .click();
  await page.getByRole('button', { name: '信息有误？告诉我们' }).click();
  await page.getByRole('radio', { name: '电话' }).check();
  await page.getByLabel('正确的是（可不填）').fill('总机改了');
  await expect(page.getByText(/请勿填写姓名/)).toBeVisible();
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByText('谢谢，已收到')).toBeVisible();
});

for (const language of ['zh', 'en'] as const) {
  test(`axe finds nothing wrong in ${language}, with a place, an open station and large type`, async ({
    page,
  }) => {
    await page.goto(language === 'en' ? '/finder?lang=en' : '/finder');
    const search = page.getByRole('search');
    await search.getByRole('searchbox').fill('社区');
    await search.getByRole('listitem').getByRole('button').first().click();
    await expect(page.getByRole('region', { name: /我的网格|My grid/ })).toBeVisible();
    await page.getByRole('article').first().getByRole('button').click();
    await page.getByRole('button', { name: /信息有误|Something wrong/ }).click();
    for (const type of ['normal', 'large']) {
      if (type === 'large') await page.getByRole('button', { name: /大字|Large type/ }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    }
  });
}

test('the list waits for little: at most 100 KB of code, and 300 KB in all', async ({ page }) => {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('article') === null) return;
      performance.mark('list');
      seen.disconnect();
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto('/finder');
  await expect(page.getByRole('article').first()).toBeVisible();
  const files = await page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName('list');
    const loaded = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    return loaded
      .filter((file) => file.responseEnd <= startTime)
      .map(({ name, transferSize }) => ({ name, bytes: transferSize }));
  });
  const sum = (some: typeof files) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  const code = files.filter(({ name }) => name.endsWith('.js'));
  console.log(`Before the list: ${sum(code)} bytes of code, ${sum(files)} bytes in all.`);
  expect(code.length).toBeGreaterThan(1);
  expect(sum(code)).toBeLessThanOrEqual(100_000);
  expect(sum(files)).toBeLessThanOrEqual(300_000);
});

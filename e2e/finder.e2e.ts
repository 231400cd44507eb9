/** The finder on a small phone, for somebody without an account: nearest on foot, and nobody learns where from. */
import type { Locator, Page } from '@playwright/test';
import { mapReady } from './support/desk.ts';
import { positionAt } from './support/map.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 320, height: 640 } });

/** The cards of the list that carry a walking time, in order. */
function walks(page: Page): Locator {
  return page
    .getByRole('region', { name: '步行最近的站点' })
    .getByRole('listitem')
    .getByText(/^步行 \d+ 分钟，/);
}

async function minutesInOrder(page: Page): Promise<readonly number[]> {
  await expect(walks(page).first()).toBeAttached({ timeout: 60_000 });
  return (await walks(page).allTextContents()).map((words) => Number(/^步行 (\d+) 分钟/.exec(words)![1]));
}

function expectNearestFirst(minutes: readonly number[]): void {
  expect(minutes.length).toBeGreaterThan(3);
  expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beyond).toBe(0);
}

async function searchAndStart(page: Page, name: string): Promise<void> {
  await page.getByLabel('搜索小区、社区或站点').fill(name);
  await page.getByRole('search').getByRole('listitem').getByRole('button').first().click();
}

test('stations come nearest first from a compound searched by name, without sideways scrolling', async ({
  page,
}) => {
  await page.goto('/finder');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await searchAndStart(page, '社区');
  expectNearestFirst(await minutesInOrder(page));
  await expectNoSidewaysScroll(page);
  await expect(page.getByText(/标准步速 4\.0 公里\/小时/)).toBeVisible();
});

test('a place is chosen from two lists, and a slower pace takes longer', async ({ page }) => {
  await page.goto('/finder');
  await page.getByText('按社区和小区选择').click();
  await page.getByLabel('社区', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '从这里出发' }).click();
  const standard = await minutesInOrder(page);
  expectNearestFirst(standard);
  await page.getByRole('radio', { name: '老年人' }).check({ force: true });
  await expect(page.getByText(/老年人步速 3\.3 公里\/小时/)).toBeVisible();
  await expect.poll(async () => (await minutesInOrder(page)).at(-1)).toBeGreaterThan(standard.at(-1)!);
});

test('a place tapped on the map stays on the phone', async ({ page, watched }) => {
  await page.goto('/finder');
  await page.getByRole('button', { name: '在地图上点选' }).click();
  await mapReady(page);
  const box = (await page.getByTestId('map').boundingBox())!;
  const spot = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)] as const;
  const place = await positionAt(page, spot);
  await page.mouse.click(...spot);
  expectNearestFirst(await minutesInOrder(page));
  for (const request of watched.requests) {
    const said = `${decodeURIComponent(request.url())} ${request.postData() ?? ''}`;
    for (const degrees of place) expect(said).not.toContain(String(degrees).slice(0, 7));
  }
  for (const degrees of place) expect(page.url()).not.toContain(String(degrees).slice(0, 7));
});

test('a device that refuses to say where it is still finds a station', async ({ page, context }) => {
  await context.clearPermissions();
  await page.goto('/finder');
  await page.getByRole('button', { name: '用我的位置' }).click();
  await expect(page.getByRole('alert')).toContainText('没有取得位置');
  await searchAndStart(page, '社区');
  expectNearestFirst(await minutesInOrder(page));
});

test('a device that says where it is tells nobody else', async ({ page, context, watched, baseURL }) => {
  await context.grantPermissions(['geolocation'], { origin: baseURL });
  await context.setGeolocation({ longitude: 118.61234, latitude: 31.18765, accuracy: 20 });
  await page.goto('/finder');
  await page.getByRole('button', { name: '用我的位置' }).click();
  expectNearestFirst(await minutesInOrder(page));
  await expect(page.getByText('我的位置')).toBeVisible();
  for (const request of watched.requests) {
    expect(`${request.url()} ${request.postData() ?? ''}`).not.toMatch(/118\.612|31\.187/);
  }
  expect(page.url()).not.toMatch(/118\.6|31\.1/);
});

test('without WebGL the lists carry on, and the page says why there is no map', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl') ? null : original.call(this, kind as '2d', ...(rest as []));
    } as typeof original;
  });
  await page.goto('/finder');
  await page.getByRole('button', { name: '在地图上点选' }).click();
  await expect(page.getByText(/没有 WebGL/)).toBeVisible();
  await searchAndStart(page, '社区');
  expectNearestFirst(await minutesInOrder(page));
});

test('an engine that does not start is said, and the stations stay', async ({ page }) => {
  await page.route(/engine\.worker/, (route) => route.abort());
  await page.goto('/finder');
  await expect(page.getByRole('alert')).toContainText('这台设备算不了步行时间');
  await expect(
    page.getByRole('region', { name: '全部站点' }).getByRole('heading', { level: 3 }).first(),
  ).toBeVisible();
});

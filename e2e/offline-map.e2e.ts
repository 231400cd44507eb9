/**
 * Everything on the map comes from this machine. That no page asks another host is watched in every test;
 * here the map is drawn while the machine is cut off, its Chinese labels are looked for as ink, and the
 * first sight of the city is timed.
 */
import type { Page } from '@playwright/test';
import { signedIn } from './support/backend.ts';
import { find, mapReady, openDesk } from './support/desk.ts';
import { pixelOf } from './support/map.ts';
import { expect, test } from './support/test.ts';

test('every page asks only the server it came from', async ({ page, watched, baseURL }) => {
  await openDesk(page, 'admin');
  await page.goto('/wall');
  await mapReady(page);
  for (const place of ['/', '/finder', '/?lang=en']) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  const hosts = new Set(watched.requests.map((request) => new URL(request.url()).host).filter(Boolean));
  expect([...hosts]).toEqual([new URL(baseURL).host]);
});

test('once loaded, the map needs no network: it pans and zooms into streets and houses without one', async ({
  page,
  context,
  baseURL,
}) => {
  const { city } = await (await signedIn(baseURL, 'planner')).loadCity();
  await openDesk(page, 'planner');
  await context.setOffline(true);
  const station = city.stations.find(({ tier, location }) => tier === 'community' && location)!;
  await find(page, station.code);
  await expect(page.getByRole('region', { name: new RegExp(station.name) })).toBeVisible();
  const [x, y] = await pixelOf(page, station.location!);
  const label = { x: x - 50, y: y + 8, width: 100, height: 44 };
  await expect.poll(() => darkRedPixels(page, label)).toBeGreaterThan(60);
  const stations = page.getByRole('checkbox', { name: '站点' });
  // On a low screen the layers are folded away.
  if (!(await stations.isVisible())) await page.locator('summary', { hasText: '图层与图例' }).click();
  await stations.uncheck();
  await expect.poll(() => darkRedPixels(page, label)).toBeLessThan(20);
  await context.setOffline(false);
});

/** Pixels in the colour in which station names are written, counted on what is really drawn. */
async function darkRedPixels(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<number> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] < 200 && data[i] - data[i + 1] > 70) count++;
    return count;
  }, picture);
}

test('the first sight of the city on the map is timed', async ({ page, browser, baseURL }) => {
  await openDesk(page, 'planner');
  // Signed in, yet with nothing of the site kept: a context has a cache of its own. No other page is at work.
  const storageState = await page.context().storageState();
  await page.close();
  const fresh = await browser.newContext({ baseURL, storageState });
  const visit = await fresh.newPage();
  await visit.goto('/planner');
  await mapReady(visit);
  const times = await visit.evaluate(() => {
    const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/rest/v1/'));
    return {
      asked: Math.min(...answers.map(({ startTime }) => startTime)),
      answered: Math.max(...answers.map((answer) => (answer as PerformanceResourceTiming).responseEnd)),
      seen: performance.getEntriesByName('gridcircle:city-seen')[0]?.startTime ?? Number.NaN,
      complete: performance.now(),
    };
  });
  await fresh.close();
  const [asked, answered, seen, complete] = Object.values(times).map(Math.round);
  console.log(
    `From navigation, cold cache, software drawing: city asked for at ${asked} ms, answered by ${answered} ms, ` +
      `seen on the map at ${seen} ms, map complete within ${complete} ms.`,
  );
  expect(times.asked).toBeLessThan(times.seen);
  expect(times.seen).toBeLessThanOrEqual(times.complete);
});

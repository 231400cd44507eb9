/**
 * Everything on the map comes from this machine. That no page asks another host is watched in every test;
 * here the map is drawn while the machine is cut off, its Chinese labels are looked for as ink, and the
 * first picture is timed.
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
  await page.getByRole('checkbox', { name: '站点' }).uncheck();
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

test('the first picture of the map is timed', async ({ page }) => {
  await openDesk(page, 'planner');
  await page.reload();
  await mapReady(page);
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
    return { firstPaint: at('first-contentful-paint'), complete: performance.now() };
  });
  console.log(
    `First paint of the desk ${Math.round(times.firstPaint ?? 0)} ms, map complete within ${Math.round(times.complete)} ms (software drawing).`,
  );
  expect(times.complete).toBeGreaterThan(times.firstPaint ?? 0);
});

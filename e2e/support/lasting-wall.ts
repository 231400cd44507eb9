/**
 * A wall that is left on, in an hour instead of a week: scenes turned as fast as they are drawn, and what happens to
 * a wall meanwhile. Times are milliseconds on the clock.
 */
import type { CDPSession, Page } from '@playwright/test';
import type { RestartableServer } from './restartable-server.ts';

const PATIENCE_MS = 120_000;

/** Turns that many scenes by key; each is counted, drawn and still before the next. */
export async function turnScenes(page: Page, count: number): Promise<void> {
  await page.evaluate(async (turns) => {
    const frame = () => new Promise(requestAnimationFrame);
    for (let turn = 0; turn < turns; turn++) {
      const before = document.querySelector<HTMLElement>('[data-scene]')?.dataset.scene;
      window.dispatchEvent(new KeyboardEvent('keydown', { key: '.' }));
      for (;;) {
        await frame();
        const bar = document.querySelector<HTMLElement>('[data-scene]');
        if (bar && bar.dataset.scene !== before && bar.getAttribute('aria-busy') === 'false') break;
      }
      await window.gridcircle?.map?.idle();
    }
  }, count);
}

export interface ContextLoss {
  /** Until the map was complete again. */
  readonly recoveryMs: number;
  /** A picture stood in the place of the map in every frame on the way. */
  readonly neverBlank: boolean;
}

/** Takes the graphics context from the map, and waits until there is a complete one again. */
export async function loseContext(page: Page): Promise<ContextLoss> {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const map = () => document.querySelector('[data-testid=map]');
    const lost = map();
    const gl = lost?.querySelector('canvas')?.getContext('webgl2');
    const began = performance.now();
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
    let neverBlank = true;
    // The context goes at the end of the task, the wall answers with its next picture.
    await frame();
    await frame();
    while (map() === lost || map()?.getAttribute('data-map-ready') !== 'true') {
      const standsIn = document.querySelector('[data-last-picture] canvas') !== null;
      neverBlank &&= standsIn || map()?.getAttribute('data-map-ready') === 'true';
      await frame();
    }
    return { recoveryMs: performance.now() - began, neverBlank };
  });
}

/** Cuts the network until the wall says so, calls `meanwhile`, and answers how long it took to be live again. */
export async function cutNetwork(
  page: Page,
  cdp: CDPSession,
  meanwhile: () => Promise<void>,
): Promise<number> {
  const offline = (isOffline: boolean) =>
    cdp.send('Network.emulateNetworkConditions', {
      offline: isOffline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await offline(true);
  await untilFeed(page, 'lost');
  await meanwhile();
  await offline(false);
  return untilFeed(page, 'live');
}

/** Restarts the server; answers how long after its return the wall was live again. */
export async function restartServer(
  page: Page,
  server: RestartableServer,
  meanwhile: () => Promise<void>,
): Promise<number> {
  await server.stop();
  await untilFeed(page, 'lost');
  await meanwhile();
  await server.start();
  return untilFeed(page, 'live');
}

/** Waits until the wall says that its feed is lost or live; answers how long that took. */
async function untilFeed(page: Page, state: 'lost' | 'live'): Promise<number> {
  const began = performance.now();
  const badge = page.locator(`[data-feed=${state}]`);
  await badge.waitFor({ timeout: PATIENCE_MS });
  return performance.now() - began;
}

/** Bytes on the JavaScript heap of the page at its first scene, after everything that can go has gone. */
export async function heapBytes(page: Page, cdp: CDPSession): Promise<number> {
  // Scenes weigh differently: only the same one can be compared.
  do await turnScenes(page, 1);
  while (!(await page.locator('[data-scene="1"]').isVisible()));
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

/** Processor seconds of the page's main thread since it was opened; `Performance.enable` with `threadTicks` before. */
export async function mainThreadSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** What the wall complains about; empty when all is well. */
export async function complaints(page: Page): Promise<readonly string[]> {
  return page.getByRole('alert').allInnerTexts();
}

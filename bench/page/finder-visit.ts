import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright-core';

const WATCH = fileURLToPath(new URL('./finder-watch.js', import.meta.url));

/** A cheap phone on a weak network. */
export const PHONE = { slowedBy: 4, megabitsDown: 1.6, megabitsUp: 0.75, latencyMs: 150 } as const;
/** A search has to find the same place in every city. */
const SEARCHED = '社区';
/** As long as nothing may be painted for an interaction, it is told as this. */
const NOT_NOTICED_MS = 16;

export interface Bytes {
  readonly all: number;
  readonly scripts: number;
}

export interface FinderVisit {
  /** From the beginning of the navigation until the list is painted. */
  readonly listMs: number;
  /** Arrived by then, over the network and compressed. */
  readonly beforeList: Bytes;
  /** At work on the page's thread by then, slowed as it is. */
  readonly workedMs: number;
  /** From picking a place until its minutes are painted. */
  readonly minutesMs: number;
  /** From each interaction to the next paint; 16 stands for all below. */
  readonly paints: readonly { readonly name: string; readonly ms: number }[];
}

/** A first visit with nothing kept, on a phone as above. */
export async function visitFinder(browser: Browser, url: string): Promise<FinderVisit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.addInitScript({ path: WATCH });
    const devtools = await context.newCDPSession(page);
    const arrived = await slowDown(devtools);
    await page.goto(`${url}/finder`, { waitUntil: 'commit' });
    const { listMs, origin } = await watched(page, 'listMs').then(async (ms) => ({
      listMs: ms,
      origin: await page.evaluate(() => performance.timeOrigin),
    }));
    const beforeList = arrived(origin + listMs);
    const workedMs = await workedSoFar(devtools);
    const paints = await interact(page);
    return { listMs, beforeList, workedMs, minutesMs: await pickPlace(page), paints };
  } finally {
    await context.close();
  }
}

/** Slows the page and its network; returns what had arrived by a moment of the wall clock, in ms. */
async function slowDown(devtools: CDPSession): Promise<(untilMs: number) => Bytes> {
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.latencyMs,
    downloadThroughput: (PHONE.megabitsDown * 1e6) / 8,
    uploadThroughput: (PHONE.megabitsUp * 1e6) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE.slowedBy });
  const scripts = new Set<string>();
  const pieces: { readonly id: string; readonly at: number; readonly bytes: number }[] = [];
  let clockMs = 0;
  devtools.on('Network.requestWillBeSent', ({ timestamp, wallTime }) => {
    clockMs ||= (wallTime - timestamp) * 1000;
  });
  devtools.on('Network.responseReceived', ({ requestId, type, timestamp, response }) => {
    if (type === 'Script') scripts.add(requestId);
    pieces.push({ id: requestId, at: timestamp, bytes: response.encodedDataLength });
  });
  devtools.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
    pieces.push({ id: requestId, at: timestamp, bytes: encodedDataLength });
  });
  return (untilMs) => {
    const before = pieces.filter(({ at }) => at * 1000 + clockMs <= untilMs);
    const sum = (some: typeof before) => some.reduce((bytes, piece) => bytes + piece.bytes, 0);
    return { all: sum(before), scripts: sum(before.filter(({ id }) => scripts.has(id))) };
  };
}

async function workedSoFar(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Sets and clears each filter once. */
async function interact(page: Page): Promise<FinderVisit['paints']> {
  const paints: { name: string; ms: number }[] = [];
  const time = async (name: string, act: () => Promise<unknown>) => {
    await page.evaluate(() => window.finderWatch.interactions.splice(0));
    await act();
    paints.push({ name, ms: await slowest(page) });
  };
  for (const label of ['只看现在开放的', '只看有无障碍设施的']) {
    const box = page.getByLabel(label);
    if ((await box.count()) === 0) continue;
    await time(label, () => box.click());
    await time(`${label}, taken back`, () => box.click());
  }
  const pace = (name: RegExp) => page.getByRole('radio', { name });
  await time('an older pace', () => pace(/老年人/).click({ force: true }));
  await time('the standard pace', () => pace(/标准/).click({ force: true }));
  const field = page.getByLabel(/^搜索小区/);
  await time('into the search', () => field.click());
  await field.fill(`${SEARCHED}x`);
  await time('a letter of the search', () => field.press('Backspace'));
  return paints;
}

async function pickPlace(page: Page): Promise<number> {
  await page.getByRole('search').getByRole('button').first().click();
  const painted = await watched(page, 'minutesMs');
  const picked = await page.evaluate(() => window.finderWatch.pickedMs);
  return painted - (picked ?? Number.NaN);
}

/** The slowest paint since the list was emptied, once everything is painted. */
async function slowest(page: Page): Promise<number> {
  return page.evaluate(
    (least) =>
      new Promise<number>((resolve) =>
        requestAnimationFrame(() =>
          // Entries are told some time after the paint that they measure.
          setTimeout(() => {
            const { interactions } = window.finderWatch;
            resolve(Math.max(least, ...interactions.map(({ duration }) => duration)));
          }, 500),
        ),
      ),
    NOT_NOTICED_MS,
  );
}

async function watched(page: Page, what: 'listMs' | 'minutesMs'): Promise<number> {
  const found = await page.waitForFunction((name) => window.finderWatch[name], what);
  return (await found.jsonValue()) as number;
}

declare global {
  interface Window {
    /** Of `finder-watch.js`. */
    readonly finderWatch: {
      readonly listMs: number | null;
      readonly pickedMs: number | null;
      readonly minutesMs: number | null;
      readonly interactions: { readonly duration: number; readonly interactionId: number }[];
    };
  }
}

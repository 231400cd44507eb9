/**
 * How a wall lasts: ten thousand scene turns in a real Chromium while its graphics context is taken away, its network
 * cut and its server restarted again and again. Prints heap, process memory, recoveries and the work of a turn.
 *
 * Its scenes have fixed hours: what is closed in the evening leaves gaps, and their shapes weigh more than those of the
 * morning. The heap is compared with that of a wall to which all of this has happened before, each time after as many
 * undisturbed turns.
 *
 *   npx tsx bench/wall-endurance.ts [--turns 10000] [--city demo|prefecture] [--width 1280] [--height 720] [--sharpness 1]
 */
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium } from 'playwright-core';
import { prepareMachine } from '../.ci/machine.mjs';
import { emailOf } from '../e2e/support/backend.ts';
import {
  complaints,
  cutNetwork,
  heapBytes,
  loseContext,
  mainThreadSeconds,
  restartServer,
  turnScenes,
} from '../e2e/support/lasting-wall.ts';
import { type RestartableServer, startRestartable } from '../e2e/support/restartable-server.ts';
import { writeScenes } from '../src/screens/wall/scenes/parse-scenes.ts';
import { type SceneView, USUAL_SECONDS } from '../src/screens/wall/scenes/scene.ts';
import { DEMO_PASSWORD } from '../src/server/demo-accounts.ts';
import { SCENES_FILE } from '../src/server/web/scenes-file.ts';

/** Only the map is drawn by the graphics stack, which is software here; the page around it is not. */
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
/** Those that a city has of itself, but none for the present hour. */
const VIEWS: readonly SceneView[] = [
  {},
  { limit: '10' },
  { limit: '5' },
  { walk: 'older' },
  { hour: 'workday-10:00' },
  { hour: 'workday-19:00' },
  { service: '就餐用餐' },
  { walk: 'older', service: '就餐用餐' },
];
/**
 * After so many turns, with losses between them, what is kept is kept, and what Chromium compiles for good, which
 * counts as heap, is compiled: a wall that was left on for some hours.
 */
const WARM_UP_TURNS = 500;
const WARM_UP_LOSSES = 10;
const HEAP_READINGS = 3;
const STEP_TURNS = 25;
const LOSS_EVERY = 250;
const CUT_EVERY = 500;
const RESTART_EVERY = 2000;
const LOG_EVERY = 500;

interface Recoveries {
  readonly contexts: number[];
  readonly networks: number[];
  readonly servers: number[];
  blanks: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      turns: { type: 'string', default: '10000' },
      city: { type: 'string', default: 'demo' },
      width: { type: 'string', default: '1280' },
      height: { type: 'string', default: '720' },
      // Pixels of the screen for one of the page: less than one draws less, where software draws.
      sharpness: { type: 'string', default: '1' },
    },
  });
  const { chromium: executablePath, missing } = await prepareMachine();
  if (!executablePath) throw new Error(missing.join('\n'));
  const server = await startRestartable('--city', values.city);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const viewport = { width: Number(values.width), height: Number(values.height) };
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: Number(values.sharpness),
      reducedMotion: 'reduce',
    });
    await writeFile(path.join(server.home, values.city, SCENES_FILE), writeScenes(VIEWS.map(asScene)));
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await openWall(page, server);
    console.log(
      `${new Date().toISOString().slice(0, 16)}Z  ${values.city}, ${viewport.width}×${viewport.height} at ${values.sharpness}`,
    );
    console.log(
      `${os.cpus().length} × ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)} at the start`,
    );
    await endure(page, server, Number(values.turns));
    for (const error of errors) console.log(`  error on the page: ${error}`);
    console.log(`  errors on the page ${errors.length}, complaints left ${(await complaints(page)).length}`);
  } finally {
    await browser.close();
    await server.end();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>;

const asScene = (view: SceneView) => ({ name: null, nameEn: null, seconds: USUAL_SECONDS, view });

async function openWall(page: Page, { url }: RestartableServer): Promise<void> {
  page.setDefaultTimeout(300_000);
  // tsx wraps inner functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(`${url}/wall`);
  await page.getByLabel('邮箱').fill(emailOf('leader'));
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('[data-testid=map][data-map-ready=true]').waitFor();
}

async function endure(page: Page, server: RestartableServer, turns: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const turnOnce = () => turnScenes(page, 1);
  for (let loss = 0; loss < WARM_UP_LOSSES; loss++) {
    await turnScenes(page, WARM_UP_TURNS / WARM_UP_LOSSES);
    await loseContext(page);
  }
  await cutNetwork(page, cdp, turnOnce);
  await restartServer(page, server, turnOnce);
  await turnScenes(page, LOSS_EVERY);
  const recoveries: Recoveries = { contexts: [], networks: [], servers: [], blanks: 0 };
  const heapAtFirst = await leastHeap(page, cdp);
  console.log(
    `  after the warm-up: heap ${megabytes(heapAtFirst)} MB, process ${await processMegabytes(page)} MB`,
  );
  let heap = heapAtFirst;
  let turnSeconds = 0;
  let turned = 0;
  const turn = async (count: number) => {
    const before = await mainThreadSeconds(cdp);
    await turnScenes(page, count);
    turnSeconds += (await mainThreadSeconds(cdp)) - before;
    turned += count;
  };
  for (let done = STEP_TURNS; done <= turns; done += STEP_TURNS) {
    await turn(STEP_TURNS);
    if (done % LOG_EVERY === 0) {
      heap = await leastHeap(page, cdp);
      console.log(
        `  ${done} turns: heap ${megabytes(heap)} MB (${growth(heapAtFirst, heap)}), process ${await processMegabytes(page)} MB`,
      );
    }
    if (done % LOSS_EVERY === 0) {
      const { recoveryMs, neverBlank } = await loseContext(page);
      recoveries.contexts.push(recoveryMs);
      if (!neverBlank) recoveries.blanks++;
    }
    if (done % CUT_EVERY === 0) recoveries.networks.push(await cutNetwork(page, cdp, () => turn(1)));
    if (done % RESTART_EVERY === 0) recoveries.servers.push(await restartServer(page, server, () => turn(1)));
  }
  console.log(`  heap growth over ${turned} turns ${growth(heapAtFirst, heap)} (target ≤ 10 %)`);
  console.log(
    `  a turn takes ${((turnSeconds / turned) * 1000).toFixed(0)} ms of the main thread (target ≤ 200 ms)`,
  );
  for (const what of ['contexts', 'networks', 'servers'] as const) {
    const times = recoveries[what];
    if (times.length === 0) continue;
    console.log(
      `  ${what} lost ${times.length} times, back after ${seconds(median(times))} s, at worst ${seconds(Math.max(...times))} s (target ≤ 3 s)`,
    );
  }
  console.log(`  losses with a blank in between ${recoveries.blanks}`);
}

/** What is kept: one reading finds some of what comes and goes as well. */
async function leastHeap(page: Page, cdp: CDPSession): Promise<number> {
  const readings: number[] = [];
  while (readings.length < HEAP_READINGS) readings.push(await heapBytes(page, cdp));
  return Math.min(...readings);
}

/** Memory of the page's process that is its own; 0 where the system does not tell. */
async function processMegabytes(page: Page): Promise<string> {
  const cdp = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '')),
  );
  const kilobytes = sizes.flatMap((text) =>
    [...text.matchAll(/^Private_\w+:\s+(\d+)/gm)].map(([, size]) => Number(size)),
  );
  return (kilobytes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(0);
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const growth = (from: number, to: number) =>
  `${to >= from ? '+' : '−'}${Math.abs((to / from - 1) * 100).toFixed(1)} %`;
const seconds = (ms: number) => (ms / 1000).toFixed(2);

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});

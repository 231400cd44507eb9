/**
 * What somebody waits for in the finder: a first visit to the built site in a real Chromium, slowed to a cheap phone on a
 * weak network. Prints the time to a list, what had to travel for it, the paint after each interaction, and the time
 * from a place to its minutes.
 *
 *   npx tsx bench/finder.ts [--city demo|prefecture] [--visits 5] [--json FILE]
 *
 * GRIDCIRCLE_BENCH_URL names a site that already runs, e.g. a static one.
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { prepareMachine } from '../.ci/machine.mjs';
import { serve } from '../e2e/support/start-server.ts';
import { percentile } from './measure.ts';
import { type FinderVisit, PHONE, visitFinder } from './page/finder-visit.ts';

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-gpu'];
const TARGETS = { listMs: 2500, beforeListKB: 300, scriptKB: 100, paintMs: 200 } as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      city: { type: 'string', default: 'demo' },
      visits: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  const { chromium: executablePath, missing } = await prepareMachine();
  if (!executablePath) throw new Error(missing.join('\n'));
  const server = process.env.GRIDCIRCLE_BENCH_URL
    ? { url: process.env.GRIDCIRCLE_BENCH_URL, stop: async () => undefined }
    : await serve('--city', values.city);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    console.log(
      `${new Date().toISOString().slice(0, 16)}Z  ${values.city}, processor ${PHONE.slowedBy}× slowed, ${PHONE.megabitsDown} Mbit/s, ${PHONE.latencyMs} ms`,
    );
    console.log(
      `${os.cpus().length} × ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)} at the start`,
    );
    const visits: FinderVisit[] = [];
    for (let visit = 0; visit < Number(values.visits); visit++)
      visits.push(await visitFinder(browser, server.url));
    report(visits);
    if (values.json) await writeFile(values.json, `${JSON.stringify(visits, null, 2)}\n`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function report(visits: readonly FinderVisit[]): void {
  const row = (name: string, values: readonly number[], unit: string, target?: number) => {
    const [median, most] = [percentile(values, 0.5), Math.max(...values)].map((value) => value.toFixed(0));
    console.log(
      `  ${name}: median ${median} ${unit}, most ${most} ${unit}${target ? ` (target ≤ ${target} ${unit})` : ''}`,
    );
  };
  const kilobytes = (bytes: (visit: FinderVisit) => number) => visits.map((visit) => bytes(visit) / 1000);
  row(
    'list painted',
    visits.map(({ listMs }) => listMs),
    'ms',
    TARGETS.listMs,
  );
  row(
    'arrived before it',
    kilobytes(({ beforeList }) => beforeList.all),
    'KB',
    TARGETS.beforeListKB,
  );
  row(
    'of that scripts',
    kilobytes(({ beforeList }) => beforeList.scripts),
    'KB',
    TARGETS.scriptKB,
  );
  row(
    'page at work before it',
    visits.map(({ workedMs }) => workedMs),
    'ms',
  );
  row(
    'minutes of a place',
    visits.map(({ minutesMs }) => minutesMs),
    'ms',
  );
  for (const { name } of visits[0].paints) {
    const paints = visits.flatMap((visit) => visit.paints.filter((paint) => paint.name === name));
    row(
      `painted after: ${name}`,
      paints.map(({ ms }) => ms),
      'ms',
      TARGETS.paintMs,
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});

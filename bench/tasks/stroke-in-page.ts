import { createRandom } from '../../data/generator/random.ts';
import { serve } from '../../e2e/support/start-server.ts';
import type { Bench, BenchTask } from '../bench-task.ts';
import { percentile, type Timing } from '../measure.ts';
import { brushAround, type PageStroke, pickGrid, takeBrush } from '../page/brush-strokes.ts';
import { type Graphics, onDeskPage } from '../page/desk-page.ts';
import type { TimedNumbers } from '../page/number-watch.ts';
import { type BenchRow, type BenchTable, rounded, stepsRow } from '../report.ts';

/** Landed strokes per way to draw the map. */
const STROKES: Readonly<Record<Graphics, number>> = { none: 30, software: 10 };
/** Around some grids too few buildings stand in sight. */
const MOST_TRIES = 4;
/** The first ones are for warming up. */
const WARM_UPS = 3;
const WITHIN_MS = 100;

/**
 * What a planner waits for: brush strokes in a real browser, from the last move of the pointer to the preview, and from
 * its lift to the last number of the desk. With a graphics card that takes no time, and drawn by the processors.
 */
export const strokeInPage: BenchTask = {
  name: 'stroke-in-page',
  onlyWhenNamed: true,
  async run({ subject: { preset, seed, city } }: Bench): Promise<BenchTable> {
    const server = process.env.GRIDCIRCLE_BENCH_URL
      ? { url: process.env.GRIDCIRCLE_BENCH_URL, stop: async () => undefined }
      : await serve('--city', preset);
    const stop = () => void server.stop();
    // The server is in a group of its own, which the keyboard does not reach.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    const strokesWith = (graphics: Graphics) =>
      onDeskPage(server.url, { role: 'admin', graphics }, async (desk) => {
        const random = createRandom(seed).fork('stroke in page');
        const strokes: PageStroke[] = [];
        const wanted = WARM_UPS + STROKES[graphics];
        await takeBrush(desk.page);
        for (let tries = 0; tries < MOST_TRIES * wanted && strokes.length < wanted; tries++) {
          const stroke = await brushAround(desk, city, pickGrid(city, random));
          if (stroke !== null) strokes.push(stroke);
        }
        return strokes.slice(WARM_UPS);
      });
    try {
      const swift = await strokesWith('none');
      const drawn = await strokesWith('software');
      return {
        task: 'stroke-in-page',
        title: 'a brush stroke in Chromium, from the input to the frame in which every number of it stands',
        rows: [...rowsOf(swift, '', true), ...rowsOf(drawn, ', map drawn by the processors', false)],
        agreement: [
          ...notesOn(swift, 'with graphics that take no time'),
          ...notesOn(drawn, 'with the map drawn by the processors'),
          'on the plain clock: what the threads waited for a processor is said, and not taken off',
        ],
      };
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      await server.stop();
    }
  },
};

function rowsOf(strokes: readonly PageStroke[], how: string, isTarget: boolean): BenchRow[] {
  const target = isTarget ? ({ of: 'p99', atMost: WITHIN_MS } as const) : null;
  return [
    stepsRow(
      `preview after the last move${how}`,
      strokes.map(({ preview }) => timing(preview)),
      target,
    ),
    stepsRow(`all numbers after the lift${how}`, landingsOf(strokes).map(timing), target),
  ];
}

function landingsOf(strokes: readonly PageStroke[]): TimedNumbers[] {
  return strokes.flatMap(({ landing }) => landing ?? []);
}

function timing({ drawnMs }: TimedNumbers): Timing {
  return { clockMs: drawnMs, milliseconds: drawnMs };
}

function notesOn(strokes: readonly PageStroke[], how: string): string[] {
  const buildings = strokes.reduce((sum, stroke) => sum + stroke.buildings, 0) / strokes.length;
  const asked = strokes.filter((stroke) => stroke.asked).length;
  const landings = landingsOf(strokes);
  return [
    `${how}: ${strokes.length} strokes over ${rounded(buildings)} buildings, ${asked} asked for a decision, ${landings.length} landed`,
    `${how}, preview: ${sharesOf(strokes.map(({ preview }) => preview))}`,
    `${how}, landing: ${sharesOf(landings)}`,
  ];
}

/** Where the time went: on the clock, in the page's thread, in the engine's. */
function sharesOf(times: readonly TimedNumbers[]): string {
  const of = (value: (one: TimedNumbers) => number) => {
    const values = times.map(value);
    return `${rounded(percentile(values, 0.5))} / ${rounded(percentile(values, 0.95))}`;
  };
  return [
    `median / p95 ms: on the clock held by the page ${of(({ heldMs }) => heldMs)}`,
    `drawn ${of(({ drawnMs }) => drawnMs)}`,
    `page's thread at work ${of(({ threads }) => threads.mainMs)}`,
    `engine's ${of(({ threads }) => threads.engineMs)}`,
    `waiting for a processor ${of(({ threads }) => threads.waitedMs)}`,
  ].join(', ');
}

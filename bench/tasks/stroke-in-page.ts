import { createRandom } from '../../data/generator/random.ts';
import { serve } from '../../e2e/support/start-server.ts';
import type { CityData } from '../../src/domain/city.ts';
import type { Bench, BenchTask } from '../bench-task.ts';
import { percentile, type Timing } from '../measure.ts';
import { brushOver, type PageStroke, takeBrush } from '../page/brush-strokes.ts';
import { type DeskPage, type Graphics, onDeskPage } from '../page/desk-page.ts';
import type { TimedNumbers } from '../page/number-watch.ts';
import { lookAt, placesIn } from '../page/places.ts';
import { type BenchRow, type BenchTable, rounded, stepsRow } from '../report.ts';

/** How many places are brushed over; the first one more is for warming up. */
const PLACES: Readonly<Record<Graphics, number>> = { none: 10, software: 3 };
/** Each for another grid of the place. */
const STROKES_PER_PLACE = 3;
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
      onDeskPage(server.url, { role: 'admin', graphics }, (desk) =>
        brushPlaces(desk, city, { seed, places: PLACES[graphics], tell: teller(graphics) }),
      );
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

interface Round {
  readonly seed: number;
  readonly places: number;
  readonly tell: (stroke: PageStroke) => void;
}

/** All strokes but those of the first place. */
async function brushPlaces(
  desk: DeskPage,
  city: CityData,
  { seed, places, tell }: Round,
): Promise<PageStroke[]> {
  const random = createRandom(seed).fork('stroke in page');
  const strokes: PageStroke[] = [];
  let visited = 0;
  await takeBrush(desk.page);
  for (const place of placesIn(city, random)) {
    if (visited > places) break;
    const houses = await lookAt(desk.page, place);
    if (houses === null) continue;
    for (let stroke = 0; stroke < STROKES_PER_PLACE; stroke++) {
      const done = await brushOver(desk, houses, random.pick(houses));
      tell(done);
      if (visited > 0) strokes.push(done);
    }
    visited++;
  }
  return strokes;
}

/** Says on the error output how far the run is: it takes minutes. */
function teller(graphics: Graphics): Round['tell'] {
  const all = STROKES_PER_PLACE * (PLACES[graphics] + 1);
  let strokes = 0;
  return ({ preview, landing, end, settledBy }) => {
    const count = `stroke-in-page, graphics ${graphics}: ${++strokes} of ${all}`;
    const numbers = landing === null ? end : `numbers ${inWords(landing)}`;
    console.error(`${count}, preview ${inWords(preview)}, by ${settledBy}: ${numbers}`);
  };
}

function inWords({ drawnMs, threads: { mainMs, engineMs, waitedMs } }: TimedNumbers): string {
  const [drawn, main, engine, waited] = [drawnMs, mainMs, engineMs, waitedMs].map(rounded);
  return `after ${drawn} ms (page ${main}, engine ${engine}, waited ${waited})`;
}

function rowsOf(strokes: readonly PageStroke[], how: string, isTarget: boolean): BenchRow[] {
  const target = isTarget ? ({ of: 'p99', atMost: WITHIN_MS } as const) : null;
  return [
    stepsRow(
      `preview after the last move${how}`,
      strokes.map(({ preview }) => timing(preview)),
      target,
    ),
    stepsRow(
      `all numbers after the lift or its acceptance${how}`,
      landingsOf(strokes.filter(({ settledBy }) => settledBy !== 'repair')).map(timing),
      target,
    ),
    stepsRow(
      `all numbers after a repair that settles it${how}`,
      landingsOf(strokes.filter(({ settledBy }) => settledBy === 'repair')).map(timing),
      target,
    ),
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
  const count = (is: (stroke: PageStroke) => boolean) => strokes.filter(is).length;
  const ended = (['landed', 'refused', 'left', 'dropped'] as const).map((end) =>
    count((stroke) => stroke.end === end),
  );
  return [
    `${how}: ${strokes.length} strokes over ${rounded(buildings)} buildings, ${count(({ settledBy }) => settledBy !== 'lift')} asked for a decision; ${ended[0]} landed, ${ended[1]} were refused in words, ${ended[2]} waited until they were let go, ${ended[3]} dropped`,
    `${how}, preview: ${sharesOf(strokes.map(({ preview }) => preview))}`,
    `${how}, landing: ${sharesOf(landingsOf(strokes))}`,
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

import { createRandom } from '../../data/generator/random.ts';
import { serve } from '../../e2e/support/start-server.ts';
import type { Bench, BenchTask } from '../bench-task.ts';
import { brushAround, type PageStroke, pickGrid, takeBrush } from '../page/brush-strokes.ts';
import { onDeskPage } from '../page/desk-page.ts';
import { type BenchTable, rounded, stepsRow } from '../report.ts';

const STROKES = 12;
/** Around some grids too few buildings stand in sight. */
const MOST_TRIES = 40;

/** What a planner waits for: brush strokes in a real browser, from the lift of the pointer to the last number. */
export const strokeInPage: BenchTask = {
  name: 'stroke-in-page',
  onlyWhenNamed: true,
  async run({ subject: { preset, seed, city } }: Bench): Promise<BenchTable> {
    const random = createRandom(seed).fork('stroke in page');
    const server = await serve('--city', preset);
    const strokes: PageStroke[] = [];
    const stop = () => void server.stop();
    // The server is in a group of its own, which the keyboard does not reach.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    try {
      await onDeskPage(server.url, 'admin', async (page) => {
        await takeBrush(page);
        // The first one is for warming up.
        for (let tries = 0; tries < MOST_TRIES && strokes.length <= STROKES; tries++) {
          const stroke = await brushAround(page, city, pickGrid(city, random));
          if (stroke !== null) strokes.push(stroke);
        }
      });
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      await server.stop();
    }
    const measured = strokes.slice(1);
    const mean = measured.reduce((sum, { buildings }) => sum + buildings, 0) / measured.length;
    const asked = measured.filter((stroke) => stroke.asked).length;
    return {
      task: 'stroke-in-page',
      title: 'a brush stroke in Chromium, from the lift of the pointer to the frame with the last new number',
      rows: [stepsRow('the page', measured, { of: 'median', atMost: 100 })],
      agreement: [
        `${rounded(mean)} buildings per stroke; ${asked} of ${measured.length} asked for a decision, the others landed`,
        'on the plain clock, page, worker and map sharing the processors of this machine, the map drawn by software',
      ],
    };
  },
};

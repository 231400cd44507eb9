import type { CoverageSettings } from '../../src/domain/coverage.ts';
import { Homes } from '../../src/engine/coverage/homes.ts';
import { limitMetres } from '../../src/engine/coverage/walk-limit.ts';
import { shapeToLocal } from '../../src/engine/geometry/local-polygons.ts';
import { shapeBounds } from '../../src/engine/geometry/planar.ts';
import { shapeCovers } from '../../src/engine/geometry/point-in-polygon.ts';
import { LIMIT_TOLERANCE_M } from '../../src/engine/network/distance-search.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { CityState } from '../../src/worker/city-state.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import type { Bench, BenchTask } from '../bench-task.ts';
import { timed } from '../measure.ts';
import { type BenchRow, type BenchTable, rowOf } from '../report.ts';

const LIMITS_MINUTES = [5, 10, 15];

/** The drawn areas of every station, and the households in them who walk further than the limit. No peer draws so. */
export const drawnHomes: BenchTask = {
  name: 'drawn-homes',
  async run(bench: Bench): Promise<BenchTable> {
    const rows: BenchRow[] = [];
    const agreement: string[] = [];
    for (const limitMinutes of LIMITS_MINUTES) {
      const settings = { ...BENCH_SETTINGS, limitMinutes };
      const { milliseconds, inside, wrong, worst } = await drawAll(bench, settings);
      const times = [milliseconds];
      rows.push(rowOf(`GridCircle, ${limitMinutes} minutes`, { times, result: null, peakMB: null }));
      const percent = (share: number) => `${(100 * share).toFixed(4)} %`;
      agreement.push(
        `${limitMinutes} minutes: of ${inside} households in drawn areas (one in several counts for each) ${wrong} walk further, ${percent(wrong / inside)}; in the worst area ${percent(worst)} (target ≤ 0.5 %)`,
      );
    }
    return {
      task: 'drawn-homes',
      title: `drawn areas of all ${bench.subject.stations.length} stations, against the walk of every home in them`,
      rows,
      agreement,
    };
  },
};

async function drawAll({ subject }: Bench, settings: CoverageSettings) {
  const { city, frame } = subject;
  const engine = createCityEngine();
  await engine.open(city, settings);
  const { milliseconds, result: areas } = await timed(() => engine.serviceAreas());
  const state = new CityState(city);
  state.configure(settings, ({ location }) => location !== null);
  const homes = new Homes(city.buildings, frame);
  const withinM = limitMetres(settings) + LIMIT_TOLERANCE_M;
  let [inside, wrong, worst] = [0, 0, 0];
  for (const { code, geometry } of areas) {
    const position = state.countedPositionOf(code);
    if (position === null || geometry.coordinates.length === 0) continue;
    const walksThere = new Set<number>();
    state.coverage.assignment.visitWalksTo(position, withinM, (row) => walksThere.add(row));
    const shape = shapeToLocal(frame, geometry);
    let [drawn, tooFar] = [0, 0];
    for (const home of homes.near(shapeBounds(shape), 0)) {
      if (!shapeCovers(shape, homes.x[home], homes.y[home])) continue;
      const households = city.buildings.households[homes.row[home]];
      drawn += households;
      if (!walksThere.has(homes.row[home])) tooFar += households;
    }
    inside += drawn;
    wrong += tooFar;
    if (drawn > 0) worst = Math.max(worst, tooFar / drawn);
  }
  return { milliseconds, inside, wrong, worst };
}

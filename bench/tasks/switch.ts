import { DEFAULT_WALK_PROFILES } from '../../src/domain/city.ts';
import type { CoverageSettings } from '../../src/domain/coverage.ts';
import { stationCounter } from '../../src/engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../../src/engine/coverage/open-passages.ts';
import { limitMetres } from '../../src/engine/coverage/walk-limit.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { CityState } from '../../src/worker/city-state.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { type Outcome, sideBySide, timed } from '../measure.ts';
import { loadWalkedCity, walkedCountsPerGrid } from '../peers/walked-city.ts';
import type { GridCount } from '../peers/walking-queries.ts';
import { type BenchRow, type BenchTable, rowOf } from '../report.ts';

const MEALS = '就餐用餐';
const SUNDAY_EVENING = '2026-11-22T20:00';
/** As many views of the network as the engine keeps: so many others later, it has forgotten the one asked about. */
const VIEWS_KEPT = 8;

const OLDER = DEFAULT_WALK_PROFILES.older;
const SWITCHES: readonly (readonly [name: string, settings: CoverageSettings])[] = [
  ['older walkers', { ...BENCH_SETTINGS, ...OLDER, profile: 'older' }],
  ['stations with meals', { ...BENCH_SETTINGS, service: MEALS }],
  ['Sunday, 20:00', { ...BENCH_SETTINGS, at: SUNDAY_EVENING }],
];

/** The whole city under another profile, for another service, at another hour, through the doorway the page uses. */
export const switchSettings: BenchTask = {
  name: 'switch',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject } = bench;
    const engine = createCityEngine();
    await engine.open(subject.city, BENCH_SETTINGS);
    const state = new CityState(subject.city);
    const rows: BenchRow[] = [];
    const agreement: string[] = [];
    for (const [name, settings] of SWITCHES) {
      const first = await timed(() => engine.configure(settings));
      const times: number[] = [];
      for (let run = 0; run < repeats(bench).quick; run++) {
        await forgetViews(engine);
        times.push((await timed(() => engine.configure(settings))).milliseconds);
      }
      const figures = await engine.figures();
      state.configure(settings, await stationCounter(settings), await passagesOpenAt(settings.at));
      const peers = await askPeers(bench, state);
      const ours: Outcome<null> = { times, result: null, peakMB: null };
      rows.push(
        rowOf(`GridCircle, ${name}`, ours, {
          ratioTo: peers.oneSearch,
          target: { of: 'median', atMost: 300 },
        }),
        rowOf('  the very first time', { ...ours, times: [first.milliseconds] }),
        rowOf('  pgRouting equicost + SQL', peers.equicost, { ratioTo: peers.oneSearch }),
        rowOf('  pgRouting, one search for all + SQL', peers.oneSearch),
      );
      const timesFaster = rowOf('', peers.equicost).medianMs / rowOf('', ours).medianMs;
      agreement.push(
        `${name}: ${timesFaster.toFixed(1)} times as fast as equicost, which names the station as ours does (target 20); ${compared(state, peers.oneSearch.result)}; ${figures.totals.coveredHouseholds} households covered`,
      );
    }
    return {
      task: 'switch',
      title:
        'the whole city under another profile, service or hour, with all figures; no view of it kept from before',
      rows,
      agreement: [
        ...agreement,
        'the peer is given the edges that may be walked then, the stations that count and the legs of the doors; ours finds them, and answers with mean, median and 90th percentile, older households, buildings and station loads too',
      ],
    };
  },
};

async function forgetViews(engine: ReturnType<typeof createCityEngine>): Promise<void> {
  for (let i = 0; i < VIEWS_KEPT; i++) await engine.configure({ ...BENCH_SETTINGS, stepsFactor: 2 + i });
  await engine.configure(BENCH_SETTINGS);
}

async function askPeers(bench: Bench, state: CityState) {
  const { sql, pid } = bench.peer;
  await loadWalkedCity(sql, state);
  const limitM = limitMetres(state.settings);
  const runs = repeats(bench).slow;
  const ask = (search: 'equicost' | 'one search') => ({
    runs,
    warmUps: 0,
    pid,
    work: () => sql.unsafe<GridCount[]>(walkedCountsPerGrid(limitM, search)),
  });
  return sideBySide({ equicost: ask('equicost'), oneSearch: ask('one search') });
}

function compared({ coverage }: CityState, counts: readonly GridCount[]): string {
  const counted = counts.filter(({ grid }) => grid >= 0);
  const equal = counted.filter(({ grid, households, covered }) => {
    const totals = coverage.groupTotals(grid);
    return totals.households === households && totals.coveredHouseholds === covered;
  });
  return `${equal.length} of ${counted.length} grids have the households and covered households of the one search`;
}

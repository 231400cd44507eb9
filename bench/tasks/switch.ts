import { DEFAULT_WALK_PROFILES } from '../../src/domain/city.ts';
import type { CoverageSettings, CoverageTotals } from '../../src/domain/coverage.ts';
import type { UnitFigures } from '../../src/domain/coverage-report.ts';
import type { CityFigures } from '../../src/domain/figures.ts';
import { stationCounter } from '../../src/engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../../src/engine/coverage/open-passages.ts';
import { minutesOf } from '../../src/engine/coverage/walk-limit.ts';
import { clockTime } from '../../src/engine/hours/clock-time.ts';
import { UnitFiguresKeeper } from '../../src/engine/metrics/unit-figures.ts';
import { CityState } from '../../src/worker/city-state.ts';
import { OpenCity } from '../../src/worker/open-city.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { type Outcome, percentile, sideBySide, timed } from '../measure.ts';
import { storeCity, storedStations } from '../peers/stored-city.ts';
import { type SwitchFigures, type SwitchSearch, switchFigures } from '../peers/switch-queries.ts';
import { type BenchRow, type BenchTable, rowOf } from '../report.ts';

const MEALS = '就餐用餐';
const SUNDAY_EVENING = '2026-11-22T20:00';
/** The Monday before it. */
const MONDAY = clockTime('2026-11-16T00:00')!.day;
/** As many views of the network as the engine keeps: so many others later, it has forgotten the one asked about. */
const VIEWS_KEPT = 8;
/** Sums of floating point numbers in another order differ by less. */
const SAME_MINUTES = 1e-6;

const { older, step_free: stepFree } = DEFAULT_WALK_PROFILES;
const SWITCHES: readonly (readonly [name: string, settings: CoverageSettings])[] = [
  ['older walkers', { ...BENCH_SETTINGS, ...older, profile: 'older' }],
  ['step-free walkers', { ...BENCH_SETTINGS, ...stepFree, profile: 'step_free' }],
  ['stations with meals', { ...BENCH_SETTINGS, service: MEALS }],
  ['Sunday, 20:00', { ...BENCH_SETTINGS, at: SUNDAY_EVENING }],
];

interface Answer {
  readonly city: CityFigures;
  readonly units: readonly UnitFigures[];
}

/** The whole city under another profile, for another service, at another hour: figures of grids, units, city and stations. */
export const switchSettings: BenchTask = {
  name: 'switch',
  async run(bench: Bench): Promise<BenchTable> {
    const desk = new SwitchedDesk(bench);
    const rows: BenchRow[] = [];
    const agreement: string[] = [];
    await desk.show(BENCH_SETTINGS);
    await storeCity(bench.peer.sql, desk.state, MONDAY);
    for (const [name, settings] of SWITCHES) {
      const first = await timed(() => desk.show(settings));
      const times: number[] = [];
      for (let run = 0; run < repeats(bench).quick; run++) {
        await desk.forgetViews();
        times.push((await timed(() => desk.show(settings))).milliseconds);
      }
      const peers = await askPeers(bench, settings);
      const ours: Outcome<null> = { times, result: null, peakMB: null };
      rows.push(
        rowOf(`GridCircle, ${name}`, ours, {
          ratioTo: peers.equicost,
          target: { of: 'ratio', atMost: 1 / 20 },
        }),
        rowOf(
          '  the very first time',
          { ...ours, times: [first.milliseconds] },
          {
            target: { of: 'median', atMost: 300 },
          },
        ),
        rowOf('  pgRouting equicost + SQL', peers.equicost),
        rowOf('  pgRouting, one search for all + SQL', peers.oneSearch, { ratioTo: peers.equicost }),
      );
      const timesFaster = (peer: Outcome<unknown>) =>
        (percentile(peer.times, 0.5) / percentile(times, 0.5)).toFixed(1);
      const answer = await desk.show(settings);
      agreement.push(
        `${name}: ${timesFaster(peers.equicost)} times as fast as equicost, which names the station as ours does (target 20), ${timesFaster(peers.oneSearch)} times as one search, which does not; ${compared(desk.state, answer, peers)}; ${answer.city.totals.coveredHouseholds} households covered`,
      );
    }
    return {
      task: 'switch',
      title:
        'the whole city under another profile, service or hour: figures of grids, units, city and stations; no view of the network kept from before',
      rows,
      agreement: [
        ...agreement,
        'both sides have streets, gates, hours, stations and where doors and stations join the streets stored, and derive what the question changes: which streets may be walked and at what cost, which stations count, which ways lead from doors and through gates',
        'a grid, unit or the city agrees when households, covered, unreachable and older households, buildings, mean, median and 90th percentile are the same (minutes within 0.000001)',
      ],
    };
  },
};

/** The engine as the worker holds it, and the units beside what it answers to another setting. */
class SwitchedDesk {
  readonly state: CityState;
  readonly #open: OpenCity;
  readonly #communities: readonly (string | null)[];

  constructor({ subject: { city } }: Bench) {
    this.state = new CityState(city);
    this.#open = new OpenCity(this.state);
    this.#communities = this.state.assignment.codes.map(
      (code) => this.state.grid(code)?.communityCode ?? null,
    );
  }

  async show(settings: CoverageSettings): Promise<Answer> {
    const city = this.#open.configure(settings, stationCounter(settings), passagesOpenAt(settings.at));
    const { coverage, city: data } = this.state;
    const units = new UnitFiguresKeeper().of(
      data.adminUnits,
      this.#communities,
      coverage,
      data.buildings.count,
    );
    return { city, units };
  }

  async forgetViews(): Promise<void> {
    for (let i = 0; i < VIEWS_KEPT; i++) await this.show({ ...BENCH_SETTINGS, stepsFactor: 2 + i });
    await this.show(BENCH_SETTINGS);
  }
}

async function askPeers(bench: Bench, settings: CoverageSettings) {
  const { sql, pid } = bench.peer;
  const ask = (search: SwitchSearch) => ({
    runs: repeats(bench).slow,
    warmUps: 1,
    pid,
    work: () => sql.unsafe<SwitchFigures[]>(switchFigures(settings, search)),
  });
  return sideBySide({ equicost: ask('equicost'), oneSearch: ask('one search') });
}

type Peers = Awaited<ReturnType<typeof askPeers>>;

function compared(state: CityState, { city, units }: Answer, { equicost, oneSearch }: Peers): string {
  const ours = new Map<string, Omit<CoverageTotals, 'coverageRate'>>([
    ['city ', city.totals],
    ...units.map((unit) => [`${unit.level} ${unit.code}`, unit] as const),
    ...city.grids.map((grid) => [`grid ${state.assignment.codes.indexOf(grid.code)}`, grid] as const),
  ]);
  const reached = new Map(city.stations.map((station) => [station.code, station.reachedHouseholds]));
  const agreeing = (figures: readonly SwitchFigures[]) => {
    const places = figures.filter(({ level }) => level !== 'station');
    const equal = places.filter((place) => {
      const own = ours.get(`${place.level} ${place.code}`);
      return own !== undefined && isEqual(own, place, city.settings.speedKmh);
    });
    return `${equal.length} of ${places.length}`;
  };
  const codes = storedStations(state).map(({ code }) => code);
  const stations = equicost.result.filter(({ level }) => level === 'station');
  const equalStations = stations.filter(({ code, covered }) => reached.get(codes[Number(code)]) === covered);
  return `${agreeing(equicost.result)} grids and units agree with equicost, ${agreeing(oneSearch.result)} with one search, and so do the households of ${equalStations.length} of ${stations.length} stations`;
}

function isEqual(own: Omit<CoverageTotals, 'coverageRate'>, peer: SwitchFigures, speedKmh: number): boolean {
  const isSame = (minutes: number | null, metres: number | null) =>
    minutes === null || metres === null
      ? minutes === metres
      : Math.abs(minutes - minutesOf(metres, speedKmh)) < SAME_MINUTES;
  return (
    own.households === peer.households &&
    own.coveredHouseholds === peer.covered &&
    own.unreachableHouseholds === peer.unreachable &&
    own.olderHouseholds === peer.older &&
    own.residentialBuildings === peer.buildings &&
    own.coveredBuildings === peer.covered_buildings &&
    isSame(own.meanMinutes, peer.mean_m) &&
    isSame(own.medianMinutes, peer.median_m) &&
    isSame(own.p90Minutes, peer.p90_m)
  );
}

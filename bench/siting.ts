/**
 * Siting measured: `npx tsx bench/siting.ts [orlib] [sjc] [maximo] [demo]`, all of them when none is named. The
 * public instances of ../shared/data beside the best values known, ten seconds each at most; and the demo city with
 * five stations to add. Prints the value, how far it is from the best known and from its own bound, and the seconds.
 */
import { generateCity } from '../data/generate-city.ts';
import { DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import { SITING_OBJECTIVES, type SitingObjective } from '../src/domain/siting.ts';
import { CityWalks } from '../src/engine/coverage/city-walks.ts';
import { stationCounter } from '../src/engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../src/engine/coverage/open-passages.ts';
import { WalkAssignment } from '../src/engine/coverage/walk-assignment.ts';
import { hasSharedData, readShared } from '../src/engine/network/oracle-data.ts';
import { candidatesOfCity } from '../src/engine/siting/candidates.ts';
import { gapPercent } from '../src/engine/siting/gap-percent.ts';
import { siteStations } from '../src/engine/siting/site-stations.ts';
import {
  problemOf,
  readMaximo,
  readPmed,
  readSjc,
  type SharedInstance,
} from '../src/engine/siting/siting-data.ts';
import { solveSiting } from '../src/engine/siting/solve-siting.ts';

const TIME_MS = 10_000;
const STATIONS_TO_ADD = 5;

interface Line {
  readonly what: string;
  readonly value: number;
  readonly bound: number;
  readonly best: number | null;
  readonly seconds: number;
}

function printLine({ what, value, bound, best, seconds }: Line): void {
  const fromBest = best === null ? '' : `${gapPercent(value, best).toFixed(3)} %`;
  const fromBound = value === bound ? 'proven' : `${gapPercent(value, bound).toFixed(3)} %`;
  console.log(
    what.padEnd(30),
    value.toFixed(2).padStart(16),
    fromBest.padStart(10),
    fromBound.padStart(10),
    `${seconds.toFixed(2)} s`.padStart(9),
  );
}

async function measure(
  what: string,
  instance: SharedInstance,
  objective: SitingObjective,
  count: number,
  best: number,
  radius?: number,
): Promise<void> {
  const problem = problemOf(instance, objective, count, radius);
  const start = performance.now();
  const solved = await solveSiting(problem, { timeMs: TIME_MS });
  const seconds = (performance.now() - start) / 1000;
  if (!solved.ok) throw new Error(`${what}: ${solved.reason}`);
  printLine({ what, value: solved.value.value, bound: solved.value.bound, best, seconds });
}

async function orlib(): Promise<void> {
  interface Known {
    readonly published_pmedian: number;
    readonly published_pcenter: number;
  }
  const { results } = readShared<{ results: Record<string, Known> }>('pmed-orlib/RESULTS.json');
  for (const [name, known] of Object.entries(results)) {
    const instance = readPmed(Number(name.replace('pmed', '')));
    await measure(`${name} p-median`, instance, 'p-median', instance.count, known.published_pmedian);
    await measure(`${name} p-center`, instance, 'p-center', instance.count, known.published_pcenter);
  }
}

async function sjc(): Promise<void> {
  const { results } = readShared<{
    results: { readonly instance: string; readonly p: number; readonly r: number; readonly obj: number }[];
  }>('mclp-sjc/RESULTS.json');
  for (const { instance, p, r, obj } of results) {
    await measure(`${instance} p=${p}`, readSjc(instance), 'mclp', p, obj, r);
  }
}

async function maximo(): Promise<void> {
  const { results } = readShared<{
    results: {
      readonly instance: string;
      readonly p: number;
      readonly radius_m: number;
      readonly best_known: number;
    }[];
  }>('mclp-maximo/RESULTS.json');
  for (const { instance, p, radius_m, best_known } of results) {
    await measure(`${instance} p=${p}`, readMaximo(instance), 'mclp', p, best_known, radius_m);
  }
}

async function demo(): Promise<void> {
  const city = generateCity('demo');
  const walks = new CityWalks(city);
  const network = walks.view({ ...DEFAULT_SETTINGS, isOpen: passagesOpenAt(DEFAULT_SETTINGS.at) });
  const counts = stationCounter(DEFAULT_SETTINGS);
  const stations = city.stations.filter(counts).map(({ location }) => location!);
  const { buildings } = city;
  const demand = { ...buildings, group: new Int32Array(buildings.count), groupCount: 1 };
  const assignment = new WalkAssignment(network, walks.snapper, demand, (a, b) => a < b, walks.doors);
  assignment.reset(stations);
  const candidates = candidatesOfCity(city);
  for (const objective of SITING_OBJECTIVES) {
    const ground = { assignment, stations, households: buildings.households };
    const request = {
      objective,
      count: STATIONS_TO_ADD,
      candidates,
      settings: DEFAULT_SETTINGS,
      capacityHouseholds: null,
    };
    const start = performance.now();
    const answer = await siteStations(ground, request, { timeMs: TIME_MS });
    const seconds = (performance.now() - start) / 1000;
    if (!answer.ok) throw new Error(`${objective}: ${answer.reason}`);
    const { value, bound } = answer.value;
    printLine({ what: `demo ${objective} of ${candidates.length}`, value, bound, best: null, seconds });
  }
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = { orlib, sjc, maximo, demo };
const DATA: Readonly<Record<string, string>> = {
  orlib: 'pmed-orlib',
  sjc: 'mclp-sjc',
  maximo: 'mclp-maximo',
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown !== undefined)
  throw new Error(`There is no ${unknown}; expected ${Object.keys(PARTS).join(', ')}.`);
console.log(
  'instance'.padEnd(30),
  'value'.padStart(16),
  'to best'.padStart(10),
  'to bound'.padStart(10),
  'time'.padStart(9),
);
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (name in DATA && !hasSharedData(DATA[name])) console.log(`${name}: left out, no ../shared/data here`);
  else await run();
}

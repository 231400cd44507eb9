import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { buildingTable } from '../sources/package/city-tables.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { run } from './main.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-site-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function site(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await run(['site', ...argv], {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

async function stored(content: unknown, name = 'instance.json'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Three demand points on a line, 10 apart, and a candidate beside each: two stations cover two of them at 5. */
const LINE = {
  demand: [
    { id: 'a', weight: 30 },
    { id: 'b', weight: 20 },
    { id: 'c', weight: 10 },
  ],
  candidates: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  cost: [
    [1, 11, 21],
    [11, 1, 11],
    [21, 11, 1],
  ],
};

async function answer(instance: unknown, ...options: string[]) {
  const { code, out, err } = await site('--instance', await stored(instance), '--json', '-', ...options);
  return { code, err, result: JSON.parse(out) };
}

describe('site on a bare instance', () => {
  it('answers in the shape of the contract', async () => {
    const { code, result } = await answer(LINE, '--p', '2', '--radius', '5');
    expect(code).toBe(0);
    const { seconds, ...rest } = result;
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(rest).toEqual({
      objective: 'mclp',
      value: 50,
      bound: 50,
      gapPercent: 0,
      optimal: true,
      selected: ['A', 'B'],
      marginal: [
        { id: 'A', gain: 30 },
        { id: 'B', gain: 20 },
      ],
      runnersUp: [
        { id: 'C', insteadOf: 'B', value: 40 },
        { id: 'C', insteadOf: 'A', value: 30 },
      ],
      uncoverableWeight: 0,
      unservedWeight: 10,
    });
  });

  it('takes every objective', async () => {
    const told = async (...options: string[]) => {
      const { result } = await answer(LINE, ...options);
      return [result.value, result.optimal, result.selected.length];
    };
    expect(await told('--objective', 'lscp', '--radius', '11')).toEqual([1, true, 1]);
    expect(await told('--objective', 'lscp', '--radius', '5')).toEqual([3, true, 3]);
    expect(await told('--objective', 'p-median', '--p', '1')).toEqual([30 * 11 + 20 + 110, true, 1]);
    expect(await told('--objective', 'p-center', '--p', '1')).toEqual([11, true, 1]);
    expect(await told('--objective', 'p-center', '--p', '2')).toEqual([11, true, 2]);
  });

  it('keeps fixed candidates, which are part of P, and counts what they cover', async () => {
    const fixed = { ...LINE, candidates: [{ id: 'A' }, { id: 'B' }, { id: 'C', fixed: true }] };
    const { result } = await answer(fixed, '--p', '2', '--radius', '5');
    expect(result).toMatchObject({ value: 40, selected: ['C', 'A'], marginal: [{ id: 'A', gain: 30 }] });
    const all = await answer(fixed, '--objective', 'lscp', '--radius', '5');
    expect(all.result).toMatchObject({ value: 3, bound: 3, optimal: true });
    expect((await answer(fixed, '--p', '1', '--radius', '5')).result).toMatchObject({
      value: 10,
      selected: ['C'],
    });
  });

  it('keeps to capacities, and tells what is not served', async () => {
    const small = {
      ...LINE,
      candidates: [{ id: 'A', capacity: 12 }, { id: 'B', capacity: 100 }, { id: 'C' }],
    };
    const { result } = await answer(small, '--p', '1', '--radius', '11');
    expect(result).toMatchObject({ value: 60, selected: ['B'], optimal: true });
    const two = await answer(small, '--p', '2', '--radius', '5');
    expect(two.result).toMatchObject({ value: 32, unservedWeight: 10, uncoverableWeight: 18, optimal: true });
    const { code, err } = await answer(small, '--objective', 'p-median', '--p', '1', '--radius', '5');
    expect([code, err]).toEqual([0, expect.stringContaining('p-median: 460')]);
  });

  it('takes points that are demand and candidate at once', async () => {
    const points = [
      [0, 0, 5],
      [3, 4],
      [480, 640, 7],
    ];
    const { result } = await answer({ points }, '--p', '1', '--radius', '800');
    expect(result).toMatchObject({ value: 13, selected: [0] });
    expect((await answer({ points }, '--p', '1', '--radius', '5')).result.value).toBe(7);
  });

  it('leaves out what nobody can cover, and says how much that is', async () => {
    const cut = { ...LINE, cost: [...LINE.cost.slice(0, 2), [null, null, null]] };
    const { code, result } = await answer(cut, '--objective', 'lscp', '--radius', '5');
    expect([code, result.value, result.uncoverableWeight]).toEqual([0, 2, 10]);
  });

  it.each([
    ['too_few_candidates', LINE, ['--p', '4', '--radius', '5']],
    [
      'no_candidates',
      { demand: LINE.demand, candidates: [], cost: [[], [], []] },
      ['--p', '1', '--radius', '5'],
    ],
    ['nobody_reachable', LINE, ['--p', '1', '--radius', '0.5']],
    [
      'too_few_stations',
      { ...LINE, cost: LINE.cost.map((row) => row.map((c) => (c > 1 ? null : c))) },
      ['--p', '2', '--objective', 'p-median'],
    ],
    [
      'too_few_stations',
      { ...LINE, cost: LINE.cost.map((row) => row.map((c) => (c > 1 ? null : c))) },
      ['--p', '2', '--objective', 'p-center'],
    ],
    [
      'capacity_too_small',
      { ...LINE, candidates: LINE.candidates.map(({ id }) => ({ id, capacity: 5 })) },
      ['--p', '2', '--objective', 'p-median'],
    ],
  ])('says with a reason when it cannot be done: %s', async (reason, instance, options) => {
    const { code, err, result } = await answer(instance, ...options);
    expect([code, result.reason, result.value, result.selected]).toEqual([1, reason, null, []]);
    expect(err).toContain('no answer');
  });

  it.each([
    [
      { ...LINE, cost: LINE.cost.slice(1) },
      ['--p', '1', '--radius', '5'],
      'cost has 2 rows; expected one per demand point, 3.',
    ],
    [
      { ...LINE, cost: [[1], [2], [3]] },
      ['--p', '1', '--radius', '5'],
      'cost.0 has 1 entries; expected one per candidate, 3.',
    ],
    [{ ...LINE, demand: [{ id: 1, weight: -4 }] }, ['--p', '1', '--radius', '5'], 'demand.0.weight'],
    [
      { ...LINE, candidates: [{ id: 1 }, { id: 1 }, { id: 2 }] },
      ['--p', '1', '--radius', '5'],
      'candidates: the id 1 is there twice.',
    ],
    ['{', ['--p', '1', '--radius', '5'], 'is not valid JSON'],
    [LINE, ['--p', '1'], 'site --objective mclp needs --radius R.'],
    [LINE, ['--radius', '5'], 'site --objective mclp needs --p P.'],
    [LINE, ['--p', '0', '--radius', '5'], '--p is "0"; expected a whole number of 1 or more.'],
    [
      LINE,
      ['--p', '1', '--objective', 'best'],
      '--objective is "best"; expected mclp, lscp, p-median, p-center.',
    ],
  ])('refuses what it cannot read in one sentence', async (instance, options, sentence) => {
    const { code, err } = await site('--instance', await stored(instance), ...options);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('needs a city or an instance, not both', async () => {
    expect((await site()).err).toContain('site needs a city, or --instance FILE.');
    expect((await site('town', '--instance', 'x.json')).err).toContain('not both');
    expect((await site('--instance', join(folder, 'none.json'), '--p', '1', '--radius', '1')).err).toContain(
      'does not exist.',
    );
  });
});

describe('site in a city', () => {
  /** The tiny city with a hamlet of 120 and one of 80 households, 3 and 4 km along its street. */
  function stretchedCity(): CityData {
    const city = tinyCity();
    const home = { olderHouseholds: -1, compoundIndex: -1, estimated: false, kind: null, footprint: null };
    const lon = city.streets.lon.slice();
    lon[2] = 120.05;
    return {
      ...city,
      streets: { ...city.streets, lon },
      buildings: buildingTable([
        { code: 'B1', at: [120.002, 30.005], households: 350, ...home },
        { code: 'H1', at: [120.036, 30.005], households: 120, ...home },
        { code: 'H2', at: [120.047, 30.005], households: 80, ...home },
        { code: 'school', at: [120.0355, 30.005], households: 0, ...home, kind: 'school' },
      ]),
    };
  }

  async function package_(city: CityData): Promise<string> {
    const path = join(folder, 'city');
    await writeCityPackage(city, path);
    return path;
  }

  const feature = (id: string, lon: number) => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Point', coordinates: [lon, 30.005] },
  });

  it('adds stations for gap households and leaves existing ones alone', async () => {
    const features = [
      feature('near', 120.006),
      feature('one', 120.036),
      feature('two', 120.047),
      feature('mid', 120.042),
    ];
    const candidates = await stored({ type: 'FeatureCollection', features }, 'candidates.geojson');
    const city = await package_(stretchedCity());
    const { code, out } = await site(city, '--add', '1', '--candidates', candidates, '--json', '-');
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(result).toMatchObject({
      objective: 'mclp',
      value: 200,
      bound: 200,
      optimal: true,
      selected: ['mid'],
      marginal: [{ id: 'mid', gain: 200 }],
      gapHouseholdsBefore: 200,
      gapHouseholdsAfter: 0,
    });
    const short = await site(city, '--add', '2', '--minutes', '5', '--candidates', candidates, '--json', '-');
    expect(
      JSON.parse(short.out).marginal.map(({ id, gain }: { id: string; gain: number }) => [id, gain]),
    ).toEqual([
      ['one', 120],
      ['two', 80],
    ]);
  });

  it('counts after adding what it promised', async () => {
    const city = stretchedCity();
    const candidates = await stored(
      { type: 'FeatureCollection', features: [feature('mid', 120.042)] },
      'c.geojson',
    );
    const target = join(folder, 'site.json');
    await site(await package_(city), '--add', '1', '--candidates', candidates, '--json', target);
    const { value } = JSON.parse(await readFile(target, 'utf8'));
    const added = { ...city.stations[0], code: 'mid', location: [120.042, 30.005] as const };
    const coverage = async (of: CityData) => {
      let out = '';
      const io = {
        stdout: (text: string) => {
          out += text;
        },
        stderr: () => {},
      };
      await run(['coverage', await package_(of), '--json', '-'], io);
      return JSON.parse(out).coveredHouseholds;
    };
    const before = await coverage(city);
    expect(value).toBeGreaterThan(0);
    expect((await coverage({ ...city, stations: [...city.stations, added] })) - before).toBe(value);
  });

  it('chooses among public buildings, ground floors and service rooms where no file is given', async () => {
    const { out } = await site(await package_(stretchedCity()), '--add', '1', '--json', '-');
    expect(JSON.parse(out)).toMatchObject({ selected: ['school'], value: 120 });
  });

  it('says when there is nothing to do, or nothing to choose from', async () => {
    const city = await package_({ ...tinyCity(), compounds: [], gates: [] });
    const { code, err } = await site(city, '--add', '1');
    expect([code, err]).toEqual([1, expect.stringContaining('there is no candidate to choose from.')]);
    const candidates = await stored(feature('x', 120.006), 'x.geojson');
    expect((await site(city, '--add', '1', '--candidates', candidates)).err).toContain('covered already');
  });

  it('names the features of a candidates file that it cannot use', async () => {
    const line = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [120, 30],
          [121, 30],
        ],
      },
    };
    const file = await stored(
      { type: 'FeatureCollection', features: [line, feature('mid', 120.042)] },
      'c.geojson',
    );
    const city = await package_(stretchedCity());
    const { code, err } = await site(city, '--add', '1', '--candidates', file);
    expect(code).toBe(1);
    expect(err).toContain('row 1: candidate 1 was left out');
    const twice = await stored(
      { type: 'FeatureCollection', features: [feature('a', 120.01), feature('a', 120.02)] },
      't.geojson',
    );
    const refused = await site(city, '--add', '1', '--candidates', twice);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('row 2: has the id a of row 1.'),
    ]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { buildingTable, emptyCity } from '../sources/package/city-tables.ts';
import { tinyCity, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { gridcircle } from './gridcircle.fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function stored(city: CityData): Promise<string> {
  const path = join(folder, 'city');
  await writeCityPackage(city, path);
  return path;
}

describe('the command line', () => {
  it('is started from any folder, says what it can do, and tells its exit code', () => {
    const launcher = join(import.meta.dirname, 'gridcircle.mjs');
    const spawn = (...args: string[]) =>
      spawnSync(process.execPath, [launcher, ...args], { cwd: folder, encoding: 'utf8' });
    const help = spawn('--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    for (const name of ['check', 'coverage', 'site', 'import', 'export', 'generate'])
      expect(help.stdout).toContain(`  ${name} `);
    const refused = spawn('check', 'nowhere');
    expect([refused.status, refused.stdout, refused.stderr]).toEqual([
      2,
      '',
      'gridcircle: nowhere: does not exist.\n',
    ]);
  });

  it.each([
    [
      ['sing'],
      'gridcircle: there is no command "sing"; expected check, coverage, site, import, export, generate, publish-public.',
    ],
    [['toString'], 'there is no command "toString"'],
    [['check'], 'gridcircle: check got 0 arguments; usage: gridcircle check <city> [--json FILE]'],
    [['check', 'a', 'b'], 'check got 2 arguments'],
    [['check', 'a', '--loud'], "gridcircle: check: Unknown option '--loud'"],
    [['check', 'a', '--json'], "check: Option '--json <value>' argument missing"],
    [['coverage', 'nowhere'], 'gridcircle: nowhere: does not exist.'],
    [['import', 'a.csv'], 'gridcircle: import needs --to FOLDER, the package to write.'],
    [
      ['import', 'a.csv', '--to', 'x', '--datum', 'utm'],
      '--datum is "utm"; expected wgs84, cgcs2000, gcj02, bd09.',
    ],
    [
      ['import', 'a.csv', '--to', 'x', '--encoding', 'klingon'],
      '--encoding is "klingon", which is not a known encoding.',
    ],
    [['import', 'a.csv', '--to', 'x'], 'gridcircle: a.csv: does not exist.'],
    [['generate', 'atlantis', '--to', 'x'], 'there is no city "atlantis"; expected demo, prefecture.'],
    [
      ['generate', 'demo', '--to', 'x', '--seed', '1.5'],
      '--seed is "1.5"; expected a whole number of 0 or more.',
    ],
  ])('%j is refused in one sentence', async (argv, sentence) => {
    const { code, out, err } = await gridcircle(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('shows the help of every command', async () => {
    for (const name of ['check', 'coverage', 'site', 'import', 'export', 'generate']) {
      const { code, out } = await gridcircle(name, '--help');
      expect([code, out.startsWith(`gridcircle ${name} `)]).toEqual([0, true]);
    }
  });
});

describe('check', () => {
  it('of a clean city is 0, with the result where it was asked for', async () => {
    const { code, out } = await gridcircle('check', await stored(tinyCity()), '--json', '-');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      counts: { grids: 2 },
      problems: [],
      totals: { households: 700 },
    });
  });

  it('of a city with faults is 1, naming file and row', async () => {
    const [west, east] = tinyCity().grids;
    const city = { ...tinyCity(), grids: [west, { ...east, communityCode: '990101001009' }] };
    const target = join(folder, 'report.json');
    const { code, err } = await gridcircle('check', await stored(city), '--json', target);
    expect(code).toBe(1);
    expect(JSON.parse(await readFile(target, 'utf8')).problems).toEqual([
      {
        code: 'missing_reference',
        severity: 'error',
        where: '990101001001002',
        message:
          'grid 990101001001002 names community 990101001009, which is not there (grids.geojson row 2).',
      },
    ]);
    expect(err).toContain('error: missing_reference: grid 990101001001002');
  });

  it('of rows that cannot be read is 1, with the good rows checked', async () => {
    const path = await stored(tinyCity());
    const file = join(path, 'grids.geojson');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"scattered_housing"', '"raster"'));
    const { code, out } = await gridcircle('check', path, '--json', '-');
    expect(code).toBe(1);
    const { problems, counts } = JSON.parse(out);
    expect(counts.grids).toBe(1);
    expect(problems).toHaveLength(1);
    expect(problems[0].where).toBe('grids.geojson row 1');
  });

  it('of a file that cannot be read is 2', async () => {
    const path = await stored(tinyCity());
    await writeFile(join(path, 'grids.geojson'), '{');
    const { code, err } = await gridcircle('check', path);
    expect([code, err]).toEqual([2, 'gridcircle: grids.geojson: is not valid JSON (line 1, column 2).\n']);
  });
});

describe('coverage', () => {
  async function coverage(city: CityData, ...options: string[]) {
    const { code, out, err } = await gridcircle('coverage', await stored(city), '--json', '-', ...options);
    return { code, err, result: JSON.parse(out) };
  }

  it('lets nobody through a gate that is closed at the hour, nor wheels over steps', async () => {
    const city = tinyCity();
    const open = city.gates.map((gate) => ({ ...gate, open: 'Mo-Su 06:00-22:00' }));
    const gated = { ...city, gates: open, stations: [tinyStation('S1', { openingHours: '24/7' })] };
    const minutesOf = async (...options: string[]) => {
      const { code, result } = await coverage(gated, '--buildings', '--minutes', '30', ...options);
      return { code, reached: result.buildings.map((home: { minutes: unknown }) => home.minutes !== null) };
    };
    expect(await minutesOf('--at', '2026-11-22T12:00')).toEqual({ code: 0, reached: [true, true] });
    expect(await minutesOf('--at', '2026-11-22T23:00')).toEqual({ code: 0, reached: [true, false] });
    expect(await minutesOf('--profile', 'step_free')).toEqual({ code: 0, reached: [true, false] });
  });

  it('counts households at the door, on foot', async () => {
    const { code, result } = await coverage(tinyCity(), '--minutes', '10', '--buildings');
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual([
      'method',
      'minutes',
      'speedKmh',
      'households',
      'coveredHouseholds',
      'coverageRate',
      'gapHouseholds',
      'unreachableHouseholds',
      'meanMinutes',
      'medianMinutes',
      'p90Minutes',
      'olderHouseholds',
      'olderCoveredHouseholds',
      'residentialBuildings',
      'coveredBuildings',
      'settings',
      'dataDate',
      'denominator',
      'gapHouseholdsNearDataEdge',
      'grids',
      'units',
      'stations',
      'stationCapacity',
      'gaps',
      'compass',
      'buildings',
    ]);
    // B1: 0.002° south to the street, 0.003° along it to the crossing. B2: 0.0015° west and 0.0005° south to the
    // compound's gate, 0.001° on to the street west of it, 0.002° south along it.
    const [first, second] = result.buildings;
    const minutes = (metres: number) => (metres * 60) / 4000;
    const cosine = Math.cos((30.0072 * Math.PI) / 180);
    expect(first.minutes).toBeCloseTo(
      minutes(0.002 * 111195.08 + 0.003 * 111195.08 * Math.cos((30.005 * Math.PI) / 180)),
      2,
    );
    expect(second.minutes).toBeCloseTo(
      minutes(111195.08 * (Math.hypot(0.0015 * cosine, 0.0005) + 0.001 * cosine + 0.002)),
      2,
    );
    expect(result).toMatchObject({
      method: 'network',
      minutes: 10,
      speedKmh: 4,
      households: 700,
      coveredHouseholds: 700,
    });
    expect(result.grids.map((grid: { coveredHouseholds: number }) => grid.coveredHouseholds)).toEqual([
      350, 350,
    ]);
    expect(result.stations).toEqual([
      {
        code: 'S1',
        counted: true,
        reachedHouseholds: 700,
        floorM2Per100Households: 32050 / 700,
        isShortOfFloor: false,
        mostHouseholds: null,
        isOverloaded: false,
      },
    ]);
    for (const { areaShare } of result.grids) expect(areaShare > 0 && areaShare < 1).toBe(true);
  });

  it('says under what its figures hold, of how many households, and how old the data are', async () => {
    const options = [
      '--minutes',
      '4',
      '--profile',
      'older',
      '--tier',
      'community',
      '--at',
      '2026-11-22T10:00',
    ];
    const { result } = await coverage(tinyCity(), ...options);
    expect(result.settings).toEqual({
      method: 'network',
      profile: 'older',
      speedKmh: 3.3,
      stepFree: false,
      stepsFactor: 1,
      signalWaitSeconds: 0,
      limitMinutes: 4,
      service: null,
      tier: 'community',
      at: '2026-11-22T10:00',
    });
    expect([result.dataDate, result.denominator]).toEqual([
      '2026-01-31',
      { of: 'households', households: 700 },
    ]);
    const { out } = await gridcircle('coverage', await stored(tinyCity()), ...options);
    expect(out).toContain('within 4 minutes at 3.3 km/h (older) on foot along streets of 1 of 1 stations');
    expect(out).toContain('(those of the tier community, open at 2026-11-22T10:00)');
    expect(out).toContain('data of 2026-01-31');
  });

  it('tells gaps, units and what circles promise in vain', async () => {
    const { result } = await coverage(tinyCity(), '--minutes', '7');
    const { gaps, units, compass } = result;
    expect(result.gapHouseholds).toBeGreaterThan(0);
    for (const list of [gaps.grids, gaps.clusters]) {
      const sum = list.reduce(
        (total: number, gap: { gapHouseholds: number }) => total + gap.gapHouseholds,
        0,
      );
      expect(sum).toBe(result.gapHouseholds);
      expect(list[0]).toMatchObject({ stationCode: 'S1' });
      expect(list[0].extraMinutes).toBeGreaterThan(0);
    }
    expect(
      units.map(({ level, households }: { level: string; households: number }) => [level, households]),
    ).toEqual([
      ['subdistrict', 700],
      ['community', 700],
    ]);
    expect(compass.notKeptHouseholds).toBe(compass.circleHouseholds - result.coveredHouseholds);
    expect(compass.detourIndex).toBeGreaterThan(1);
    expect((await coverage(tinyCity(), '--method', 'circle')).result.compass).toBeNull();
  });

  it('takes profile, speed, method, service and hour', async () => {
    const city = tinyCity();
    const at = async (...options: string[]) => (await coverage(city, ...options)).result;
    expect((await at('--profile', 'older')).speedKmh).toBe(3.3);
    expect((await at('--profile', 'older', '--speed-kmh', '5.5')).speedKmh).toBe(5.5);
    expect((await at('--minutes', '1')).coveredHouseholds).toBe(0);
    expect((await at('--service', '图书阅览')).coveredHouseholds).toBe(700);
    expect((await at('--service', '就餐')).unreachableHouseholds).toBe(700);
    expect((await at('--at', '2026-11-22T10:00')).coveredHouseholds).toBe(700);
    expect((await at('--at', '2026-11-22T20:00')).coveredHouseholds).toBe(0);
    const [walked, circled] = [await at(), await at('--method', 'circle')];
    expect(circled.meanMinutes).toBeLessThan(walked.meanMinutes);
  });

  it.each([
    [['--minutes', '0'], '--minutes is "0"; expected a number above 0.'],
    [['--minutes', 'ten'], '--minutes is "ten"'],
    [['--minutes', '-5'], '--minutes is "-5"; expected a number above 0.'],
    [['--json', '-', '--geojson', '-'], '--json and --geojson cannot both be standard output.'],
    [['--profile', 'runner'], '--profile is "runner"; expected standard, older, brisk, step_free.'],
    [['--method', 'car'], '--method is "car"; expected network, circle.'],
    [['--at', 'noon'], '--at is "noon"; expected a local time like 2026-11-22T10:00.'],
    [['--json', '/nowhere/at/all.json'], '/nowhere/at/all.json: cannot be written (ENOENT).'],
  ])('refuses %j', async (options, sentence) => {
    const { code, err } = await gridcircle('coverage', await stored(tinyCity()), ...options);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('of an empty city, or one without stations, is zeros and nulls', async () => {
    const empty = await coverage(emptyCity({ name: '空', code: '99' }));
    expect(empty.code).toBe(0);
    expect(empty.result).toMatchObject({
      households: 0,
      coverageRate: 0,
      meanMinutes: null,
      p90Minutes: null,
      grids: [],
    });
    const { result, code } = await coverage({ ...tinyCity(), stations: [] }, '--buildings');
    expect(code).toBe(0);
    expect(result).toMatchObject({
      households: 700,
      unreachableHouseholds: 700,
      gapHouseholds: 700,
      meanMinutes: null,
    });
    expect(result.buildings[0]).toEqual({ code: 'B1', minutes: null, stationCode: null });
    expect((await coverage({ ...tinyCity(), buildings: buildingTable([]) }, '--method', 'circle')).code).toBe(
      0,
    );
  });

  it('walks an exact graph instead of streets, at its nodes and with its lengths', async () => {
    const exactNetwork = {
      nodeIds: ['a', 'b'],
      lon: Float64Array.of(120.002, 120.005),
      lat: Float64Array.of(30.003, 30.005),
      from: Int32Array.of(0),
      to: Int32Array.of(1),
      lengthM: Float64Array.of(500),
      oneway: Uint8Array.of(0),
    };
    const { result } = await coverage({ ...tinyCity(), exactNetwork }, '--buildings');
    expect(result.buildings[0]).toEqual({ code: 'B1', minutes: 7.5, stationCode: 'S1' });
  });

  it('names a station on an island of the network, and streets that are missing altogether', async () => {
    const { streets, ...rest } = tinyCity();
    const split = { ...streets, lon: streets.lon.slice(), lat: streets.lat.slice() };
    split.lat[5] = 30.006;
    for (let i = 3; i < 6; i++) split.lon[i] += 0.1;
    const island = tinyStation('S2', { location: [120.105, 30.001] });
    const { code, err } = await coverage({
      ...rest,
      streets: split,
      stations: [tinyStation('S1'), island],
    });
    expect(code).toBe(1);
    expect(err).toMatch(
      /warning: stations.geojson row 2: station S2 stands on an island of the walking network: 667 m of street/,
    );
    const bare = await coverage({ ...tinyCity(), streets: emptyCity({ name: '', code: '' }).streets });
    expect([bare.code, bare.result.unreachableHouseholds]).toEqual([1, 700]);
    expect(bare.err).toContain('the city has no walkable street');
  });

  it('names the stations whose hours it cannot read when an hour is asked for', async () => {
    const stations = [
      tinyStation('S1'),
      tinyStation('S2', { openingHours: null }),
      tinyStation('S3', { openingHours: 'mornings, ask Li' }),
      tinyStation('S4', { openingHours: null, location: null }),
    ];
    const path = await stored({ ...tinyCity(), stations });
    const { err } = await gridcircle('coverage', path, '--at', '2026-11-23T10:00');
    expect(err).toContain(
      'note: 2 stations have no opening hours that can be read and do not count: S2, S3.\n',
    );
    expect((await gridcircle('coverage', path)).err).not.toContain('opening hours');
  });

  it('writes polygons to standard output too, and the headline then to standard error', async () => {
    const { out, err } = await gridcircle('coverage', await stored(tinyCity()), '--geojson', '-');
    expect(JSON.parse(out).type).toBe('FeatureCollection');
    expect(err).toContain('households');
  });

  it('writes service areas and gaps as polygons', async () => {
    const target = join(folder, 'shapes.geojson');
    for (const method of ['network', 'circle']) {
      await coverage(tinyCity(), '--minutes', '5', '--method', method, '--geojson', target);
      const { features } = JSON.parse(await readFile(target, 'utf8'));
      const layers = features.map((shape: GeoJSON.Feature) => [
        shape.properties!.layer,
        shape.properties!.code,
      ]);
      expect(layers).toEqual([
        ['service_area', 'S1'],
        ['gap', '990101001001001'],
        ['gap', '990101001001002'],
      ]);
      for (const { geometry, properties } of features) {
        expect(geometry.type).toBe('MultiPolygon');
        expect(properties.areaM2).toBeGreaterThan(1000);
        expect(properties).toMatchObject({ method, minutes: 5, profile: 'standard', dataDate: '2026-01-31' });
      }
    }
  });
});

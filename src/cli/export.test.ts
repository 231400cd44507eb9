import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { gridcircle } from './gridcircle.fixture.ts';

const city = tinyCity();
let folder: string;
let stored: string;
let told: {
  readonly coverageRate: number;
  readonly grids: readonly {
    readonly code: string;
    readonly households: number;
    readonly gapHouseholds: number;
  }[];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-cli-'));
  stored = join(folder, 'city');
  await writeCityPackage(city, stored);
  told = JSON.parse((await gridcircle('coverage', stored, '--json', '-')).out);
});
afterAll(() => rm(folder, { recursive: true }));

async function exported(format: string, ...options: string[]): Promise<Buffer> {
  const file = join(folder, `out.${format}`);
  const { code, err } = await gridcircle('export', stored, '--format', format, '--to', file, ...options);
  expect([code, err]).toEqual([0, '']);
  return readFile(file);
}

describe('export', () => {
  it('writes a spreadsheet with codes as text and the figures of coverage', async () => {
    const file = await exported('xlsx');
    const [header, ...rows] = await readSheet(file, '网格');
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(column('编码')).toEqual(city.grids.map(({ code }) => code).sort());
    const gaps = new Map(told.grids.map(({ code, gapHouseholds }) => [code, gapHouseholds]));
    expect(column('缺口户数（户）')).toEqual(column('编码').map((code) => gaps.get(String(code))));
    const [unitHeader, whole] = await readSheet(file, '各级单位');
    expect(whole[unitHeader.indexOf('覆盖率（%）')]).toBeCloseTo(told.coverageRate, 12);
    expect(await readSheet(file, '口径')).toContainEqual(['时限', '15 分钟']);
  });

  it('counts under the options of coverage', async () => {
    const conditions = await readSheet(
      await exported('xlsx', '--minutes', '5', '--lang', 'en'),
      'Conditions',
    );
    expect(conditions).toContainEqual(['Limit', '5 min']);
  });

  it('writes a table as CSV that spreadsheets take for UTF-8', async () => {
    const text = (await exported('csv')).toString('utf8');
    expect(text).toMatch(/^\uFEFF编码,名称,社区,类型,户数区间,户数（户）,/);
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + city.grids.length);
    const stations = (await exported('csv', '--table', 'stations', '--lang', 'en')).toString('utf8');
    expect(stations).toMatch(/^\uFEFFCode,Name,Tier,/);
  });

  it('writes grids with their figures as GeoJSON', async () => {
    const { features } = JSON.parse((await exported('geojson')).toString('utf8'));
    expect(features).toHaveLength(city.grids.length);
    for (const { properties, geometry } of features) {
      const grid = city.grids.find(({ code }) => code === properties.code)!;
      expect(geometry).toEqual(grid.geometry);
      expect(properties.communityCode).toBe(grid.communityCode);
      expect(properties.households).toBe(told.grids.find(({ code }) => code === grid.code)!.households);
    }
  });

  it('writes grids as KML that is well formed', async () => {
    const opened: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => opened.push(name));
    parser.write((await exported('kml')).toString('utf8')).close();
    expect(opened.filter((name) => name === 'Placemark')).toHaveLength(city.grids.length);
    expect(opened).toContain('outerBoundaryIs');
  });

  it.each([
    [['--format', 'xlsx'], 'export needs --format xlsx|csv|geojson|kml and --to FILE.'],
    [['--format', 'dwg', '--to', 'x'], '--format is "dwg"; expected xlsx, csv, geojson, kml.'],
    [['--format', 'xlsx', '--to', '-'], '--to - takes text, and xlsx is none.'],
    [
      ['--format', 'xlsx', '--to', '/nowhere/at/all.xlsx'],
      '/nowhere/at/all.xlsx: cannot be written (ENOENT).',
    ],
  ])('refuses %j', async (options, sentence) => {
    const { code, err } = await gridcircle('export', stored, ...options);
    expect([code, err]).toEqual([2, `gridcircle: ${sentence}\n`]);
  });
});

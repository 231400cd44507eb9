import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Polygon } from '../domain/geometry.ts';
import { readShapefiles } from '../sources/export/shapefile/shapefile.fixture.ts';
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

  it('writes all layers with their figures as shapefiles that an independent reader takes', async () => {
    const layers = await readShapefiles(new Uint8Array(await exported('shapefile')));
    expect([...layers.keys()]).toEqual(['grids', 'units', 'stations', 'buildings', 'footprints']);
    const rowsOf = (layer: string) => layers.get(layer)!.map(({ properties }) => properties!);
    const outline = ({ coordinates }: Polygon) => new Set(coordinates[0].map(String));
    layers.get('grids')!.forEach(({ geometry, properties }, i) => {
      const { code, name, communityCode, kind, geometry: drawn } = city.grids[i];
      expect(properties).toMatchObject({ code, name, commCode: communityCode, kindCode: kind });
      expect(properties!.gapHh).toBe(told.grids.find((grid) => grid.code === code)!.gapHouseholds);
      expect(outline(geometry as Polygon)).toEqual(outline(drawn));
    });
    expect(rowsOf('units').map(({ code }) => code)).toEqual(city.adminUnits.map(({ code }) => code));
    expect(rowsOf('units')[0].covRate).toBeCloseTo(told.coverageRate, 10);
    expect(layers.get('stations')![0].geometry).toEqual({ type: 'Point', coordinates: [120.005, 30.005] });
    expect(rowsOf('stations')[0]).toMatchObject({ code: 'S1', services: '事务办理;图书阅览' });
    const { buildings } = JSON.parse(
      (await gridcircle('coverage', stored, '--buildings', '--json', '-')).out,
    );
    expect(rowsOf('buildings').map(({ walkMin }) => walkMin)).toEqual(
      buildings.map(({ minutes }: { minutes: number }) => expect.closeTo(minutes, 3)),
    );
    expect(rowsOf('footprints')).toEqual([{ code: 'B2', households: 350 }]);
  });

  it('tells what the fields of shapefiles stand for, and under what their figures hold', async () => {
    const zip = unzipSync(new Uint8Array(await exported('shapefile', '--minutes', '5', '--lang', 'en')));
    const described = strFromU8(zip['fields.csv']).split('\r\n');
    expect(described).toContain('grids,covRate,Coverage (0–1),decimal');
    expect(described).toContain('buildings,walkMin,Walk to the nearest station (min),decimal');
    expect(strFromU8(zip['conditions.csv'])).toContain('Limit,5 min\r\n');
  });

  it('writes one layer as the files of a shapefile where FILE is one', async () => {
    const file = join(folder, '站点.shp');
    const asked = ['--format', 'shapefile', '--to', file, '--table', 'stations', '--encoding', 'gbk'];
    expect(await gridcircle('export', stored, ...asked)).toEqual({ code: 0, out: '', err: '' });
    const endings = ['conditions.csv', 'cpg', 'dbf', 'fields.csv', 'prj', 'shp', 'shx'];
    const written = (await readdir(folder)).filter((name) => name.startsWith('站点.'));
    expect(written.sort()).toEqual(endings.map((ending) => `站点.${ending}`));
    expect(await readFile(join(folder, '站点.cpg'), 'utf8')).toBe('GBK');
  });

  it('says where a text could not stay as it is', async () => {
    const odd = join(folder, 'odd');
    const [station] = city.stations;
    await writeCityPackage(
      { ...city, stations: [{ ...station, name: '𠮷', address: '路'.repeat(200) }] },
      odd,
    );
    const asked = ['--format', 'shapefile', '--to', join(folder, 'odd.zip'), '--encoding', 'gbk'];
    expect(await gridcircle('export', odd, ...asked)).toMatchObject({
      code: 0,
      err: [
        'note: stations: 1 texts are cut; a shapefile holds 254 bytes of each.\n',
        'note: stations: 1 texts have characters that gbk has not; they became “?”.\n',
      ].join(''),
    });
  });

  it.each([
    [['--format', 'xlsx'], 'export needs --format xlsx|csv|geojson|kml|shapefile and --to FILE.'],
    [['--format', 'dwg', '--to', 'x'], '--format is "dwg"; expected xlsx, csv, geojson, kml, shapefile.'],
    [['--format', 'xlsx', '--to', '-'], '--to - takes text, and xlsx is none.'],
    [['--format', 'shapefile', '--to', '-'], '--to - takes text, and shapefile is none.'],
    [
      ['--format', 'shapefile', '--to', 'x', '--encoding', 'big5'],
      '--encoding is "big5"; expected utf-8, gbk.',
    ],
    [
      ['--format', 'xlsx', '--to', '/nowhere/at/all.xlsx'],
      '/nowhere/at/all.xlsx: cannot be written (ENOENT).',
    ],
  ])('refuses %j', async (options, sentence) => {
    const { code, err } = await gridcircle('export', stored, ...options);
    expect([code, err]).toEqual([2, `gridcircle: ${sentence}\n`]);
  });
});

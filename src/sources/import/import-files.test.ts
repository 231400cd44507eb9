import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCityPackage, writeCityPackage } from '../package/city-package.ts';
import { tinyCity } from '../package/tiny-city.fixture.ts';
import { coordinatesFromDatum, type Datum } from './datum.ts';
import { importFiles } from './import-files.ts';
import type { ImportReport } from './import-report.ts';
import { leftOutSentence } from './import-report.ts';
import { osmNode, osmWay, osmXml } from './osm/read-osm.fixture.ts';

let folder: string;
let city: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-import-'));
  city = join(folder, 'city');
});
afterEach(() => rm(folder, { recursive: true }));

interface Given {
  readonly datum?: Datum;
  readonly encoding?: string;
}

/** Writes the files, imports them in this order, and reads what became of it. */
async function imported(files: Readonly<Record<string, string | Uint8Array>>, given: Given = {}) {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(folder, name));
    await writeFile(join(folder, name), content);
  }
  const { datum = null, encoding = 'auto' } = given;
  const report = await importFiles(paths, { folder: city, datum, encoding });
  const stored: ImportReport = JSON.parse(await readFile(join(city, 'import-report.json'), 'utf8'));
  expect(stored).toEqual(report);
  return { report, ...(await readCityPackage(city)) };
}

function collection(...features: unknown[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function pointFeature(properties: Record<string, unknown>, lon = 120, lat = 30) {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } };
}

/** `编码,名称` and so on in GBK, as offices save it: only the characters used here. */
const GBK: Readonly<Record<string, number[]>> = {
  编: [0xb1, 0xe0],
  码: [0xc2, 0xeb],
  经: [0xbe, 0xad],
  纬: [0xce, 0xb3],
  度: [0xb6, 0xc8],
  户: [0xbb, 0xa7],
  数: [0xca, 0xfd],
};
function inGbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => GBK[character] ?? [character.charCodeAt(0)]));
}

describe('tables', () => {
  it('in GBK with Chinese headers become buildings; long codes keep every digit', async () => {
    const table = '编码,经度,纬度,户数\r\n44030500100100123,113.93,22.53,35\r\n00012,113.931,22.53,0\r\n';
    const { city: found, report } = await imported({ 'homes.csv': inGbk(table) }, { datum: 'cgcs2000' });
    expect(report.files).toEqual([
      { file: 'homes.csv', format: 'csv', encoding: 'gb18030', kept: { 'buildings.geojson': 2 } },
    ]);
    expect([report.leftOut, report.notes]).toEqual([[], []]);
    expect(found.buildings.codes).toEqual(['44030500100100123', '00012']);
    expect([...found.buildings.households]).toEqual([35, 0]);
  });

  it('leave out rows that cannot be used, naming row, line and reason, and keep the others', async () => {
    const table = [
      '名称,编码,经度,纬度,层级,类型,服务项目',
      '甲站,S1,120.1,30.1,社区,党群服务站,图书阅览、就餐用餐',
      '',
      '乙站,S2,abc,30.1,社区,党群服务站,',
      '丙站,S3,30.1,120.1,社区,党群服务站,',
      ',S4,120.1,30.1,社区,党群服务站,',
      '"戊\n站",S1,120.1,30.1,社区,党群服务站,',
      '己站,4.40305E+14,120.1,30.1,社区,党群服务站,',
      '庚站,S7,,,社区,党群服务站,',
      '辛站,S8,120.2,30.2,街道,党群服务中心,',
    ].join('\n');
    const { city: found, report } = await imported({ 'stations.csv': table });
    expect(found.stations.map(({ code }) => code)).toEqual(['S1', 'S8']);
    expect(found.stations[0]).toMatchObject({
      kind: 'service_station',
      tier: 'community',
      services: ['图书阅览', '就餐用餐'],
    });
    expect(report.leftOut.map(leftOutSentence).sort()).toEqual([
      'stations.csv row 2 (line 4) S2: column lon is “abc”; expected degrees.',
      'stations.csv row 3 (line 5) S3: position 30.1, 120.1 is outside longitude ±180 / latitude ±90 (longitude and latitude seem swapped).',
      'stations.csv row 4 (line 6): property name is missing.',
      'stations.csv row 5 (line 7): code S1 is already used by row 1.',
      'stations.csv row 6 (line 9): property code is "4.40305E+14", which lost its digits in a spreadsheet; write codes as text.',
      'stations.csv row 7 (line 10) S7: column lon is “”; expected degrees.',
    ]);
    expect(report.notes).toEqual([
      'No datum was declared for stations.csv; read as CGCS2000. Use --datum where that is wrong.',
    ]);
  });

  it('without codes, kinds or tiers are completed, and the report says so', async () => {
    const { city: found, report } = await imported(
      { '驿站.csv': '名称;经度;纬度\n甲;120.1;30.1\n' },
      { datum: 'wgs84' },
    );
    expect(found.stations).toMatchObject([
      { code: '驿站-1', name: '甲', kind: 'service_station', tier: 'community' },
    ]);
    expect(report.notes).toHaveLength(3);
  });
});

describe('GeoJSON', () => {
  it('goes to the layer that file name or properties tell', async () => {
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [120, 30],
          [120.001, 30],
          [120.001, 30.001],
          [120, 30],
        ],
      ],
    };
    const { city: found, report } = await imported({
      'stations.geojson': collection(
        pointFeature({ code: 'S1', name: '站', kind: 'service_stop', tier: 'grid' }),
      ),
      'anything.json': collection(
        { type: 'Feature', properties: { building: 'apartments', 'building:levels': '10' }, geometry: area },
        { type: 'Feature', properties: { landuse: 'residential', name: '花园' }, geometry: area },
        {
          type: 'Feature',
          properties: { highway: 'footway', foot: 'yes' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [120, 30],
              [120, 31],
            ],
          },
        },
        pointFeature({ colour: 'red' }),
      ),
    });
    expect([found.stations.length, found.compounds[0].name, found.streets.access]).toEqual([
      1,
      '花园',
      ['yes'],
    ]);
    // Half of 96.49 m × 110.85 m, ten levels, 100 m² a household.
    expect([...found.buildings.households, ...found.buildings.estimated]).toEqual([535, 1]);
    expect(report.leftOut).toEqual([
      {
        file: 'anything.json',
        row: 4,
        line: null,
        id: null,
        reason: expect.stringContaining('belongs to no layer'),
      },
    ]);
  });

  it('lets buildings name compounds of the same import and of the package', async () => {
    await writeCityPackage(tinyCity(), city);
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [120, 30],
          [120.001, 30],
          [120.001, 30.001],
          [120, 30],
        ],
      ],
    };
    const { city: found, report } = await imported({
      'compounds.geojson': collection({
        type: 'Feature',
        properties: { code: 'C2', name: '新' },
        geometry: area,
      }),
      'buildings.geojson': collection(
        pointFeature({ code: 'N1', householdCount: 1, compoundCode: 'C1' }),
        pointFeature({ code: 'N2', householdCount: 1, compoundCode: 'C2' }),
      ),
    });
    expect(report.leftOut).toEqual([]);
    expect([...found.buildings.compoundIndex]).toEqual([-1, 0, 0, 1]);
  });
});

describe('datums', () => {
  it.each(['gcj02', 'bd09'] as const)('%s comes back to where it was within half a metre', async (datum) => {
    const shifted = gcoord.transform(
      [113.93, 22.53],
      gcoord.WGS84,
      { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 }[datum],
    );
    expect(Math.hypot(shifted[0] - 113.93, shifted[1] - 22.53)).toBeGreaterThan(0.004);
    const row = pointFeature({ code: 'B', householdCount: 1 }, shifted[0], shifted[1]);
    const { city: found } = await imported({ 'buildings.geojson': collection(row) }, { datum });
    expect(Math.hypot(found.buildings.lon[0] - 113.93, found.buildings.lat[0] - 22.53)).toBeLessThan(5e-6);
  });

  it('shift a ring that is closed by the very same array once', () => {
    const corner = [113.93, 22.53];
    const ring = [corner, [113.94, 22.53], [113.94, 22.54], corner];
    const [shifted] = coordinatesFromDatum([ring], 'gcj02') as number[][][];
    expect(shifted[3]).toEqual(shifted[0]);
    expect(shifted[0]).toEqual(gcoord.transform([113.93, 22.53], gcoord.GCJ02, gcoord.WGS84));
    expect(corner).toEqual([113.93, 22.53]);
  });

  it('are not applied to OpenStreetMap, which is WGS 84 by definition', async () => {
    const map = osmXml(
      osmNode(1, 120, 30) + osmNode(2, 120.001, 30) + osmWay(1, [1, 2], { highway: 'path' }),
    );
    const { city: found, report } = await imported({ 'map.osm': map }, { datum: 'bd09' });
    expect([...found.streets.lon]).toEqual([120, 120.001]);
    expect(report.notes.join()).toContain('--datum bd09 was not applied');
    expect(found.info).toMatchObject({
      name: 'city',
      source: 'OpenStreetMap contributors',
      licence: 'ODbL-1.0',
    });
  });
});

describe('a package that is already there', () => {
  it('keeps every byte of meaning it has; what is new comes behind, duplicates are named', async () => {
    await writeCityPackage(tinyCity(), city);
    const path = join(city, 'stations.geojson');
    const before = JSON.parse(await readFile(path, 'utf8'));
    before.features[0].properties.colour = 'red';
    before.features.push({ type: 'Feature', properties: { code: 'broken' }, geometry: null });
    await writeFile(path, JSON.stringify(before));
    const gridsBefore = await readFile(join(city, 'grids.geojson'), 'utf8');
    const { report } = await imported({
      'more.csv':
        'code,name,kind,tier,lon,lat\nS1,double,service_stop,grid,120,30\nS9,new,service_stop,grid,120,30\n',
    });
    const after = JSON.parse(await readFile(path, 'utf8'));
    expect(after.features.slice(0, 2)).toEqual(before.features);
    expect(after.features[2].properties).toMatchObject({ code: 'S9', name: 'new' });
    expect(report.leftOut.map(leftOutSentence)).toEqual([
      'more.csv row 1 (line 2): code S1 is already in the package.',
    ]);
    expect(await readFile(join(city, 'grids.geojson'), 'utf8')).toBe(gridsBefore);
  });

  it('takes the same OpenStreetMap file twice without doubling anything', async () => {
    const map = osmXml(
      osmNode(1, 120, 30) +
        osmNode(2, 120.001, 30) +
        osmWay(1, [1, 2], { highway: 'path' }) +
        osmWay(2, [1, 2], { barrier: 'wall' }),
    );
    const once = await imported({ 'map.osm': map });
    const twice = await imported({ 'map.osm': map });
    expect(twice.city).toEqual(once.city);
    expect(twice.report.leftOut).toHaveLength(2);
  });

  it('is untouched when one of the files cannot be read', async () => {
    await writeCityPackage(tinyCity(), city);
    const names = await readdir(city);
    const good = 'code,name,kind,tier,lon,lat\nS9,new,service_stop,grid,120,30\n';
    await expect(imported({ 'more.csv': good, 'bad.geojson': '{' })).rejects.toThrow(
      'bad.geojson: is not valid JSON (line 1, column 2).',
    );
    expect(await readdir(city)).toEqual(names);
    expect((await readCityPackage(city)).city).toEqual(tinyCity());
  });
});

describe('files that cannot be read', () => {
  it.each<[string, string | Uint8Array, Given, string]>([
    ['a.csv', '', {}, 'a.csv: is empty.'],
    [
      'grids.csv',
      'code,name,lon,lat\n1,a,120,30\n',
      {},
      'grids.csv: is a table of points, which grids.geojson cannot hold; name it after what its points are, e.g. stations.csv.',
    ],
    [
      'a.csv',
      'code,name,lon,lat\n1,a,120,30\n2,"b,120,30\n3,c,120,30\n',
      {},
      'a.csv row 2: a quotation mark is never closed.',
    ],
    [
      'a.csv',
      Uint8Array.of(0x63, 0xff, 0xff, 0x2c),
      {},
      'a.csv: is neither UTF-8 nor GB 18030 text; name its encoding with --encoding.',
    ],
    [
      'a.csv',
      'code,name\n1,2\n',
      {},
      'a.csv: column lon is missing from the header (code, name), read as utf-8.',
    ],
    [
      'a.csv',
      inGbk('编码,经度,纬度\n'),
      { encoding: 'utf-8' },
      'a.csv: is not utf-8 text; name its encoding with --encoding.',
    ],
    ['a.kml', '<kml></kml>', {}, 'a.kml: is XML but not OpenStreetMap (its root is not <osm>).'],
    ['a.osm', '<osm><node', {}, 'a.osm: is not readable XML'],
    ['a.osm.pbf', 'nonsense', {}, 'a.osm.pbf: is not a readable OSM PBF file (no OSMHeader).'],
    [
      'a.shp',
      'nonsense',
      {},
      'a.shp: is of no known format; expected GeoJSON, CSV, .osm, .osm.gz or .osm.pbf.',
    ],
    [
      'a.geojson',
      collection(pointFeature({}, 500000, 2500000)),
      {},
      'a.geojson row 1: coordinates 500000, 2500000 are outside',
    ],
  ])('%s', async (name, content, given, sentence) => {
    await expect(imported({ [name]: content }, given)).rejects.toThrow(sentence);
    await expect(readdir(city)).rejects.toThrow();
  });
});

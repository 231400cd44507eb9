/** Input as it should not be: one clear sentence with file, row and reason, and the good rows stay. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackageError, readCityPackage, writeCityPackage } from './city-package.ts';
import { block, tinyCity } from './tiny-city.fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-bad-'));
  await writeCityPackage(tinyCity(), folder);
});
afterEach(() => rm(folder, { recursive: true }));

interface LooseFeature {
  type: string;
  properties: Record<string, unknown>;
  geometry: unknown;
}

/** Changes the features of one file by hand. */
async function edit(file: string, change: (features: LooseFeature[]) => void): Promise<void> {
  const document = JSON.parse(await readFile(join(folder, file), 'utf8'));
  change(document.features);
  await writeFile(join(folder, file), JSON.stringify(document));
}

async function editInfo(change: Record<string, unknown>): Promise<void> {
  const info = JSON.parse(await readFile(join(folder, 'city.json'), 'utf8'));
  await writeFile(join(folder, 'city.json'), JSON.stringify({ ...info, ...change }));
}

describe('a package that cannot be read', () => {
  const refusals: [name: string, spoil: () => Promise<void>, sentence: string | RegExp][] = [
    ['no folder', () => rm(folder, { recursive: true }).then(() => writeFile(folder, '')), 'is not a folder'],
    ['no city.json', () => rm(join(folder, 'city.json')), 'holds no city.json'],
    [
      'empty file',
      () => writeFile(join(folder, 'grids.geojson'), ''),
      'grids.geojson: is not valid JSON (the file is empty).',
    ],
    [
      'broken JSON',
      () => writeFile(join(folder, 'grids.geojson'), '{"type":"FeatureCollection",\n"features":[}'),
      'grids.geojson: is not valid JSON (line 2, column 13).',
    ],
    [
      'cut short',
      () => writeFile(join(folder, 'grids.geojson'), '{"type":"FeatureCollection","features":['),
      'grids.geojson: is not valid JSON (line 1, column 41).',
    ],
    [
      'not a collection',
      () => writeFile(join(folder, 'grids.geojson'), '[1]'),
      'grids.geojson: is not a GeoJSON FeatureCollection.',
    ],
    [
      'GBK instead of UTF-8',
      async () =>
        writeFile(join(folder, 'stations.geojson'), Buffer.from('{"a":"\xd5\xbe\xb5\xe3"}', 'latin1')),
      'stations.geojson: is not UTF-8 (line 1)',
    ],
    [
      'damaged gzip',
      () => writeFile(join(folder, 'stations.geojson'), gzipSync('{}').subarray(0, 12)),
      'stations.geojson: is damaged: it cannot be unpacked as gzip.',
    ],
    [
      'unknown CRS',
      () => editInfo({ crs: 'EPSG:3857' }),
      'city.json: unknown coordinate system "EPSG:3857"; expected EPSG:4490 or EPSG:4326.',
    ],
    ['no name', () => editInfo({ name: undefined }), 'city.json: property name is missing.'],
    [
      'turned band',
      () => editInfo({ bands: { scattered_housing: { min: 9, max: 1 } } }),
      /^city.json: property bands.*min above max/,
    ],
    [
      'a capacity of half a household',
      () => editInfo({ stationCapacity: { mostHouseholds: { grid: 0.5 } } }),
      'city.json: property stationCapacity.mostHouseholds.grid is 0.5, which is no whole number of households.',
    ],
    [
      'metres',
      () =>
        edit('stations.geojson', (features) => {
          features[0].geometry = { type: 'Point', coordinates: [501234, 3320123] };
        }),
      'stations.geojson row 1: coordinates 501234, 3320123 are outside longitude ±180 / latitude ±90 (they are not degrees)',
    ],
    [
      'latitude first',
      () =>
        edit('stations.geojson', (features) => {
          features[0].geometry = { type: 'Point', coordinates: [30.005, 120.005] };
        }),
      'latitude stands before longitude',
    ],
    [
      'edges without nodes',
      () => writeFile(join(folder, 'edges.csv'), 'from,to,length_m\n'),
      'nodes.csv: is missing',
    ],
    [
      'edges without lengths',
      async () => {
        await writeFile(join(folder, 'nodes.csv'), 'id,lon,lat\n1,120,30\n');
        await writeFile(join(folder, 'edges.csv'), 'from,to\n1,1\n');
      },
      'edges.csv: column length_m is missing from the header.',
    ],
  ];
  it.each(refusals)('%s', async (_, spoil, sentence) => {
    await spoil();
    const reading = readCityPackage(folder);
    await expect(reading).rejects.toThrow(PackageError);
    await expect(reading).rejects.toThrow(sentence);
  });

  it('names a legacy crs member that is not longitude and latitude', async () => {
    const path = join(folder, 'grids.geojson');
    const document = JSON.parse(await readFile(path, 'utf8'));
    const withCrs = (name: string) =>
      JSON.stringify({ ...document, crs: { type: 'name', properties: { name } } });
    await writeFile(path, withCrs('urn:ogc:def:crs:EPSG::4547'));
    await expect(readCityPackage(folder)).rejects.toThrow(
      'unknown coordinate system urn:ogc:def:crs:EPSG::4547',
    );
    for (const name of [
      'urn:ogc:def:crs:OGC:1.3:CRS84',
      'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
      'EPSG:4490',
      'urn:ogc:def:crs:EPSG::4326',
      'urn:ogc:def:crs:EPSG:6.9:4490',
      'http://www.opengis.net/def/crs/EPSG/0/4326',
    ]) {
      await writeFile(path, withCrs(name));
      expect((await readCityPackage(folder)).city.grids).toHaveLength(2);
    }
  });
});

describe('a row that cannot be used is left out and named', () => {
  const BOW_TIE = {
    type: 'Polygon',
    coordinates: [
      [
        [120, 30],
        [120.01, 30.01],
        [120.01, 30],
        [120, 30.01],
        [120, 30],
      ],
    ],
  };
  const PINCHED = {
    type: 'Polygon',
    coordinates: [
      [
        [120, 30],
        [120.005, 30.005],
        [120.01, 30],
        [120.01, 30.01],
        [120.005, 30.005],
        [120, 30.01],
        [120, 30],
      ],
    ],
  };
  const faults: [
    name: string,
    file: string,
    change: (feature: LooseFeature) => void,
    code: string,
    message: string,
  ][] = [
    [
      'missing property',
      'grids.geojson',
      ({ properties }) => delete properties.communityCode,
      'missing_reference',
      'grids.geojson row 1: property communityCode is missing.',
    ],
    [
      'unknown kind',
      'grids.geojson',
      ({ properties }) => Object.assign(properties, { kind: 'raster' }),
      'missing_reference',
      'grids.geojson row 1: property kind is "raster"; expected gated_compound, scattered_housing, dedicated.',
    ],
    [
      'no geometry',
      'grids.geojson',
      (feature) => Object.assign(feature, { geometry: null }),
      'invalid_geometry',
      'no geometry; expected Polygon or MultiPolygon.',
    ],
    [
      'a point for an area',
      'grids.geojson',
      (feature) => Object.assign(feature, { geometry: { type: 'Point', coordinates: [120, 30] } }),
      'invalid_geometry',
      'geometry is Point; expected Polygon or MultiPolygon.',
    ],
    [
      'self-crossing',
      'grids.geojson',
      (feature) => Object.assign(feature, { geometry: BOW_TIE }),
      'invalid_geometry',
      'grids.geojson row 1: grid 990101001001001: the polygon crosses itself (near 120.005, 30.005).',
    ],
    [
      'falling apart',
      'grids.geojson',
      (feature) => Object.assign(feature, { geometry: PINCHED }),
      'disconnected',
      'touches itself, so its inside falls apart (near 120.005, 30.005).',
    ],
    [
      'too long a number',
      'stations.geojson',
      ({ properties }) => Object.assign(properties, { code: 2 ** 60 }),
      'missing_reference',
      'a number too long to be exact',
    ],
    [
      'a code a spreadsheet has cut',
      'stations.geojson',
      ({ properties }) => Object.assign(properties, { code: '4.40305E+14' }),
      'missing_reference',
      'lost its digits in a spreadsheet',
    ],
    [
      'negative households',
      'buildings.geojson',
      ({ properties }) => Object.assign(properties, { householdCount: -1 }),
      'missing_reference',
      'property householdCount is -1, which is not a whole number of 0 or more.',
    ],
    [
      'households as words',
      'buildings.geojson',
      ({ properties }) => Object.assign(properties, { householdCount: '三百' }),
      'missing_reference',
      'buildings.geojson row 1: property householdCount is "三百"',
    ],
    [
      'no coordinates',
      'stations.geojson',
      (feature) => Object.assign(feature, { geometry: { type: 'Point', coordinates: [null, 30] } }),
      'invalid_geometry',
      'stations.geojson row 1: a coordinate is not a number.',
    ],
  ];
  it.each(faults)('%s', async (_, file, change, code, message) => {
    const before = JSON.parse(await readFile(join(folder, file), 'utf8')).features.length;
    await edit(file, (features) => change(features[0]));
    const { city, problems } = await readCityPackage(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, severity: 'error', where: `${file} row 1` });
    expect(problems[0].message).toContain(message);
    const kept = {
      'grids.geojson': city.grids.length,
      'stations.geojson': city.stations.length,
      'buildings.geojson': city.buildings.count,
    };
    expect(kept[file as keyof typeof kept]).toBe(before - 1);
  });

  it('the second of two with one code', async () => {
    await edit('grids.geojson', ([first, second]) => {
      second.properties.code = first.properties.code;
    });
    const { city, problems, setAside } = await readCityPackage(folder);
    expect(city.grids.map(({ code }) => code)).toEqual(['990101001001001']);
    expect(problems).toEqual([
      {
        code: 'duplicate_code',
        severity: 'error',
        where: 'grids.geojson row 2',
        message: 'grids.geojson row 2: code 990101001001001 is already used by row 1.',
      },
    ]);
    expect(setAside).toHaveLength(1);
  });

  it('an edge to a node that is not there, among good ones', async () => {
    await writeFile(
      join(folder, 'nodes.csv'),
      '\uFEFFid,lon,lat\r\n1,120,30\r\n2,120.01,30\r\n2,1,1\r\n,1,1\r\n4,1,999\r\n',
    );
    await writeFile(
      join(folder, 'edges.csv'),
      'from,to,length_m,oneway\n1,2,100.5,-1\n1,9,3,0\n1,2,abc,0\n1,2,7,\n',
    );
    const { city, problems } = await readCityPackage(folder);
    expect(problems.map(({ message }) => message)).toEqual([
      'nodes.csv row 3: node 2 stands in an earlier row too.',
      'nodes.csv row 4: column id is empty.',
      'nodes.csv row 5: lon 1, lat 999 are not degrees.',
      'edges.csv row 2: node 9 is not in nodes.csv.',
      'edges.csv row 3: length_m is "abc"; expected metres.',
    ]);
    const { from, to, lengthM, oneway } = city.exactNetwork!;
    expect([[...from], [...to], [...lengthM], [...oneway]]).toEqual([
      [1, 0],
      [0, 1],
      [100.5, 7],
      [1, 0],
    ]);
  });
});

describe('a row that is unusual but safe is kept', () => {
  it('codes as numbers, with a note', async () => {
    await edit('grids.geojson', (features) => {
      for (const { properties } of features) properties.code = Number(properties.code);
    });
    const { city, problems, notes } = await readCityPackage(folder);
    expect(city.grids.map(({ code }) => code)).toEqual(['990101001001001', '990101001001002']);
    expect([problems.length, notes.length]).toEqual([0, 1]);
    expect(notes[0]).toContain('grids.geojson row 1: property code is a number');
  });

  it('a grid in two parts, by its larger part, with the fault named', async () => {
    await edit('grids.geojson', ([first]) => {
      first.geometry = {
        type: 'MultiPolygon',
        coordinates: [block(0, 0, 1, 1).coordinates, block(2, 0, 5, 10).coordinates],
      };
    });
    const { city, problems, setAside } = await readCityPackage(folder);
    expect(city.grids[0].geometry).toEqual(block(2, 0, 5, 10));
    expect(problems[0]).toMatchObject({ code: 'disconnected', where: 'grids.geojson row 1' });
    expect(setAside[0].geometry).toEqual(block(0, 0, 1, 1));
  });

  it('a building whose outline crosses itself, as a point', async () => {
    await edit('buildings.geojson', (features) => {
      features[1].geometry = {
        type: 'Polygon',
        coordinates: [
          [
            [120, 30],
            [120.01, 30.01],
            [120.01, 30],
            [120, 30.01],
            [120, 30],
          ],
        ],
      };
    });
    const { city, problems } = await readCityPackage(folder);
    expect([city.buildings.count, city.buildings.footprints]).toEqual([2, null]);
    expect(problems[0]).toMatchObject({
      code: 'invalid_geometry',
      severity: 'warning',
      where: 'buildings.geojson row 2',
    });
  });

  it('a station whose floor area cannot be read, without it', async () => {
    await edit('stations.geojson', ([first]) =>
      Object.assign(first.properties, { floorAreaM2: '500㎡', checkedOn: '' }),
    );
    const { city, problems, notes } = await readCityPackage(folder);
    expect([city.stations[0].floorAreaM2, city.stations[0].checkedOn, problems.length]).toEqual([
      null,
      null,
      0,
    ]);
    expect(notes).toEqual([
      'stations.geojson row 1: property floorAreaM2 is "500㎡", which is not a number, and was left out.',
    ]);
  });

  it('a building whose compound was left out: the compound alone is named', async () => {
    await edit('compounds.geojson', ([first]) => {
      first.geometry = null;
    });
    await edit('buildings.geojson', ([first]) => {
      first.properties.compoundCode = tinyCity().compounds[0].code;
    });
    const { problems, leftOut } = await readCityPackage(folder);
    expect(problems.map(({ where }) => where)).toEqual(['compounds.geojson row 1']);
    expect([...leftOut]).toEqual([tinyCity().compounds[0].code]);
  });

  it('a building that names a compound that is not there', async () => {
    await edit('buildings.geojson', (features) => {
      features[0].properties.compoundCode = 'C9';
    });
    const { city, problems } = await readCityPackage(folder);
    expect(city.buildings.compoundIndex[0]).toBe(-1);
    expect(problems[0].message).toContain('names compound C9');
  });

  it('streets that share an id, open rings, third coordinates, Chinese station kinds', async () => {
    await edit('streets.geojson', ([first, second]) => {
      second.properties.id = first.properties.id;
    });
    await edit('grids.geojson', ([first]) => {
      const ring = (first.geometry as GeoJSON.Polygon).coordinates[0];
      (first.geometry as GeoJSON.Polygon).coordinates[0] = ring.slice(0, -1).map(([x, y]) => [x, y, 12]);
    });
    await edit('stations.geojson', ([first]) =>
      Object.assign(first.properties, { kind: '党群服务中心', tier: '街道' }),
    );
    const { city, problems } = await readCityPackage(folder);
    expect(problems).toEqual([]);
    expect(city.streets.ids).toEqual(['w1', 'w1~2']);
    expect(city.grids[0].geometry).toEqual(block(0, 0, 5, 10));
    expect(city.stations[0]).toMatchObject({ kind: 'service_centre', tier: 'subdistrict' });
  });
});

import { strFromU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Polygon } from '../../../domain/geometry.ts';
import { signedRingArea } from '../../../engine/geometry/planar.ts';
import { block } from '../../package/tiny-city.fixture.ts';
import type { ShapeField, ShapeLayer, ShapeRow } from './layer.ts';
import { readShapefiles } from './shapefile.fixture.ts';
import { shapefileOf } from './shapefile.ts';
import type { ShapefileEncoding } from './text-bytes.ts';

const FIELDS: readonly ShapeField[] = [
  { name: 'code', meaning: '编码', kind: 'text' },
  { name: 'households', meaning: '户数', kind: 'integer' },
  { name: 'covRate', meaning: '覆盖率', kind: 'real' },
];
const writtenOn = new Date(2026, 10, 22);

function layerOf(shape: ShapeLayer['shape'], rows: readonly ShapeRow[], fields = FIELDS): ShapeLayer {
  return { name: 'layer', shape, fields, rows };
}

/** A layer of points whose only field is a text. */
function textLayer(...texts: readonly string[]): ShapeLayer {
  const rows = texts.map((text) => ({ geometry: point(120, 30), values: [text] }));
  return layerOf('point', rows, FIELDS.slice(0, 1));
}

function point(lon: number, lat: number): ShapeRow['geometry'] {
  return { type: 'Point', coordinates: [lon, lat] };
}

function written(layer: ShapeLayer, encoding: ShapefileEncoding = 'utf-8') {
  return shapefileOf(layer, { crs: 'EPSG:4326', encoding, writtenOn });
}

async function readBack(layer: ShapeLayer, encoding: ShapefileEncoding = 'utf-8') {
  const { files } = written(layer, encoding);
  const named = Object.entries(files).map(([ending, bytes]) => [`layer.${ending}`, bytes]);
  return (await readShapefiles(zipSync(Object.fromEntries(named)))).get('layer')!;
}

async function textsOf(layer: ShapeLayer, encoding?: ShapefileEncoding) {
  return (await readBack(layer, encoding)).map(({ properties }) => properties!.code);
}

/** Where readers begin: every record lies where the index says, as long as it says, numbered from one. */
function expectIndexed({ shp, shx }: Record<'shp' | 'shx', Uint8Array>, count: number): void {
  const [shapes, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  expect([shapes.getInt32(24) * 2, index.getInt32(24) * 2]).toEqual([shp.length, shx.length]);
  let next = 100;
  for (let i = 0; i < count; i++) {
    const [at, length] = [index.getInt32(100 + 8 * i) * 2, index.getInt32(104 + 8 * i)];
    expect([at, shapes.getInt32(at), shapes.getInt32(at + 4)]).toEqual([next, i + 1, length]);
    next = at + 8 + 2 * length;
  }
  expect([next, 100 + 8 * count]).toEqual([shp.length, shx.length]);
}

const holed: Polygon = {
  type: 'Polygon',
  coordinates: [block(0, 0, 9, 9).coordinates[0], block(2, 2, 4, 4).coordinates[0].toReversed()],
};

describe('a shapefile', () => {
  it('gives back shapes with holes and in parts, whichever way their rings run', async () => {
    const apart = block(20, 20, 22, 25);
    const backwards: Polygon = {
      type: 'Polygon',
      coordinates: holed.coordinates.map((ring) => ring.toReversed()),
    };
    const parts = { type: 'MultiPolygon' as const, coordinates: [holed.coordinates, apart.coordinates] };
    const layer = layerOf(
      'polygon',
      [holed, backwards, parts].map((geometry, i) => ({ geometry, values: [`00${i}`, i, 0] })),
    );
    const shapes = (await readBack(layer)).map(({ geometry }) => geometry);
    expect(shapes.map(({ type }) => type)).toEqual(['Polygon', 'Polygon', 'MultiPolygon']);
    const expectHoled = ([shell, hole]: GeoJSON.Position[][]) => {
      expect(new Set(shell.map(String))).toEqual(new Set(holed.coordinates[0].map(String)));
      expect(new Set(hole.map(String))).toEqual(new Set(holed.coordinates[1].map(String)));
      expect([signedRingArea(shell) < 0, signedRingArea(hole) > 0]).toEqual([true, true]);
    };
    const [first, second, third] = shapes as [Polygon, Polygon, GeoJSON.MultiPolygon];
    expectHoled(first.coordinates);
    expectHoled(second.coordinates);
    expectHoled(third.coordinates[0]);
    expect(signedRingArea(third.coordinates[1][0])).toBeLessThan(0);
    expectIndexed(written(layer).files, 3);
  });

  it('keeps points, and rows that have no place', async () => {
    const layer = layerOf('point', [
      { geometry: point(120.1234567, 30.7654321), values: ['a', 1, 0.5] },
      { geometry: null, values: ['b', 2, null] },
      { geometry: point(121, 31), values: ['c', 3, 1] },
    ]);
    const features = await readBack(layer);
    expect(features.map(({ geometry }) => geometry)).toEqual([
      point(120.1234567, 30.7654321),
      null,
      point(121, 31),
    ]);
    const { shp, shx } = written(layer).files;
    expectIndexed({ shp, shx }, 3);
    const bounds = [36, 44, 52, 60].map((at) => new DataView(shp.buffer).getFloat64(at, true));
    expect(bounds).toEqual([120.1234567, 30.7654321, 121, 31]);
  });

  it('is a file also where the layer is empty', async () => {
    const layer = layerOf('polygon', []);
    expect(await readBack(layer)).toEqual([]);
    expectIndexed(written(layer).files, 0);
  });

  it('keeps codes as text, and numbers as they are', async () => {
    const values = [
      ['000000000000007', 352, 1 / 3],
      ['990101001001001', -61, 0],
      ['', 0, 123456.789],
      ['x', 123456789012, 12345678901234.5],
    ];
    const features = await readBack(
      layerOf(
        'point',
        values.map((row) => ({ geometry: point(120, 30), values: row })),
      ),
    );
    features.forEach(({ properties }, i) => {
      expect([properties!.code, properties!.households]).toEqual(values[i].slice(0, 2));
      expect(properties!.covRate).toBeCloseTo(Number(values[i][2]), 10);
    });
  });

  it('leaves blank what is not known', async () => {
    const [{ properties }] = await readBack(
      layerOf('point', [{ geometry: null, values: [null, null, null] }]),
    );
    expect(properties).toEqual({ code: '', households: Number.NaN, covRate: Number.NaN });
  });

  it.each(['utf-8', 'gbk'] as const)('keeps Chinese in %s and says which it is', async (encoding) => {
    const texts = ['青石社区第01网格', '龘靐齉爨', 'A栋·2#（北）', '〇一二'];
    expect(await textsOf(textLayer(...texts), encoding)).toEqual(texts);
    const { files, cutTexts, replacedTexts } = written(textLayer(...texts), encoding);
    expect(strFromU8(files.cpg)).toBe(encoding.toUpperCase());
    expect(files.dbf[29]).toBe(encoding === 'gbk' ? 0x4d : 0);
    expect([cutTexts, replacedTexts]).toEqual([0, 0]);
  });

  it('writes GBK by the code page that offices use', () => {
    const { dbf } = written(textLayer('网格啊'), 'gbk').files;
    expect([...dbf.slice(-7, -1)]).toEqual([0xcd, 0xf8, 0xb8, 0xf1, 0xb0, 0xa1]);
  });

  it('cuts a long text between characters and tells how many it cut', async () => {
    const layer = textLayer('格'.repeat(84), '格'.repeat(85), `a${'𠮷'.repeat(64)}`);
    expect(await textsOf(layer)).toEqual(['格'.repeat(84), '格'.repeat(84), `a${'𠮷'.repeat(63)}`]);
    expect(written(layer).cutTexts).toBe(2);
  });

  it('puts a question mark for a character that the encoding has not, and tells so', async () => {
    const layer = textLayer('𠮷祥里', '吉祥里', '好😀');
    expect(await textsOf(layer, 'gbk')).toEqual(['?祥里', '吉祥里', '好?']);
    expect(written(layer, 'gbk').replacedTexts).toBe(2);
  });

  it('tells its datum and the day it was written', () => {
    const files = (crs: 'EPSG:4326' | 'EPSG:4490') =>
      shapefileOf(textLayer('x'), { crs, encoding: 'utf-8', writtenOn }).files;
    expect(strFromU8(files('EPSG:4490').prj)).toContain('DATUM["D_China_2000",SPHEROID["CGCS2000"');
    expect(strFromU8(files('EPSG:4326').prj)).toContain('DATUM["D_WGS_1984",SPHEROID["WGS_1984"');
    expect([...files('EPSG:4490').dbf.slice(1, 4)]).toEqual([126, 11, 22]);
  });

  it.each([[['elevenbytes']], [['网格']], [['code', 'CODE']], [['']], [['a b']]])(
    'does not write fields named %j',
    (names) => {
      const fields = names.map((name): ShapeField => ({ name, meaning: name, kind: 'text' }));
      expect(() => written(layerOf('point', [], fields))).toThrow(/^Expected in layer field names/);
    },
  );
});

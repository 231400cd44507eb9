import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundDegrees } from '../../domain/geometry.ts';
import { unpackLines, unpackPoints, unpackShapes } from './packed-shapes.ts';
import { packShape } from './twkb.fixture.ts';

type Position = [lon: number, lat: number];

const position: fc.Arbitrary<Position> = fc
  .tuple(
    fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }),
    fc.integer({ min: -900_000_000, max: 900_000_000 }),
  )
  .map(([east, north]) => [roundDegrees(east / 1e7), roundDegrees(north / 1e7)]);
const line = fc.array(position, { minLength: 2, maxLength: 12 });
const ring = fc.array(position, { minLength: 3, maxLength: 12 }).map((corners) => [...corners, corners[0]]);
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });

const shape: fc.Arbitrary<GeoJSON.Geometry> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  rings.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
  line.map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  fc.array(line, { minLength: 1 }).map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
  fc.array(rings, { minLength: 1 }).map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
);

test('shapes of every kind come back, to the bit of the rounded double', () => {
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 8 }), (geometries) => {
      expect(unpackShapes(packShape({ type: 'GeometryCollection', geometries }))).toEqual(geometries);
    }),
  );
});

test('rows of one simple kind arrive as its multi-kind, and are single again', () => {
  fc.assert(
    fc.property(fc.array(rings, { minLength: 1 }), (coordinates) => {
      const polygons = coordinates.map((one) => ({ type: 'Polygon', coordinates: one }));
      expect(unpackShapes(packShape({ type: 'MultiPolygon', coordinates }))).toEqual(polygons);
    }),
  );
});

test('points and lines come back as columns', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const all = lines.flat();
      const points = unpackPoints(packShape({ type: 'MultiPoint', coordinates: all }));
      const columns = unpackLines(packShape({ type: 'MultiLineString', coordinates: lines }));
      for (const { lon, lat } of [points, columns]) {
        expect(Array.from(lon, (east, i) => [east, lat[i]])).toEqual(all);
      }
      expect(columns.offsets).toHaveLength(lines.length + 1);
      lines.forEach((one, i) => {
        expect(columns.offsets[i + 1] - columns.offsets[i]).toBe(one.length);
      });
    }),
  );
});

test('what PostGIS packs: two points, read from a real answer', () => {
  const { lon, lat } = unpackPoints('5AACkqS0vwj+tLDcA6HI6P4QAg==');
  expect([...lon]).toEqual([114.0230409, -114.0230408]);
  expect([...lat]).toEqual([49.9518783, 49.9518784]);
});

test('nothing packed is nothing', () => {
  expect(unpackPoints(null).lon).toHaveLength(0);
  expect([...unpackLines(null).offsets]).toEqual([0]);
  expect(unpackShapes(null)).toEqual([]);
});

test('a text that was cut anywhere, or goes on, is refused', () => {
  const packed = packShape({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
  });
  const bytes = atob(packed);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => unpackShapes(btoa(bytes.slice(0, length)))).toThrow(/too early/);
  }
  expect(() => unpackShapes(btoa(`${bytes}\0`))).toThrow(/too late/);
  expect(() => unpackShapes('not base64!')).toThrow();
});

test('shapes of another kind, precision or dimension are refused', () => {
  const one = packShape({ type: 'Point', coordinates: [1, 2] });
  expect(() => unpackShapes(one)).toThrow(/several shapes/);
  expect(() => unpackPoints(one)).toThrow(/another kind/);
  expect(() => unpackLines(packShape({ type: 'MultiPoint', coordinates: [[1, 2]] }))).toThrow(/another kind/);
  expect(() => unpackShapes(btoa('\xc4\0\0'))).toThrow(/seven decimals/);
  expect(() => unpackShapes(btoa('\xe4\x01\0'))).toThrow(/plain geometry/);
  expect(() => unpackShapes(btoa('\xe9\0'))).toThrow(/unknown/);
});

import { expect, it } from 'vitest';
import { decodedShape, encodedShape, PICTURE_SCALE } from './public-shapes.ts';

const RING = [
  [120.1234567, 30.0000001],
  [120.2, 30],
  [120.2, -30.1],
  [120.1234567, 30.0000001],
];
const GEOMETRIES: readonly GeoJSON.Geometry[] = [
  { type: 'Point', coordinates: [-0.0000001, 179.9999999] },
  { type: 'MultiPoint', coordinates: RING },
  { type: 'LineString', coordinates: RING },
  { type: 'MultiLineString', coordinates: [RING, RING.slice(1)] },
  { type: 'Polygon', coordinates: [RING, RING] },
  { type: 'MultiPolygon', coordinates: [[RING], [RING, RING]] },
  { type: 'Polygon', coordinates: [] },
  {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'LineString', coordinates: RING },
    ],
  },
];

it.each(GEOMETRIES)('gives back every position of a $type with its seven decimals', (geometry) => {
  expect(decodedShape(JSON.parse(JSON.stringify(encodedShape(geometry))))).toEqual(geometry);
});

it('writes a line as its first position and steps', () => {
  const shape = encodedShape({
    type: 'LineString',
    coordinates: [
      [120, 30],
      [120.0000003, 29.9999999],
    ],
  });
  expect(shape).toMatchObject({ lines: [1_200_000_000, 300_000_000, 3, -1] });
});

it('rounds to the metre what is only a picture', () => {
  const point = encodedShape({ type: 'Point', coordinates: [120.1234567, 30.7654321] }, PICTURE_SCALE);
  expect(decodedShape(point)).toEqual({ type: 'Point', coordinates: [120.12346, 30.76543] });
});

import { expect, it } from 'vitest';
import type { Polygon } from '../../domain/geometry.ts';
import { polygonCovers } from '../../engine/geometry/point-in-polygon.ts';
import { focusFeatures } from './focus.ts';

const square = (west: number, south: number, side: number): Polygon['coordinates'] => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ],
];

it('covers all of the city but the place, whose border it draws', () => {
  const place = {
    type: 'MultiPolygon' as const,
    coordinates: [square(120, 30, 0.1), square(120.3, 30, 0.1)],
  };
  const [around, border] = focusFeatures(place, [120, 30, 121, 31]).features;
  const sheet = (around.geometry as Polygon).coordinates;
  for (const [lon, lat] of [
    [120.2, 30.05],
    [120.95, 30.95],
    [119.5, 29.5],
    [121.9, 31.9],
  ]) {
    expect(polygonCovers(sheet, lon, lat), `${lon} ${lat}`).toBe(true);
  }
  for (const [lon, lat] of [
    [120.05, 30.05],
    [120.35, 30.05],
  ]) {
    expect(polygonCovers(sheet, lon, lat), `${lon} ${lat}`).toBe(false);
  }
  expect(border.geometry).toEqual(place);
});

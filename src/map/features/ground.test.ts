import { expect, it } from 'vitest';
import type { Polygon } from '../../domain/geometry.ts';
import { tinyCity } from '../../sources/package/tiny-city.fixture.ts';
import { buildingWindow } from './ground.ts';

it('draws a building as a dot until its footprint has been fetched', () => {
  const fetched = new Map<string, Polygon>();
  const buildings = { ...tinyCity().buildings, footprints: null };
  const window = buildingWindow(buildings, (code) => fetched.get(code) ?? null);
  const shapes = () => window.look([120, 30, 120.01, 30.01])?.features.map(({ geometry }) => geometry.type);
  expect(shapes()).toEqual(['Point', 'Point']);
  fetched.set(buildings.codes[0], { type: 'Polygon', coordinates: [[]] });
  window.forget();
  expect(shapes()?.sort()).toEqual(['Point', 'Polygon']);
});

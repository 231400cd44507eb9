import { describe, expect, it } from 'vitest';
import { totalsWith } from '../domain/coverage.fixture.ts';
import type { EditEffect } from '../domain/figures.ts';
import { EMPTY_CHANGE } from '../editing/change.ts';
import { block, tinyCity, tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from '../state/city-store.ts';
import { type EditScene, editPicture } from './edit-picture.ts';

const grid = tinyGrid('990101001001001', block(0, 0, 5, 10));
const totals = totalsWith(700, { coveredHouseholds: 600 });
const gridFigures = {
  ...totals,
  code: grid.code,
  households: 321,
  areaM2: 1,
  compactness: 1,
  buildings: 1,
  band: 'in',
  bandDeviation: 0,
} as const;
const shape = { code: grid.code, geometry: { type: 'MultiPolygon', coordinates: [] }, areaM2: 1 } as const;
const effect: EditEffect = {
  change: EMPTY_CHANGE,
  totals,
  unassignedHouseholds: 0,
  grids: [gridFigures],
  stations: [],
  gridPolygons: {},
  gaps: [{ ...shape, geometry: { type: 'MultiPolygon', coordinates: [] } }],
  serviceAreas: [],
  problems: [],
  warnings: [],
};
const still: EditScene = {
  city: openCity(tinyCity(), 1),
  gesture: null,
  heldGrids: [],
  fillOf: () => '#FFFFFF',
  vertices: [],
  chosen: null,
  hot: null,
  locked: new Set(),
};
const roles = (scene: EditScene) => editPicture(scene).features.map((feature) => feature.properties?.role);
const vertexGesture = {
  kind: 'drag',
  subject: { kind: 'vertex', communityCode: grid.communityCode, from: [120.005, 30.01] },
  to: [120.006, 30.009],
  effect,
  refusal: null,
} as const;

describe('the picture of an edit', () => {
  it('is empty when nothing is edited', () => {
    expect(roles(still)).toEqual([]);
  });

  it('follows the pointer before the engine has answered', () => {
    const gesture = { ...vertexGesture, effect: null };
    const picture = editPicture({ ...still, gesture, heldGrids: [grid] });
    const polygon = picture.features[0].geometry as GeoJSON.Polygon;
    expect(polygon.coordinates[0]).toContainEqual([120.006, 30.009]);
    expect(roles({ ...still, gesture, heldGrids: [grid] })).toEqual(['grid', 'label', 'handle']);
  });

  it('prints the newest households and the gap of people left out', () => {
    const scene = { ...still, gesture: vertexGesture, heldGrids: [grid] };
    expect(roles(scene)).toEqual(['grid', 'label', 'gap', 'handle']);
    expect(editPicture(scene).features[1].properties?.label).toBe('001 · 321');
    const served = { ...effect, grids: [{ ...gridFigures, gapHouseholds: 0 }] };
    expect(roles({ ...scene, gesture: { ...vertexGesture, effect: served } })).not.toContain('gap');
  });

  it('marks what is refused, by sign and not by colour alone', () => {
    const gesture = { ...vertexGesture, refusal: 'would_cross' } as const;
    const { features } = editPicture({ ...still, gesture, heldGrids: [grid] });
    expect(features[0].properties?.refused).toBe(true);
    expect(features.at(-1)?.properties?.image).toBe('handle-refused');
  });

  it('draws a station on its way with a line from where it stood', () => {
    const gesture = {
      ...vertexGesture,
      subject: { kind: 'station', code: 'S1', from: [120.005, 30.005] },
    } as const;
    expect(roles({ ...still, gesture })).toEqual(['ghost', 'station']);
  });
});

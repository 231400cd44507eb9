import { expect, it } from 'vitest';
import { totalsWith } from '../../domain/coverage.fixture.ts';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import type { EditEffect, GridFigures } from '../../domain/figures.ts';
import { EMPTY_CHANGE } from '../../editing/change.ts';
import { block, tinyCity, tinyGrid } from '../../sources/package/tiny-city.fixture.ts';
import { openCity } from '../../state/city-store.ts';
import { figureTable } from '../../state/figures-store.ts';
import { isNews, strokeRows } from './stroke-rows.ts';

const [WEST, EAST, NEW] = ['990101001001001', '990101001001002', '990101001001003'];
const totals = totalsWith(700);
const measured = (code: string, households: number): GridFigures => ({
  ...totals,
  code,
  households,
  areaM2: 1,
  compactness: 1,
  buildings: 1,
  band: 'in',
  bandDeviation: 0,
});
const city = openCity(tinyCity(), 1);
const current = figureTable({
  settings: DEFAULT_SETTINGS,
  totals,
  grids: [measured(WEST, 350), measured(EAST, 350)],
  stations: [],
  unassignedHouseholds: 0,
  gapHouseholdsNearDataEdge: 0,
});
const [west, east] = [WEST, EAST].map(
  (code) => city.current.grids.get(code) ?? tinyGrid(code, block(0, 0, 1, 1)),
);
const effectOf = (parts: Partial<EditEffect>): EditEffect => ({
  change: EMPTY_CHANGE,
  totals,
  unassignedHouseholds: 0,
  grids: [],
  stations: [],
  gridPolygons: {},
  gaps: [],
  serviceAreas: [],
  problems: [],
  warnings: [],
  ...parts,
});
const counts = (effect: EditEffect) =>
  strokeRows(effect, city, current).map(({ code, before, after }) => [
    code,
    before?.households ?? null,
    after?.households ?? null,
  ]);

it('tells of every grid that a stroke changes, makes or ends', () => {
  const fresh = tinyGrid(NEW, block(0, 6, 5, 10));
  const change = {
    ...EMPTY_CHANGE,
    grids: { added: { [NEW]: fresh }, updated: { [WEST]: [west, west] as const }, removed: { [EAST]: east } },
  };
  const effect = effectOf({ change, grids: [measured(NEW, 100), measured(WEST, 600)] });
  expect(counts(effect)).toEqual([
    [WEST, 350, 600],
    [EAST, 350, null],
    [NEW, null, 100],
  ]);
});

it('tells of a grid that would be cut in two, although its own polygon is not the change', () => {
  const effect = effectOf({
    grids: [measured(EAST, 370)],
    strayParts: [{ gridCode: EAST, polygon: block(1, 1, 2, 2) }],
  });
  expect(counts(effect)).toEqual([[EAST, 350, 370]]);
});

it('has news of a grid only when homes move or are covered otherwise', () => {
  const row = (before: GridFigures | null, after: GridFigures | null) =>
    isNews({ code: WEST, kind: 'scattered_housing', band: null, before, after });
  expect(row(measured(WEST, 350), measured(WEST, 350))).toBe(false);
  expect(row(measured(WEST, 350), measured(WEST, 351))).toBe(true);
  expect(row(measured(WEST, 350), { ...measured(WEST, 350), coveredHouseholds: 1 })).toBe(true);
  expect(row(null, measured(WEST, 0))).toBe(true);
});

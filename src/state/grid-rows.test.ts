import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { openCity } from './city-store.ts';
import { figureTable } from './figures-store.ts';
import { gridRows, householdChange, type SortKey, scopeSums, sortRows } from './grid-rows.ts';

const everything = { scope: null, onlyProblems: false };

async function opened() {
  const data = tinyCity();
  const table = figureTable(await createCityEngine().open(data, DEFAULT_SETTINGS));
  return { city: openCity(data, 1), table };
}

describe('the rows of the table', () => {
  it('are the grids of the scope, in code order', async () => {
    const { city, table } = await opened();
    const codes = (scope: string | null) =>
      gridRows(city, table, table, new Map(), { ...everything, scope }).map(({ code }) => code);
    expect(codes(null)).toEqual(['990101001001001', '990101001001002']);
    expect(codes('990101001')).toEqual(codes(null));
    expect(codes('990101001001')).toEqual(codes(null));
    expect(codes('990101009')).toEqual([]);
  });

  it('can be only those with problems', async () => {
    const { city, table } = await opened();
    const problems = new Map([['990101001001002', 2]]);
    const rows = gridRows(city, table, table, problems, { ...everything, onlyProblems: true });
    expect(rows.map(({ code, problemCount }) => [code, problemCount])).toEqual([['990101001001002', 2]]);
  });

  it('tell the change against the map in force', async () => {
    const { city, table } = await opened();
    const grids = new Map(table.grids);
    const west = grids.get('990101001001001')!;
    grids.set(west.code, { ...west, households: 362 });
    const rows = gridRows(city, { ...table, grids }, table, new Map(), everything);
    expect(rows.map(householdChange)).toEqual([12, 0]);
  });

  it.each<SortKey>(['households', 'mean', 'coverage', 'compactness'])(
    'keep rows without a value last when sorted by %s, both ways',
    async (key) => {
      const { city, table } = await opened();
      const grids = new Map(table.grids);
      const west = grids.get('990101001001001')!;
      const empty = { ...west, households: 0, coveredHouseholds: 0, meanMinutes: null, p90Minutes: null };
      grids.set(west.code, empty);
      const rows = gridRows(city, { ...table, grids }, table, new Map(), everything);
      for (const descending of [false, true]) {
        const sorted = sortRows(rows, key, descending);
        expect([...sorted].sort((a, b) => (a.code < b.code ? -1 : 1))).toEqual(rows);
        if (key === 'mean' || key === 'coverage') expect(sorted.at(-1)?.code).toBe(west.code);
      }
    },
  );

  it('add up to the totals of the city', async () => {
    const { city, table } = await opened();
    const sums = scopeSums(city, table, null);
    const { households, coveredHouseholds, gapHouseholds, meanMinutes } = table.totals;
    expect(sums).toMatchObject({ grids: 2, households, coveredHouseholds, gapHouseholds });
    expect(sums.meanMinutes).toBeCloseTo(meanMinutes ?? Number.NaN, 9);
  });
});

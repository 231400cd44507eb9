import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { block, tinyCity, tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { openCity } from './city-store.ts';
import { figureTable } from './figures-store.ts';
import { borderingGrids, groundOfGrid } from './grid-ground.ts';

describe('the ground of a grid as a list', () => {
  it('holds the buildings and households of its figures, each once', async () => {
    const data = tinyCity();
    const city = openCity(data, 1);
    const figures = figureTable(await createCityEngine().open(data, DEFAULT_SETTINGS));
    const listed = data.grids.flatMap(({ code }) => {
      const items = groundOfGrid(city, code);
      const { buildings, households } = figures.grids.get(code)!;
      expect(items.reduce((sum, item) => sum + item.households, 0)).toBe(households);
      expect(items.reduce((sum, item) => sum + item.buildings, 0)).toBe(buildings);
      return items.map((item) => item.code);
    });
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('names a compound, and leaves its buildings to it', () => {
    const data = tinyCity();
    const items = data.grids.flatMap(({ code }) => groundOfGrid(openCity(data, 1), code));
    const [compound] = data.compounds;
    expect(items.find(({ kind }) => kind === 'compound')).toMatchObject({
      code: compound.code,
      name: compound.name,
      buildings: 1,
    });
    const inCompound = data.buildings.codes.filter((_code, row) => data.buildings.compoundIndex[row] === 0);
    expect(items.filter(({ code }) => inCompound.includes(code))).toEqual([]);
  });

  it('counts a building on a shared border where the figures do: in the lowest code', () => {
    const data = tinyCity();
    const buildings = { ...data.buildings, lon: data.buildings.lon.with(0, 120.005) };
    const grids = [
      tinyGrid('990101001001002', block(5, 0, 10, 10)),
      tinyGrid('990101001001001', block(0, 0, 5, 10)),
    ];
    const city = openCity({ ...data, buildings, grids }, 1);
    const listed = (code: string) => groundOfGrid(city, code).map((item) => item.code);
    expect(listed('990101001001001')).toContain(buildings.codes[0]);
    expect(listed('990101001001002')).not.toContain(buildings.codes[0]);
  });

  it('is empty for a code that no grid has', () => {
    expect(groundOfGrid(openCity(tinyCity(), 1), '990101001001999')).toEqual([]);
  });
});

describe('grids that may take over', () => {
  const grid = tinyGrid('990101001001001', block(0, 0, 5, 5));

  it('share a stretch of border, not a corner, in the same community', () => {
    const east = tinyGrid('990101001001003', block(5, 0, 10, 5));
    const corner = tinyGrid('990101001001004', block(5, 5, 10, 10));
    const north = tinyGrid('990101001001002', block(0, 5, 5, 10));
    const abroad = tinyGrid('990101001002001', block(-5, 0, 0, 5), { communityCode: '990101001002' });
    const found = borderingGrids([grid, east, corner, north, abroad], grid);
    expect(found).toEqual([north, east]);
  });

  it('lie on the other side of a hole, too', () => {
    const inner = tinyGrid('990101001001002', block(1, 1, 2, 2));
    const holed = {
      ...grid,
      geometry: {
        ...grid.geometry,
        coordinates: [...grid.geometry.coordinates, ...inner.geometry.coordinates],
      },
    };
    expect(borderingGrids([holed, inner], holed)).toEqual([inner]);
    expect(borderingGrids([holed, inner], inner)).toEqual([holed]);
  });
});

import { describe, expect, it } from 'vitest';
import { type Place, placeOnMap, stillAtHome } from '../place/place.ts';
import { STREET, TEN_METRES, townIndex, townTile } from '../public-town.fixture.ts';
import { gridOf, walkFrom } from './found-building.ts';
import { type HomeAnswer, homeAt } from './home.ts';
import { homeChange } from './home-facts.ts';

const tiles = [townTile()];
const [lon, lat] = STREET;
const at = (metres: number) => placeOnMap([lon + (metres / 10) * TEN_METRES, lat]);
const located = (metres: number): Place => ({ ...at(metres), kind: 'browser', accuracyM: 20 });
const gridCode = (home: HomeAnswer) => (home.kind === 'home' ? gridOf(home.building)?.code : home.kind);

describe('the grid of a home', () => {
  it('is that of the nearest building where no other grid is as near', () => {
    const home = homeAt(tiles, at(75));
    expect(gridCode(home)).toBe('990101001001002');
    expect(home).toMatchObject({ by: 'nearest', building: { code: 'C' } });
    expect(home.kind === 'home' && Math.round(home.building.awayM)).toBe(15);
  });

  it('is asked for where buildings of several grids are near', () => {
    const home = homeAt(tiles, at(9));
    expect(home.kind === 'ask' && home.buildings.map(({ code }) => code)).toEqual(['A', 'B']);
  });

  it('does not flip while a position jitters by twenty metres and the building is known', () => {
    let place: Place = { ...located(2), buildingCode: 'A' };
    for (const metres of [-20, 20, 9, 31, 0, 22]) {
      place = stillAtHome(located(metres), place);
      expect(gridCode(homeAt(tiles, place)), `${metres} m`).toBe('990101001001001');
    }
    expect(stillAtHome(located(500), place).buildingCode).toBeNull();
  });

  it('is that of a whole compound where all of it has the same', () => {
    const compound: Place = { ...at(0), kind: 'compound', code: 'X' };
    expect(homeAt(tiles, compound)).toMatchObject({ kind: 'home', by: 'compound' });
    expect(gridCode(homeAt(tiles, compound))).toBe('990101001001002');
  });

  it('is not guessed far from every building, nor of a station', () => {
    expect(gridCode(homeAt(tiles, at(1000)))).toBe('none');
    expect(gridCode(homeAt(tiles, { ...at(0), kind: 'station', code: 'S1' }))).toBe('none');
  });
});

describe('what is published of a home', () => {
  const building = (code: string) => {
    const home = homeAt(tiles, { ...at(0), buildingCode: code });
    if (home.kind !== 'home') throw new Error(`Expected the home ${code}.`);
    return home.building;
  };

  it('is its walk, in minutes, or that none leads anywhere', () => {
    expect(walkFrom(building('B'), 'standard')?.walkMinutes).toBe(3.8);
    expect(walkFrom(building('C'), 'standard')).toBeNull();
  });

  it('tells a redraw to the end of the last day in China, and only homes that it moved', () => {
    const index = townIndex('2026-11-30');
    const change = (code: string, moment: string) => homeChange(index, building(code), new Date(moment));
    expect(change('B', '2026-11-30T15:59:00Z')).toEqual({
      from: '青石社区第01网格',
      to: '青石社区第02网格',
      until: '2026-11-30',
    });
    expect(change('B', '2026-11-30T16:00:00Z')).toBeNull();
    expect(change('A', '2026-11-23T00:00:00Z')).toBeNull();
    expect(homeChange(townIndex(null), building('B'), new Date(0))).toBeNull();
  });
});

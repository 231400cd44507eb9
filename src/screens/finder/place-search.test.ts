import { describe, expect, it } from 'vitest';
import { cityBounds, isInCity } from '../city-bounds.ts';
import { smallCity, square } from '../small-city.ts';
import { compoundsOf, gridAt, middleOf } from './place.ts';
import { type Findable, findables, placeOf, searchPlaces } from './place-search.ts';

const named = (kind: Findable['kind'], name: string): Findable => ({
  kind,
  code: name,
  name,
  within: '',
  position: () => [0, 0],
});
const all = [
  named('compound', '翠湖花园2期'),
  named('compound', '锦绣翠湖'),
  named('compound', 'Ａ区公寓'),
  named('community', '翠湖社区'),
  named('station', '翠湖'),
];
const names = (typed: string, limit = 10) => searchPlaces(all, typed, limit).map(({ name }) => name);

describe('search by name', () => {
  it('puts the whole name first, then beginnings, then the rest', () => {
    expect(names('翠湖')).toEqual(['翠湖', '翠湖花园2期', '翠湖社区', '锦绣翠湖']);
  });

  it('wants every word, whatever width or case they are typed in', () => {
    expect(names('翠湖 ２期')).toEqual(['翠湖花园2期']);
    expect(names('a区')).toEqual(['Ａ区公寓']);
  });

  it('finds nothing for nothing, and no more than asked for', () => {
    expect(names('  ')).toEqual([]);
    expect(names('翠', 2)).toHaveLength(2);
  });
});

describe('places of a city', () => {
  const city = smallCity();

  it('are its compounds, communities and stations that stand somewhere', () => {
    const found = findables(city);
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'compound 翠湖花园',
      'community 青石社区',
      'community 白鹭社区',
      'station 青石社区党群服务中心',
    ]);
    for (const each of found) expect(isInCity(city, placeOf(each).position), each.name).toBe(true);
  });

  it('lie inside their area, in the largest of several parts', () => {
    const [lon, lat] = middleOf({
      type: 'MultiPolygon',
      coordinates: [square(0, 0, 1).coordinates, square(10, 10, 4).coordinates],
    });
    expect(lon > 10 && lon < 14 && lat > 10 && lat < 14).toBe(true);
  });

  it('are outside the city beyond its box', () => {
    expect(isInCity(city, [116.4, 39.9])).toBe(false);
    const empty = { ...city, adminUnits: [], stations: [] };
    expect(cityBounds(empty)).toBeNull();
    expect(isInCity(empty, [120.1, 30.2])).toBe(false);
  });

  it('know the compounds of a community and the grid of a home', () => {
    const [, , first, second] = city.adminUnits;
    expect(compoundsOf(city, first).map(({ name }) => name)).toEqual(['翠湖花园']);
    expect(compoundsOf(city, second)).toEqual([]);
    const home = gridAt(city, middleOf(city.compounds[0].geometry));
    expect([home?.communityName, home?.grid.code]).toEqual(['青石社区', '990101001001001']);
    expect(gridAt(city, [116.4, 39.9])).toBeNull();
  });
});

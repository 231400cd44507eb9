import { describe, expect, it } from 'vitest';
import { smallCity } from '../../small-city.ts';
import { areasOf } from './areas.ts';

const city = smallCity();
const [COUNTY, STREET, STONE, HERON] = city.adminUnits.map(({ code }) => code);
const [first, second, third] = city.grids.map(({ code }) => code);
const leaderOf = (...units: string[]) => units.map((unitCode) => ({ role: 'leader' as const, unitCode }));
const whole = areasOf(city, leaderOf(COUNTY));

describe('where the wall opens', () => {
  it('is the highest unit of the person who looks', () => {
    expect(whole.home.code).toBe(COUNTY);
    expect(areasOf(city, leaderOf(HERON, STREET)).home.code).toBe(STREET);
    expect(areasOf(city, []).home.code).toBe(COUNTY);
    expect(areasOf(city, leaderOf('nowhere')).home.code).toBe(COUNTY);
  });

  it('is all that is seen for people of several units, and for a city of several tops', () => {
    expect(areasOf(city, leaderOf(STONE, HERON)).home.code).toBe(COUNTY);
    const two = {
      ...city,
      adminUnits: city.adminUnits.slice(2).map((unit) => ({ ...unit, parentCode: null })),
    };
    const { home, below, gridsIn } = areasOf(two, []);
    expect(home).toMatchObject({ level: 'city', name: '云汀区' });
    expect(below(home.code).map(({ code }) => code)).toEqual([STONE, HERON]);
    expect(gridsIn(home.code)).toHaveLength(3);
  });

  it('hides what lies above and beside it', () => {
    const own = areasOf(city, leaderOf(STONE));
    expect(own.find(STREET)).toBeNull();
    expect(own.find(HERON)).toBeNull();
    expect(own.pathTo(first).map(({ code }) => code)).toEqual([STONE, first]);
    expect(own.gridsIn(STONE).map(({ code }) => code)).toEqual([first, second]);
  });
});

describe('walking through the city', () => {
  it('goes from the top to a grid and knows the way back', () => {
    expect(whole.below(COUNTY).map(({ name }) => name)).toEqual(['青石街道']);
    expect(whole.below(STONE).map(({ name, level }) => [name, level])).toEqual([
      ['第01网格', 'grid'],
      ['第02网格', 'grid'],
    ]);
    expect(whole.below(first)).toEqual([]);
    expect(whole.pathTo(third).map(({ name }) => name)).toEqual([
      '云汀区',
      '青石街道',
      '白鹭社区',
      '第01网格',
    ]);
    expect(whole.find('nowhere')).toBeNull();
  });

  it('holds in every place what the places below hold together', () => {
    for (const { code } of city.adminUnits) {
      const below = whole.below(code);
      expect(below.flatMap((place) => whole.gridsIn(place.code))).toEqual(whole.gridsIn(code));
      const online = code === COUNTY ? 1 : 0;
      const stations = below.flatMap((place) => whole.stationsIn(place.code));
      expect(stations.length).toBe(whole.stationsIn(code).length - online);
    }
  });

  it('takes a tap one step nearer, or to what lies beside', () => {
    const inStone = [120.102, 30.202] as const;
    const inHeron = [120.112, 30.202] as const;
    expect(whole.nearer(COUNTY, inStone)?.code).toBe(STREET);
    expect(whole.nearer(STREET, inStone)?.code).toBe(STONE);
    expect(whole.nearer(STONE, inStone)?.code).toBe(first);
    expect(whole.nearer(STONE, inHeron)?.code).toBe(HERON);
    expect(whole.nearer(first, [120.107, 30.202])?.code).toBe(second);
    expect(whole.nearer(COUNTY, [121, 31])).toBeNull();
  });

  it('does not hang on units that loop', () => {
    const [top, ...rest] = city.adminUnits;
    const looping = { ...city, adminUnits: [{ ...top, parentCode: STREET }, ...rest] };
    expect(areasOf(looping, []).home.level).toBe('city');
    expect(areasOf(looping, leaderOf(STREET)).pathTo(first).at(-1)?.code).toBe(first);
  });
});

import { describe, expect, it } from 'vitest';
import { STREET, townIndex } from '../public-town.fixture.ts';
import { type Findable, placeOf } from './place.ts';
import { findables, placeFinder } from './place-search.ts';

const named = (kind: Findable['kind'], name: string, within = ''): Findable => ({
  kind,
  code: `code ${name}`,
  name,
  within,
  position: STREET,
});
const find = placeFinder(
  [
    named('compound', '翠湖花园2期'),
    named('compound', '锦绣翠湖'),
    named('compound', 'Ａ区公寓'),
    named('community', '翠湖社区'),
    named('station', '翠湖', '翠桥路12号'),
    named('street', '长翠路'),
  ],
  {
    翠湖花园2期: 'cui hu hua yuan 2 qi',
    锦绣翠湖: 'jin xiu cui hu',
    长翠路: 'chang cui lu',
  },
);
const names = (typed: string, limit = 10) => find(typed, limit).map(({ name }) => name);

describe('search by name', () => {
  it('puts the whole name first, then beginnings, then the rest', () => {
    expect(names('翠湖')).toEqual(['翠湖', '翠湖花园2期', '翠湖社区', '锦绣翠湖']);
  });

  it('wants every word, whatever width or case they are typed in', () => {
    expect(names('翠湖 ２期')).toEqual(['翠湖花园2期']);
    expect(names('a区')).toEqual(['Ａ区公寓']);
  });

  it('takes pinyin in full and in part, addresses and codes', () => {
    expect(names('chhy')).toEqual(['翠湖花园2期']);
    expect(names('CuiHu')).toEqual(['翠湖花园2期', '锦绣翠湖']);
    expect(names('cui')).toEqual(['翠湖花园2期', '锦绣翠湖', '长翠路']);
    expect(names('changc')).toEqual(['长翠路']);
    expect(names('翠桥路')).toEqual(['翠湖']);
    expect(names('code 翠湖社区')).toEqual(['翠湖社区']);
  });

  it('finds nothing for nothing, and no more than asked for', () => {
    expect(names('  ')).toEqual([]);
    expect(names('翠', 2)).toHaveLength(2);
  });
});

it('places of a city are its compounds, communities and stations that stand somewhere', () => {
  const compound = { code: 'X', name: '翠湖花园', communityCode: '990101001001', position: STREET };
  const found = findables(townIndex(), {
    version: 1,
    compounds: [compound],
    streets: [{ ...compound, code: 'w1', name: '青石路' }],
    pinyin: {},
  });
  expect(found.map(({ kind, name, within }) => `${kind} ${name} ${within}`)).toEqual([
    'compound 翠湖花园 青石社区',
    'community 青石社区 青石街道',
    'community 白鹭社区 青石街道',
    'station S1 翠桥路12号',
    'street 青石路 青石社区',
  ]);
  for (const each of found) expect(placeOf(each).buildingCode).toBeNull();
});

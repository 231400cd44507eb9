import { describe, expect, it } from 'vitest';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from './city-store.ts';
import { searchCity } from './search.ts';

const city = openCity(tinyCity(), 1);
const found = (query: string) => searchCity(city, query).map(({ kind, code }) => `${kind} ${code}`);

describe('search', () => {
  it('finds any part of a Chinese name', () => {
    expect(found('光小')).toEqual(['compound C1', 'gate C1-G1']);
    expect(found('平社')[0]).toBe('unit 990101001001');
    expect(found('群服')).toEqual(['station S1']);
  });

  it('finds codes by their beginning and by their tail', () => {
    expect(found('990101001001002')[0]).toBe('grid 990101001001002');
    expect(found('001002')).toContain('grid 990101001001002');
  });

  it('does not mind full-width letters, case and spaces', () => {
    expect(found(' ｓ１ ')).toEqual(found('s1'));
    expect(found('s1')).toContain('station S1');
  });

  it('wants every word, in any order', () => {
    expect(found('001 和平')).toEqual(found('和平 001'));
    expect(found('和平 不存在')).toEqual([]);
    expect(found('   ')).toEqual([]);
  });

  it('gives no more than asked for', () => {
    expect(searchCity(city, '9', 2)).toHaveLength(2);
  });
});

import { expect, it } from 'vitest';
import { tinyCity, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from './city-store.ts';
import { unreadableHours } from './unreadable-hours.ts';

it('names what nobody can read, and nothing that says no hours or is open at all of them', async () => {
  const city = tinyCity();
  const [gate] = city.gates;
  const [crossing] = city.crossings;
  const { current } = openCity(
    {
      ...city,
      stations: [
        tinyStation('S2', { openingHours: '工作日上班时间' }),
        tinyStation('S1', { openingHours: 'nine to five' }),
        tinyStation('S3', { openingHours: null }),
        tinyStation('S4', { openingHours: 'Mo-Fr 09:00-17:00', location: null }),
      ],
      gates: [gate, { ...gate, code: 'C1-G2', open: '白天' }, { ...gate, code: 'C1-G3', open: '24/7' }],
      crossings: [crossing, { ...crossing, code: 'K2', open: 'Mo-' }],
    },
    1,
  );
  expect(unreadableHours(current)).toEqual([
    { kind: 'station', code: 'S1', hours: 'nine to five' },
    { kind: 'station', code: 'S2', hours: '工作日上班时间' },
    { kind: 'gate', code: 'C1-G2', hours: '白天' },
    { kind: 'crossing', code: 'K2', hours: 'Mo-' },
  ]);
});

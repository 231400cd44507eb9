import { expect, it } from 'vitest';
import { DEFAULT_STATION_CAPACITY } from '../domain/city.ts';
import { stationCapacity } from './station-capacity.ts';

it('is the usual one where a city says nothing', () => {
  for (const said of [undefined, null, {}])
    expect(stationCapacity.parse(said)).toEqual(DEFAULT_STATION_CAPACITY);
});

it('takes what is said and leaves the rest as usual', () => {
  expect(stationCapacity.parse({ mostHouseholds: { community: 3000 } })).toEqual({
    floorM2Per100Households: 30,
    mostHouseholds: { community: 3000 },
  });
  expect(stationCapacity.parse({ floorM2Per100Households: 0 })).toEqual({
    floorM2Per100Households: 0,
    mostHouseholds: {},
  });
});

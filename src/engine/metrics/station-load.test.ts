import { expect, it } from 'vitest';
import { stationLoad, sumLoads } from './station-load.ts';

it('is overloaded below thirty square metres for a hundred households, and not at exactly thirty', () => {
  expect(stationLoad(1000, 300)).toEqual({
    reachedHouseholds: 1000,
    floorM2Per100Households: 30,
    isOverloaded: false,
  });
  expect(stationLoad(1001, 300).isOverloaded).toBe(true);
  expect(stationLoad(500, 300, 80).isOverloaded).toBe(true);
});

it('says nothing of a floor area that is unknown, nor of a station that reaches nobody', () => {
  expect(stationLoad(700, null)).toMatchObject({ floorM2Per100Households: null, isOverloaded: null });
  expect(stationLoad(0, 200)).toMatchObject({ floorM2Per100Households: null, isOverloaded: false });
});

it('sums what is known', () => {
  const stations = [
    { reachedHouseholds: 900, floorAreaM2: 180 },
    { reachedHouseholds: 100, floorAreaM2: 420 },
    { reachedHouseholds: 800, floorAreaM2: null },
  ];
  expect(sumLoads(stations)).toEqual({
    stations: 3,
    householdsPerStation: 600,
    floorM2Per100Households: 60,
    overloadedStations: 1,
  });
  expect(sumLoads([])).toEqual({
    stations: 0,
    householdsPerStation: null,
    floorM2Per100Households: null,
    overloadedStations: 0,
  });
});

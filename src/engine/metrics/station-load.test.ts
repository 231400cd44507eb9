import { expect, it } from 'vitest';
import { DEFAULT_STATION_CAPACITY, type StationCapacity } from '../../domain/city.ts';
import { stationLoad, sumLoads } from './station-load.ts';

const USUAL = DEFAULT_STATION_CAPACITY;
const withFloor = (floorAreaM2: number | null) => ({ floorAreaM2, tier: 'community' }) as const;

it('is overloaded below the floor wanted for a hundred households, and not at exactly that', () => {
  expect(stationLoad(1000, withFloor(300), USUAL)).toEqual({
    reachedHouseholds: 1000,
    floorM2Per100Households: 30,
    isShortOfFloor: false,
    mostHouseholds: null,
    isOverloaded: false,
  });
  expect(stationLoad(1001, withFloor(300), USUAL).isOverloaded).toBe(true);
  expect(stationLoad(500, withFloor(300), { ...USUAL, floorM2Per100Households: 80 }).isOverloaded).toBe(true);
});

it('is overloaded above the ceiling of its tier, whatever its floor, and not at exactly that', () => {
  const capacity: StationCapacity = { ...USUAL, mostHouseholds: { community: 800, grid: 90 } };
  for (const floor of [null, 10_000]) {
    expect(stationLoad(801, withFloor(floor), capacity)).toMatchObject({
      mostHouseholds: 800,
      isOverloaded: true,
    });
  }
  expect(stationLoad(800, withFloor(10_000), capacity).isOverloaded).toBe(false);
  expect(stationLoad(99_999, { floorAreaM2: 1e9, tier: 'district' }, capacity)).toMatchObject({
    mostHouseholds: null,
    isOverloaded: false,
  });
});

it('says nothing of a floor area that is unknown, nor of a station that reaches nobody', () => {
  expect(stationLoad(700, withFloor(null), USUAL)).toMatchObject({
    floorM2Per100Households: null,
    isShortOfFloor: null,
    isOverloaded: null,
  });
  expect(stationLoad(0, withFloor(200), USUAL)).toMatchObject({
    floorM2Per100Households: null,
    isOverloaded: false,
  });
});

it('asks for no floor where the city wants none', () => {
  const capacity = { ...USUAL, floorM2Per100Households: 0 };
  expect(stationLoad(700, withFloor(null), capacity).isOverloaded).toBe(false);
  expect(stationLoad(700, withFloor(1), capacity)).toMatchObject({ isShortOfFloor: false });
});

it('a stricter city has no fewer overloaded stations', () => {
  const stations = [120, 900, 2600, 4100].map((reachedHouseholds, i) => ({
    reachedHouseholds,
    floorAreaM2: [null, 180, 700, 1400][i],
    tier: 'community' as const,
  }));
  const overloaded = (floorM2Per100Households: number, community: number) =>
    sumLoads(stations, { floorM2Per100Households, mostHouseholds: { community } }).overloadedStations;
  const [floors, ceilings] = [
    [0, 10, 20, 30, 60],
    [5000, 3000, 1000, 100],
  ];
  for (const [i, floor] of floors.entries()) {
    for (const [j, ceiling] of ceilings.entries()) {
      const count = overloaded(floor, ceiling);
      expect(count).toBeGreaterThanOrEqual(overloaded(floors[i - 1] ?? 0, ceiling));
      expect(count).toBeGreaterThanOrEqual(overloaded(floor, ceilings[j - 1] ?? 5000));
    }
  }
  expect([overloaded(0, 5000), overloaded(60, 100)]).toEqual([0, 4]);
});

it('sums what is known', () => {
  const stations = [
    { reachedHouseholds: 900, ...withFloor(180) },
    { reachedHouseholds: 100, ...withFloor(420) },
    { reachedHouseholds: 800, ...withFloor(null) },
  ];
  expect(sumLoads(stations, USUAL)).toEqual({
    stations: 3,
    householdsPerStation: 600,
    floorM2Per100Households: 60,
    overloadedStations: 1,
  });
  expect(sumLoads([], USUAL)).toEqual({
    stations: 0,
    householdsPerStation: null,
    floorM2Per100Households: null,
    overloadedStations: 0,
  });
});

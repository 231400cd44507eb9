import { expect, it } from 'vitest';
import { block, tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityStore, openCity } from './city-store.ts';
import { createFootprintProvider } from './community-footprints.ts';

const COMMUNITY = '990101001001';

function setUp() {
  const city = createCityStore();
  const data = tinyCity();
  const asked: (readonly number[])[] = [];
  const given: number[] = [];
  const backend = { offline: false };
  city.setState({
    status: 'open',
    city: openCity({ ...data, buildings: { ...data.buildings, footprints: null } }, 1),
  });
  const provide = createFootprintProvider({
    city,
    source: {
      async buildingFootprints(bounds) {
        asked.push(bounds);
        if (backend.offline) throw new Error('no connection');
        return [{ code: 'B2', polygon: block(7, 7, 8, 8) }];
      },
    },
    engine: { provideFootprints: async (footprints) => void given.push(footprints.length) },
  });
  return { provide, asked, given, backend, city, data };
}

it('brings the footprints of a community once, however many strokes ask for them', async () => {
  const { provide, asked, given } = setUp();
  await Promise.all([provide(COMMUNITY), provide(COMMUNITY)]);
  await provide(COMMUNITY);
  expect(asked).toEqual([[120, 30, 120.01, 30.01]]);
  expect(given).toEqual([1]);
});

it('lets strokes go on without a connection, and asks again with the next one', async () => {
  const { provide, given, backend } = setUp();
  backend.offline = true;
  await provide(COMMUNITY);
  backend.offline = false;
  await provide(COMMUNITY);
  expect(given).toEqual([1]);
});

it('asks for nothing where the city brought its footprints, or the community is unknown', async () => {
  const { provide, asked, city, data } = setUp();
  await provide('another');
  city.setState({ status: 'open', city: openCity(data, 1) });
  await provide(COMMUNITY);
  expect(asked).toEqual([]);
});

import { expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import type { CitySource } from '../sources/city-source.ts';
import { createMemoryBackend } from '../sources/memory/memory-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { isTried } from '../ui/definition-words.ts';
import { cityIn } from './city-store.ts';
import { altered, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { handDriven } from './surroundings.fixture.ts';
import { until } from './until.fixture.ts';

const CITY = '990101001';
const SLOW = { ...DEFAULT_WALK_PROFILES.standard, speedKmh: 2.5 };

function backend(): () => CitySource {
  const people = (['planner', 'colleague'] as const).map((name) => ({
    email: `${name}@example.org`,
    password: 'secret',
    memberships: [{ role: name === 'planner' ? ('admin' as const) : ('planner' as const), unitCode: CITY }],
  }));
  return createMemoryBackend(tinyCity(), { people });
}

function shown({ stores }: Desk) {
  const settings = stores.settings.getState();
  const { info } = cityIn(stores.city)!.data;
  return { settings, info, isTried: isTried(settings, info), counted: stores.figures.getState().current };
}

it('values tried out become those of the city, and are tried no longer', async () => {
  const desk = await sitDown(backend(), 'planner', { query: '?speed=2.5' });
  expect(shown(desk)).toMatchObject({ settings: { speedKmh: 2.5 }, isTried: true });
  const { counted } = shown(desk);
  expect(await desk.citySettings.keep({ walkProfiles: { standard: SLOW } })).toBe(true);
  expect(shown(desk)).toMatchObject({
    settings: SLOW,
    info: { walkProfiles: { standard: SLOW } },
    isTried: false,
  });
  expect(shown(desk).counted).toBe(counted);
  expect(desk.stores.notices.getState().notice).toMatchObject({ tone: 'fine', key: 'citySettingsKept' });
});

it('a link brings values within their ranges, on top of the profile of the city', async () => {
  const desk = await sitDown(backend(), 'planner', { query: '?walk=older&speed=2.9&steps=99' });
  const older = { ...DEFAULT_WALK_PROFILES.older, speedKmh: 2.9 };
  expect(shown(desk)).toMatchObject({ settings: { profile: 'older', ...older }, isTried: true });
});

it('somebody else counts by the new values when they look again, and says so', async () => {
  const visit = backend();
  const surroundings = handDriven();
  const theirs = await sitDown(visit, 'colleague', { surroundings, query: '?limit=5' });
  const before = shown(theirs).counted;
  const mine = await sitDown(visit, 'planner');
  await mine.citySettings.keep({ walkProfiles: { standard: SLOW } });
  expect(shown(theirs).settings.speedKmh).toBe(4);
  surroundings.setVisible(true);
  await until(theirs.stores.notices, ({ notice }) => notice?.key === 'citySettingsNew');
  expect(shown(theirs).counted).not.toBe(before);
  expect(shown(theirs)).toMatchObject({ settings: SLOW, isTried: false, counted: { settings: SLOW } });
});

it('what somebody else tries out stays', async () => {
  const visit = backend();
  const surroundings = handDriven();
  const theirs = await sitDown(visit, 'colleague', { surroundings, query: '?speed=6' });
  const mine = await sitDown(visit, 'planner');
  await mine.citySettings.keep({ walkProfiles: { standard: SLOW } });
  surroundings.setVisible(true);
  await until(theirs.stores.notices, ({ notice }) => notice?.key === 'citySettingsNew');
  expect(shown(theirs).info.walkProfiles.standard).toEqual(SLOW);
  expect(shown(theirs)).toMatchObject({ settings: { speedKmh: 6 }, isTried: true });
});

it('the capacity is judged by at once, and counts nothing anew', async () => {
  const desk = await sitDown(backend(), 'planner');
  const { counted } = shown(desk);
  const stationCapacity = { floorM2Per100Households: 55, mostHouseholds: { community: 1000 } };
  expect(await desk.citySettings.keep({ stationCapacity })).toBe(true);
  expect(shown(desk)).toMatchObject({ info: { stationCapacity } });
  expect(shown(desk).counted).toBe(counted);
});

it('only an admin of the whole city is let', async () => {
  const visit = backend();
  expect((await sitDown(visit, 'planner')).citySettings.mayKeep()).toBe(true);
  expect((await sitDown(visit, 'colleague')).citySettings.mayKeep()).toBe(false);
  const part = [{ role: 'admin' as const, unitCode: '990101001001' }];
  const people = [{ email: 'planner@example.org', password: 'secret', memberships: part }];
  const desk = await sitDown(createMemoryBackend(tinyCity(), { people }), 'planner');
  expect(desk.citySettings.mayKeep()).toBe(false);
});

it('a refusal changes nothing, neither here nor for the draft', async () => {
  const visit = backend();
  const planner = await sitDown(visit, 'colleague');
  expect(await planner.citySettings.keep({ walkProfiles: { standard: SLOW } })).toBe(false);
  expect(planner.stores.notices.getState().notice).toMatchObject({
    tone: 'broken',
    key: 'backend.forbidden',
  });
  expect(planner.stores.draft.getState().refusal).toBeNull();
  const cut = altered(visit(), { keepSettings: () => Promise.reject(new TypeError('Failed to fetch')) });
  const admin = await sitDown(visit, 'planner', { source: cut });
  expect(await admin.citySettings.keep({ walkProfiles: { standard: SLOW } })).toBe(false);
  expect(admin.stores.notices.getState().notice).toMatchObject({ key: 'backend.offline' });
  expect(shown(admin).info.walkProfiles).toEqual(DEFAULT_WALK_PROFILES);
});

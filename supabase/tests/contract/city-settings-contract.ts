import { beforeAll, expect, test } from 'vitest';
import { DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../../../src/domain/city.ts';
import {
  CEILING_RANGE,
  type CitySettingsChange,
  FLOOR_RANGE,
  isKeepable,
  WALK_RANGES,
} from '../../../src/domain/city-settings.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import { emailOf, PASSWORD } from '../support/databases.ts';
import { expectValue } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

const { older, standard, step_free: stepFree } = DEFAULT_WALK_PROFILES;
const SLOWER: CitySettingsChange = { walkProfiles: { older: { ...older, speedKmh: 2.9 } } };
const FLOOR: CitySettingsChange = {
  stationCapacity: { floorM2Per100Households: 45, mostHouseholds: { community: 3000 } },
};

/** What a city sets for itself: who keeps it, and what is refused. */
export function keepsTheCitySettingsContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;

  beforeAll(async () => {
    people = await visitors(subject());
    people['admin-a'] = subject().visitor();
    expectValue(await people['admin-a'].signIn(emailOf('admin-a'), PASSWORD));
  });

  const usual = { walkProfiles: DEFAULT_WALK_PROFILES, stationCapacity: DEFAULT_STATION_CAPACITY };
  const keepUsual = async () => expectValue(await people.admin.keepSettings(usual));

  test('an admin keeps a profile, everybody finds it, and the other profiles stay', async () => {
    await keepUsual();
    const kept = expectValue(await people.admin.keepSettings(SLOWER));
    expect(kept).toEqual({ ...usual, walkProfiles: { ...DEFAULT_WALK_PROFILES, ...SLOWER.walkProfiles } });
    for (const name of ['public', 'stranger', 'planner-b']) {
      expect(await people[name].loadInfo()).toMatchObject(kept);
      expect((await people[name].loadCity()).city.info).toMatchObject(kept);
    }
  });

  test('the capacity is kept as a whole, and the profiles stay', async () => {
    await keepUsual();
    expectValue(await people.admin.keepSettings(SLOWER));
    const kept = expectValue(await people.admin.keepSettings(FLOOR));
    expect(kept.stationCapacity).toEqual(FLOOR.stationCapacity);
    expect(kept.walkProfiles.older.speedKmh).toBe(2.9);
    expect(expectValue(await people.admin.keepSettings(usual))).toEqual(usual);
  });

  test('the map in force and its version are none of it', async () => {
    const before = await people.planner.loadCity();
    expectValue(await people.admin.keepSettings(FLOOR));
    const after = await people.planner.loadCity();
    expect(after.version).toBe(before.version);
    expect(after.city.stations).toEqual(before.city.stations);
  });

  test.each([
    ['public', 'not_signed_in'],
    ['stranger', 'forbidden'],
    ['planner', 'forbidden'],
    ['reviewer', 'forbidden'],
    ['leader', 'forbidden'],
    ['planner-a', 'forbidden'],
    // An admin of a part of the city.
    ['admin-a', 'forbidden'],
  ])('%s keeps nothing', async (name, reason) => {
    await keepUsual();
    expect(await people[name].keepSettings(SLOWER)).toMatchObject({ ok: false, reason });
    expect(await people.admin.loadInfo()).toMatchObject(usual);
  });

  const walk = (values: object): CitySettingsChange => ({
    walkProfiles: { standard: { ...standard, ...values } },
  });
  const capacity = (values: object): CitySettingsChange => ({
    stationCapacity: { ...DEFAULT_STATION_CAPACITY, ...values },
  });
  const names = Object.keys(WALK_RANGES) as (keyof typeof WALK_RANGES)[];

  test.each([
    ...names.flatMap((name) => [
      walk({ [name]: WALK_RANGES[name].min }),
      walk({ [name]: WALK_RANGES[name].max }),
    ]),
    capacity({ floorM2Per100Households: FLOOR_RANGE.min }),
    capacity({ floorM2Per100Households: FLOOR_RANGE.max }),
    capacity({ mostHouseholds: { grid: CEILING_RANGE.min, district: CEILING_RANGE.max } }),
  ])('the ends of the ranges are kept: %j', async (change) => {
    expect(isKeepable(change)).toBe(true);
    expect(expectValue(await people.admin.keepSettings(change))).toMatchObject(change);
  });

  test.each<CitySettingsChange>([
    {},
    ...names.flatMap((name) => [
      walk({ [name]: WALK_RANGES[name].min - 0.1 }),
      walk({ [name]: WALK_RANGES[name].max + 0.1 }),
      walk({ [name]: Number.NaN }),
    ]),
    { walkProfiles: { step_free: { ...stepFree, stepFree: false } } },
    capacity({ floorM2Per100Households: FLOOR_RANGE.min - 1 }),
    capacity({ floorM2Per100Households: FLOOR_RANGE.max + 1 }),
    capacity({ mostHouseholds: { grid: CEILING_RANGE.min - 1 } }),
    capacity({ mostHouseholds: { grid: CEILING_RANGE.max + 1 } }),
    capacity({ mostHouseholds: { grid: 10.5 } }),
    { ...FLOOR, ...walk({ speedKmh: 40 }) },
  ])('is refused, and nothing of it kept: %j', async (change) => {
    await keepUsual();
    expect(isKeepable(change)).toBe(false);
    expect(await people.admin.keepSettings(change)).toMatchObject({ ok: false, reason: 'invalid_input' });
    expect(await people.admin.loadInfo()).toMatchObject(usual);
  });
}

import { describe, expect, test } from 'vitest';
import { DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/coverage.ts';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import type { Json } from '../../src/sources/supabase/schema.gen.ts';
import { keepsTheCitySettingsContract } from './contract/city-settings-contract.ts';
import { A1, A2, CITY, strip, tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange } from './support/plans.ts';

const BRISK = { ...DEFAULT_WALK_PROFILES.brisk, speedKmh: 5.5 };

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsTheCitySettingsContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  keepsTheCitySettingsContract(() => ({ visitor: () => opened().source() }));

  test('the audit log has who kept what, and what it was before', async () => {
    const admin = await opened().sourceAs('admin');
    const usual = { walkProfiles: DEFAULT_WALK_PROFILES, stationCapacity: DEFAULT_STATION_CAPACITY };
    expectValue(await admin.keepSettings(usual));
    expectValue(await admin.keepSettings({ walkProfiles: { brisk: BRISK } }));
    const [last] = await opened().backend.query(
      `select split_part(email, '@', 1) as actor, action, unit_code, detail
       from audit_log join auth.users as u on u.id = actor order by audit_log.id desc limit 1`,
    );
    const to = { ...usual, walkProfiles: { ...DEFAULT_WALK_PROFILES, brisk: BRISK } };
    expect(last).toEqual({
      actor: 'admin',
      action: 'set_city_settings',
      unit_code: CITY,
      detail: { from: usual, to },
    });
  });

  test('nobody writes the settings but through the function, and nobody reaches its parts', async () => {
    for (const name of ['anon', 'stranger', 'planner', 'admin']) {
      const client = await opened().clientAs(name);
      const written = await client.from('city').update({ walk_profiles: {} }).eq('code', CITY).select();
      expect([401, 403]).toContain(written.status);
    }
    const [{ open }] = await opened().backend.query<{ open: boolean }>(
      `select bool_or(has_function_privilege(role, p.oid, 'execute')) as open
       from unnest(array['anon', 'authenticated', 'service_role']) as role, pg_proc as p
       where p.proname in ('is_number_within', 'walk_profile_fault', 'station_capacity_fault', 'city_settings_fault')`,
    );
    expect(open).toBe(false);
    const anonymous = await opened().clientAs('anon');
    expect((await anonymous.rpc('set_city_settings', { wanted: {} })).status).toBe(401);
  });

  const { standard } = DEFAULT_WALK_PROFILES;
  test.each<object>([
    [],
    { walkProfiles: [standard] },
    { walkProfiles: { runner: standard } },
    { walkProfiles: { standard: 4 } },
    { walkProfiles: { standard: { speedKmh: 4 } } },
    { walkProfiles: { standard: { ...standard, speedKmh: '4' } } },
    { walkProfiles: { standard: { ...standard, stepFree: null } } },
    { walkProfiles: { standard: { ...standard, pace: 4 } } },
    { stationCapacity: null },
    { stationCapacity: { floorM2Per100Households: 30 } },
    { stationCapacity: { floorM2Per100Households: null, mostHouseholds: {} } },
    { stationCapacity: { floorM2Per100Households: 30, mostHouseholds: { village: 10 } } },
    { stationCapacity: { floorM2Per100Households: 30, mostHouseholds: {}, floors: 3 } },
  ])('what is no settings at all is refused with one sentence: %j', async (wanted) => {
    const { error } = await (await opened().clientAs('admin')).rpc('set_city_settings', {
      wanted: wanted as Json,
    });
    expect(error).toMatchObject({ code: 'PT422', message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('what was published stays as it was, under the settings it was published with', async () => {
    const results = () =>
      opened().backend.query('select * from published_results where to_version is null order by id');
    const change = gridChange({ [A1]: strip(0, 3.4), [A2]: strip(3.4, 6) });
    const reviewer = await opened().sourceAs('reviewer');
    const plan = await approvedPlan(await opened().sourceAs('planner'), reviewer, CITY, change);
    expect(await reviewer.publishPlan(plan.id, figuresFor(change))).toMatchObject({ ok: true });
    const published = await results();
    expect(published).toContainEqual(expect.objectContaining({ settings: DEFAULT_SETTINGS }));
    const admin = await opened().sourceAs('admin');
    expectValue(await admin.keepSettings({ walkProfiles: { standard: { ...BRISK, speedKmh: 3.6 } } }));
    expect(await results()).toEqual(published);
  });
});

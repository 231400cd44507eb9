import { describe, expect, test } from 'vitest';
import type { CityData } from '../../src/domain/city.ts';
import { FACILITY_KINDS, FACILITY_STATES } from '../../src/domain/service-circle-facility.ts';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { GIVEN, keepsTheServiceCircleContract } from './contract/service-circle-contract.ts';
import { CITY, COMMUNITY_A, COMMUNITY_B, SUBDISTRICT_A, tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';
import { expectValue } from './support/plans.ts';

const city: CityData = { ...tinyCity, serviceCircles: [GIVEN] };
const TABLES = ['service_circles', 'service_circle_communities', 'service_circle_facilities'] as const;

describe('in memory', () => {
  const visitor = createMemoryBackend(city, { people: MEMORY_PEOPLE });
  keepsTheServiceCircleContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle(city));
  keepsTheServiceCircleContract(() => ({ visitor: () => opened().source() }));

  test('the database knows the same kinds and states of facilities', async () => {
    const [{ kinds, states }] = await opened().backend.query<{ kinds: string[]; states: string[] }>(
      'select enum_range(null::facility_kind)::text[] as kinds, enum_range(null::facility_state)::text[] as states',
    );
    expect([kinds, states]).toEqual([FACILITY_KINDS, FACILITY_STATES]);
  });

  test('the audit log has who kept and removed which circle, in the unit that holds all of it', async () => {
    const rows = await opened().backend.query<{ actor: string; action: string; unit: string; code: string }>(
      `select split_part(email, '@', 1) as actor, action, unit_code as unit, detail ->> 'code' as code
       from audit_log join auth.users as u on u.id = actor where action like '%circle' order by audit_log.id`,
    );
    expect(rows.map(({ actor, action, unit, code }) => [actor, action, unit, code])).toEqual([
      ['planner', 'save_circle', CITY, 'Q1'],
      ['planner-a', 'save_circle', COMMUNITY_A, 'Q-A'],
      ['planner-a', 'save_circle', COMMUNITY_A, 'Q-again'],
      ['planner', 'save_circle', CITY, 'Q1'],
      ['admin', 'save_circle', CITY, 'Q1'],
      ['planner', 'remove_circle', CITY, 'Q1'],
      ['planner-a', 'save_circle', COMMUNITY_A, 'Q2'],
    ]);
  });

  describe.each(['anon', 'stranger', 'planner', 'planner-a', 'reviewer', 'leader', 'admin'])('%s', (name) => {
    test('reads every table of circles', async () => {
      const client = await opened().clientAs(name);
      const seen = await Promise.all(TABLES.map((table) => client.from(table).select('*')));
      const there = await Promise.all(
        TABLES.map((table) =>
          opened()
            .backend.query(`select from ${table}`)
            .then((rows) => rows.length),
        ),
      );
      expect(seen.map(({ data }) => data?.length)).toEqual(there);
    });

    test('writes none of them directly', async () => {
      const client = await opened().clientAs(name);
      const writes = [
        client
          .from('service_circles')
          .insert({ code: 'x', name: 'x', circle_tier: 5, responsible_body: 'x' }),
        client.from('service_circles').update({ name: 'x' }).eq('code', GIVEN.code),
        client.from('service_circles').delete().eq('code', GIVEN.code),
        client.from('service_circle_communities').delete().eq('circle_code', GIVEN.code),
        client
          .from('service_circle_communities')
          .insert({ circle_code: GIVEN.code, circle_tier: 10, community_code: COMMUNITY_A }),
        client.from('service_circle_facilities').update({ name: 'x' }).eq('circle_code', GIVEN.code),
        client.from('service_circle_facilities').delete().eq('circle_code', GIVEN.code),
      ];
      for (const write of writes) expect([401, 403]).toContain((await write).status);
    });
  });

  test('nobody reaches the helpers', async () => {
    const [{ open }] = await opened().backend.query<{ open: string[] }>(
      `select array_agg(p.proname::text) filter (where has_function_privilege(role, p.oid, 'execute')) as open
       from pg_proc as p, unnest(array['anon', 'authenticated', 'service_role']) as role
       where p.proname = any ($1)`,
      [['write_circle', 'load_circles', 'lock_circle', 'record_circle', 'require_circle_planner']],
    );
    expect(open).toBeNull();
    const anonymous = await opened().clientAs('anon');
    const calls = [
      anonymous.rpc('save_circle', { circle: {}, expected_revision: 0 }),
      anonymous.rpc('remove_circle', { circle_code: GIVEN.code, expected_revision: 1 }),
    ];
    for (const call of calls) expect((await call).status).toBe(401);
  });

  test.each<[string, string, RegExp]>([
    [
      'a community in two circles of a tier',
      `insert into service_circles (code, name, circle_tier, responsible_body) values ('X', 'x', 10, 'x');
       insert into service_circle_communities values ('X', 10, '${COMMUNITY_B}')`,
      /once_per_tier/,
    ],
    [
      'a tier that does not fit the circle',
      `insert into service_circle_communities values ('Q-A', 15, '${COMMUNITY_B}')`,
      /foreign key/,
    ],
    [
      'a sub-district in a circle',
      `insert into service_circle_communities values ('${GIVEN.code}', 10, '${SUBDISTRICT_A}')`,
      /no community/,
    ],
    [
      'a fourth tier',
      `insert into service_circles (code, name, circle_tier, responsible_body) values ('X', 'x', 20, 'x')`,
      /circle_tier/,
    ],
    [
      'a code used twice',
      `insert into service_circles (code, name, circle_tier, responsible_body) values ('${GIVEN.code}', 'x', 5, 'x')`,
      /duplicate key|unique/,
    ],
    [
      'a facility of no circle',
      `insert into service_circle_facilities values ('X', 1, 'gym', null, null, 'present')`,
      /foreign key/,
    ],
    [
      'a circle that nobody answers for',
      `update service_circles set responsible_body = ' '`,
      /responsible_body/,
    ],
  ])('the database itself refuses %s', async (_, sql, reason) => {
    await expect(opened().backend.exec(sql)).rejects.toThrow(reason);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a tier that is no tier', { ...GIVEN, code: 'X', circleTier: 'ten' }],
    ['facilities that are no list', { ...GIVEN, code: 'X', circleTier: 5, facilities: {} }],
    [
      'a facility of an unknown kind',
      { ...GIVEN, code: 'X', circleTier: 5, facilities: [{ kind: 'casino', state: 'present' }] },
    ],
    ['communities that are no codes', { ...GIVEN, code: 'X', circleTier: 5, communityCodes: [null, {}] }],
    ['a code from a spreadsheet', { ...GIVEN, code: '9.9E+11', circleTier: 5 }],
  ])('%s in place of a circle is refused with a sentence', async (_, circle) => {
    const client = await opened().clientAs('planner');
    const { error } = await client.rpc('save_circle', { circle: circle as never, expected_revision: 0 });
    expect(error?.code).toBe('PT422');
    expect(error?.message).toMatch(/^This circle cannot be kept: .+\.$/);
  });

  test('a station that closes leaves the facility in the list', async () => {
    const planner = (await opened().sourceAs('planner-a')).circles;
    const facility = {
      kind: 'elderly_station',
      name: '日间照料',
      stationCode: 'S1',
      state: 'present',
    } as const;
    const kept = (await planner.list()).find(({ code }) => code === 'Q2')!;
    expectValue(await planner.save({ ...kept, facilities: [facility] }, kept.revision));
    await opened().backend.exec(`update stations set to_version = 2, valid_to = now() where code = 'S1'`);
    expect((await planner.list()).find(({ code }) => code === 'Q2')?.facilities).toEqual([facility]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/sources/supabase/schema.gen.ts';
import { A1, A2, CITY, COMMUNITY_A, COMMUNITY_B, SUBDISTRICT_A, SUBDISTRICT_B } from './fixture/tiny-city.ts';
import { emailOf, onEachDatabase, PASSWORD, useBackend } from './support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange, stationChange } from './support/plans.ts';

type Table = keyof Database['public']['Tables'];

/** Facts of the street: the same rows for everybody. */
const OPEN_TABLES: readonly Table[] = [
  'city',
  'admin_units',
  'compounds',
  'gates',
  'streets',
  'network_nodes',
  'network_edges',
  'backdrop',
  'crossings',
  'metrics',
  'service_circles',
  'service_circle_communities',
  'service_circle_facilities',
  'demo_access',
  'public_documents',
];

/** Rows seen in the closed tables after the story below; `null`: refused before any row is looked at. */
const CLOSED_TABLES: Readonly<Record<string, readonly Table[]>> = {
  counts: ['buildings', 'grids', 'issued_grid_codes'],
  publicView: ['grid_duty_phones', 'fact_reports'],
  plans: [
    'plans',
    'plan_changes',
    'grid_lineage',
    'published_results',
    'published_loads',
    'audit_log',
    'memberships',
    'kiosks',
  ],
  aroundPlans: [
    'plan_revisions',
    'plan_revision_records',
    'plan_steps',
    'plan_comments',
    'plan_contested',
    'plan_presence',
  ],
};
const closedTables = Object.values(CLOSED_TABLES).flat();

onEachDatabase((kind) => {
  const opened = useBackend(kind, async (test) => {
    await test.settle();
    // Something to see in every table: one plan in force, one draft.
    const [planner, reviewer] = [await test.sourceAs('planner'), await test.sourceAs('reviewer')];
    const change = stationChange('S1', { floorAreaM2: 400 });
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    await reviewer.publishPlan(plan.id, figuresFor(gridChange({})));
    const author = await test.sourceAs('planner-a');
    const draft = expectValue(await author.createPlan('东风草案', SUBDISTRICT_A));
    const moved = stationChange('S1', { phone: null }, (await author.loadCity()).city);
    const contested = [{ buildingCode: 'H001', keptIn: A1, wantedIn: A2 }];
    expectValue(await author.savePlan(draft.id, 1, moved, contested));
    expectValue(await author.addComment(draft.id, A1, '界线偏东'));
    expectValue(await author.touchPlan(draft.id, COMMUNITY_A));
    await test.backend.exec(`insert into network_nodes values (0, 'n', st_setsrid(st_point(114, 22.5), 4490)), (1, 'm', st_setsrid(st_point(114, 22.6), 4490));
      insert into network_edges values (0, 0, 1, 10, false);
      insert into grid_lineage (plan_id, version, kind, successor_id) select plan_id, 1, 'new', id from grids;
      insert into service_circles (code, name, circle_tier, responsible_body) values ('Q1', '生活圈', 15, '街道办事处');
      insert into service_circle_communities values ('Q1', 15, '${COMMUNITY_A}');
      insert into service_circle_facilities values ('Q1', 1, 'gym', null, null, 'missing');
      insert into kiosks (user_id, name, unit_code, expires_at)
        select id, '大厅', '${CITY}', now() + interval '1 day' from auth.users where email = '${emailOf('leader')}';
      insert into grid_duty_phones values ('${A1}', '0571-1');
      insert into public_documents values ('index.json', 1, '{}', now(), 'here');
      select report_fact('S1', 'hours', '周六也开');
      update city set demo_mode = true;
      insert into demo_access values ('x@demo.gridcircle.cn', 'planner', 'p')`);
  });

  /** How many rows somebody sees; `null` when the table is closed to them. */
  async function rowsSeen(name: string, table: Table): Promise<number | null> {
    const client = await opened().clientAs(name);
    const { data, error, status } = await client.from(table).select('*');
    if (!error) return data.length;
    expect([401, 403]).toContain(status);
    return null;
  }

  async function rowsThere(table: string): Promise<number> {
    const [{ count }] = await opened().backend.query<{ count: number }>(
      `select count(*)::int as count from ${table}`,
    );
    return count;
  }

  test('every table has row-level security, and this suite knows it', async () => {
    const tables = await opened().backend.query<{ name: string; secured: boolean }>(
      `select c.relname::text as name, c.relrowsecurity as secured from pg_class c
       where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
       order by c.relname collate "C"`,
    );
    expect(tables.filter(({ secured }) => !secured)).toEqual([]);
    expect(tables.map(({ name }) => name)).toEqual([...OPEN_TABLES, ...closedTables, 'stations'].sort());
  });

  test('no function runs with a search path of the caller', async () => {
    const loose = await opened().backend.query(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
         and not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')`,
    );
    expect(loose).toEqual([]);
  });

  test.each(OPEN_TABLES)('%s is open to everybody, and nobody writes it', async (table) => {
    const there = await rowsThere(table);
    expect(there).toBeGreaterThan(0);
    for (const name of ['anon', 'stranger', 'planner-a', 'leader', 'admin']) {
      expect(await rowsSeen(name, table)).toBe(there);
    }
  });

  test('the public sees stations in force only; those who work here their history too', async () => {
    expect(await rowsSeen('anon', 'stations')).toBe(3);
    expect(await rowsSeen('stranger', 'stations')).toBe(3);
    expect(await rowsSeen('planner-b', 'stations')).toBe(4);
  });

  test.each(closedTables)('%s is closed to the public and empty for strangers', async (table) => {
    expect(await rowsThere(table)).toBeGreaterThan(0);
    expect(await rowsSeen('anon', table)).toBeNull();
    expect(await rowsSeen('stranger', table)).toBe(0);
    // Asking once more changes nothing: no grant comes back with the first request.
    expect(await rowsSeen('anon', table)).toBeNull();
  });

  test.each(['planner', 'reviewer', 'leader', 'admin'])('the city-wide %s sees every count', async (name) => {
    for (const table of [
      'buildings',
      'grids',
      'issued_grid_codes',
      'plans',
      'plan_changes',
      'grid_lineage',
      'published_results',
      'published_loads',
      ...CLOSED_TABLES.aroundPlans,
    ] as const) {
      expect([table, await rowsSeen(name, table)]).toEqual([table, await rowsThere(table)]);
    }
  });

  test.each(['planner-a', 'community-planner-a', 'reviewer-a', 'leader-a', 'admin-a'])(
    '%s sees the counts of the own unit and none outside',
    async (name) => {
      const client = await opened().clientAs(name);
      const { data: buildings } = await client.from('buildings').select('unit_code');
      expect(buildings!.map((row) => row.unit_code)).toEqual(Array(6).fill(COMMUNITY_A));
      const { data: grids } = await client.from('grids').select('community_code');
      expect(grids!.map((row) => row.community_code)).toEqual(Array(3).fill(COMMUNITY_A));
      const { data: figures } = await client.from('published_results').select('unit_code, grid_code');
      const foreign = figures!.filter((row) => [SUBDISTRICT_B, COMMUNITY_B].includes(row.unit_code));
      expect(foreign).toEqual([]);
      // Totals of the whole city are published to everyone who works here.
      expect(figures!.filter((row) => row.unit_code === CITY).length).toBeGreaterThan(0);
      expect(figures!.filter((row) => row.unit_code === CITY && row.grid_code !== null)).toEqual([]);
      const { data: loads } = await client.from('published_loads').select('unit_code');
      const own = name.startsWith('community') ? [COMMUNITY_A] : [SUBDISTRICT_A, COMMUNITY_A];
      expect(loads!.map((row) => row.unit_code).sort()).toEqual([CITY, ...own].sort());
    },
  );

  test.each(['planner-a', 'reviewer-a', 'leader-a', 'admin-a'])(
    '%s sees what gathers around the plans of the own unit',
    async (name) => {
      const client = await opened().clientAs(name);
      const { data: plans } = await client.from('plans').select('id');
      const own = plans!.map(({ id }) => id);
      expect(own).toHaveLength(1);
      for (const table of CLOSED_TABLES.aroundPlans) {
        const { data } = await client.from(table).select('*');
        expect([table, data!.length > 0]).toEqual([table, true]);
        expect(data!.filter((row) => !own.includes((row as { plan_id: string }).plan_id))).toEqual([]);
      }
    },
  );

  test.each(['planner-b', 'community-planner-a', 'stranger'])(
    '%s, of another unit, sees nothing of it, by table or by function',
    async (name) => {
      const [{ id }] = await opened().backend.query<{ id: string }>(
        'select id from plans where status = $1',
        ['draft'],
      );
      const client = await opened().clientAs(name);
      for (const table of CLOSED_TABLES.aroundPlans)
        expect([table, await rowsSeen(name, table)]).toEqual([table, 0]);
      const [{ comment }] = await opened().backend.query<{ comment: string }>(
        'select id as comment from plan_comments',
      );
      const window_id = crypto.randomUUID();
      const calls = [
        client.rpc('load_plan', { plan_id: id }),
        client.rpc('plan_history', { plan_id: id }),
        client.rpc('load_revision', { plan_id: id, revision: 2 }),
        client.rpc('restore_revision', { plan_id: id, expected_revision: 2, revision: 1 }),
        client.rpc('settle_contested', { plan_id: id, building_codes: ['H001'] }),
        client.rpc('list_comments', { plan_id: id }),
        client.rpc('add_comment', { plan_id: id, grid_code: A1, body: 'x' }),
        client.rpc('resolve_comment', { comment_id: comment, resolved: true }),
        client.rpc('touch_plan', { plan_id: id, window_id, community_code: COMMUNITY_A }),
        client.rpc('plan_lineage', { plan_id: id }),
      ];
      for (const call of calls) expect((await call).error?.code).toBe('PT404');
    },
  );

  test('earlier maps are for those who work here, each in the own unit', async () => {
    const gridsOf = async (name: string) => {
      const answer = await (await opened().sourceAs(name)).gridsAt(1, [COMMUNITY_A, COMMUNITY_B]);
      return answer.ok ? answer.value.map(({ communityCode }) => communityCode) : answer.reason;
    };
    expect(await gridsOf('planner-b')).toEqual([COMMUNITY_B, COMMUNITY_B]);
    expect(await gridsOf('leader-a')).toEqual([COMMUNITY_A, COMMUNITY_A, COMMUNITY_A]);
    expect(await gridsOf('stranger')).toBe('forbidden');
    const visitor = opened().source();
    expect(await visitor.gridsAt(1, [COMMUNITY_A])).toMatchObject({ ok: false, reason: 'not_signed_in' });
    expect(await visitor.stationsAt(1)).toMatchObject({ ok: false, reason: 'not_signed_in' });
  });

  test('the same through the read functions: what one may not see is absent', async () => {
    const outside = await (await opened().sourceAs('planner-b')).loadCity();
    expect(outside.city.buildings.codes).toEqual(['H007', 'H008', 'H009', 'H010']);
    expect(outside.city.grids.map((grid) => grid.communityCode)).toEqual([COMMUNITY_B, COMMUNITY_B]);
    expect(outside.city.stations).toHaveLength(3);
    for (const source of [opened().source(), await opened().sourceAs('stranger')]) {
      const { city } = await source.loadCity();
      expect(city.buildings.count).toBe(0);
      expect(city.grids.map((grid) => grid.staff)).toEqual(Array(5).fill({}));
    }
    const { status } = await opened().client().rpc('city_buildings');
    expect(status).toBe(401);
  });

  test('the operator may hide the grids from the public', async () => {
    const { backend } = opened();
    await backend.exec('update city set public_shows_grids = false');
    expect((await opened().source().loadCity()).city.grids).toEqual([]);
    await backend.exec('update city set public_shows_grids = true');
    expect((await opened().source().loadCity()).city.grids).toHaveLength(5);
  });

  describe.each(['anon', 'stranger', 'planner', 'reviewer', 'leader', 'admin'])('%s', (name) => {
    test('writes no table of the city directly', async () => {
      const client = await opened().clientAs(name);
      const writes = [
        client.from('city').update({ name: 'x' }).eq('is_the_city', true),
        client.from('buildings').update({ household_count: 0 }).eq('code', 'H001'),
        client.from('grids').update({ name: 'x' }).eq('code', A1),
        client.from('stations').delete().eq('code', 'S1'),
        client.from('plans').update({ status: 'approved' }).neq('number', ''),
        client.from('published_results').delete().neq('unit_code', ''),
        client.from('published_loads').update({ overloaded_stations: 0 }).neq('unit_code', ''),
        client.from('plan_revisions').delete().neq('revision', 0),
        client.from('plan_steps').update({ note: 'x' }).neq('revision', 0),
        client.from('plan_comments').update({ body: 'x' }).neq('body', ''),
        client.from('plan_contested').delete().neq('kept_in', ''),
        client.from('plan_presence').delete().neq('author_name', ''),
        client.from('audit_log').delete().neq('action', ''),
        client.from('demo_access').insert({ email: 'y', role: 'admin', password: 'y' }),
      ];
      for (const write of writes) expect([401, 403]).toContain((await write).status);
    });
  });

  test('an admin gives and takes memberships in the own unit only; nobody else does', async () => {
    const { backend } = opened();
    const [{ id }] = await backend.query<{ id: string }>('select id from auth.users where email = $1', [
      emailOf('stranger'),
    ]);
    const give = async (name: string, unit_code: string) =>
      (
        await (
          await opened().clientAs(name)
        )
          .from('memberships')
          .insert({ user_id: id, role: 'leader', unit_code })
      ).status;
    expect(await give('planner-a', SUBDISTRICT_A)).toBe(403);
    expect(await give('stranger', SUBDISTRICT_A)).toBe(403);
    expect(await give('admin-a', CITY)).toBe(403);
    expect(await give('admin-a', SUBDISTRICT_B)).toBe(403);
    expect(await give('admin-a', SUBDISTRICT_A)).toBe(201);
    const stranger = opened().source();
    expect(await stranger.signIn(emailOf('stranger'), PASSWORD)).toMatchObject({
      ok: true,
      value: { memberships: [{ role: 'leader', unitCode: SUBDISTRICT_A }] },
    });
    await (await opened().clientAs('admin-a')).from('memberships').delete().eq('user_id', id);
    expect((await stranger.session())!.memberships).toEqual([]);
  });

  test('helpers of the database are not reachable from outside', async () => {
    for (const name of ['anon', 'planner', 'admin']) {
      const client = await opened().clientAs(name);
      const answer = await client.rpc('add_demo_account' as never, {} as never);
      expect([404, 401, 403]).toContain(answer.status);
    }
  });
});

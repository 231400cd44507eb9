/** A screen without a keyboard reads one unit as a leader of it does, and writes nothing. */
import { describe, expect, test, vi } from 'vitest';
import { issueKiosk, listKiosks, revokeKiosk } from '../../src/server/operate-kiosk.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import { kioskAccount } from '../../src/sources/kiosk.ts';
import { A1, CITY, COMMUNITY_A, COMMUNITY_B, SUBDISTRICT_A, SUBDISTRICT_B } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange, stationChange } from './support/plans.ts';
import { withRealtime } from './support/realtime.ts';

onEachDatabase((kind) => {
  const opened = useBackend(kind, async (test) => {
    await test.settle();
    const [planner, reviewer] = [await test.sourceAs('planner'), await test.sourceAs('reviewer')];
    const plan = await approvedPlan(planner, reviewer, CITY, stationChange('S1', { floorAreaM2: 400 }));
    await reviewer.publishPlan(plan.id, figuresFor(gridChange({})));
    const author = await test.sourceAs('planner-a');
    const draft = expectValue(await author.createPlan('东风草案', SUBDISTRICT_A));
    expectValue(await author.addComment(draft.id, A1, '界线偏东'));
  });

  const issue = (name: string, unit?: string) =>
    issueKiosk(opened().backend, opened().backend.createAccount, { name, unit });

  /** The screen, signed in with its key. */
  async function screen(key: string): Promise<CitySource> {
    const source = opened().source();
    const account = kioskAccount(key)!;
    expectValue(await source.signIn(account.email, account.password));
    return source;
  }

  async function clientOf(key: string) {
    const { email, password } = kioskAccount(key)!;
    const { data, error } = await opened().client().auth.signInWithPassword({ email, password });
    if (error) throw error;
    return opened().client(data.session.access_token);
  }

  test('it reads its unit as a leader of the unit does, and nothing else', async () => {
    const key = await issue('大厅', SUBDISTRICT_A);
    const [kiosk, leader] = [await screen(key), await opened().sourceAs('leader-a')];
    expect(await kiosk.session()).toMatchObject({
      memberships: [{ role: 'leader', unitCode: SUBDISTRICT_A }],
      kiosk: { name: '大厅', unitCode: SUBDISTRICT_A, standing: 'valid' },
    });
    expect(await kiosk.mapPulse()).toEqual({ version: 2, worksHere: true });
    expect(await kiosk.loadCity()).toEqual(await leader.loadCity());
    expect(await kiosk.listPlans()).toEqual(await leader.listPlans());
    for (const unit of [SUBDISTRICT_A, COMMUNITY_A, CITY, SUBDISTRICT_B]) {
      expect(await kiosk.publishedVersions(unit)).toEqual(await leader.publishedVersions(unit));
    }
    expect(await kiosk.gridsAt(1, [COMMUNITY_A, COMMUNITY_B])).toEqual(
      await leader.gridsAt(1, [COMMUNITY_A, COMMUNITY_B]),
    );
    const { city } = await kiosk.loadCity();
    expect(new Set(city.grids.map(({ communityCode }) => communityCode))).toEqual(new Set([COMMUNITY_A]));
  });

  test('row by row it sees what the leader sees', async () => {
    const client = await clientOf(await issue('一楼', SUBDISTRICT_A));
    const leader = await opened().clientAs('leader-a');
    for (const table of [
      'buildings',
      'grids',
      'issued_grid_codes',
      'stations',
      'plans',
      'plan_changes',
      'plan_comments',
      'plan_steps',
      'grid_lineage',
      'published_results',
      'published_loads',
      'audit_log',
    ] as const) {
      const rows = async (asked: typeof client) => JSON.stringify((await asked.from(table).select('*')).data);
      expect([table, await rows(client)]).toEqual([table, await rows(leader)]);
    }
    expect((await client.from('memberships').select('*')).data).toEqual([]);
    const { data: kiosks } = await client.from('kiosks').select('name');
    expect(kiosks).toEqual([{ name: '一楼' }]);
  });

  test('it writes nothing', async () => {
    const key = await issue('二楼');
    const kiosk = await screen(key);
    const client = await clientOf(key);
    const [draft] = await kiosk.listPlans();
    const refused = { ok: false, reason: 'forbidden' };
    expect(await kiosk.createPlan('x', CITY)).toMatchObject(refused);
    expect(await kiosk.savePlan(draft.id, draft.revision, gridChange({}))).toMatchObject(refused);
    expect(await kiosk.submitPlan(draft.id)).toMatchObject(refused);
    expect(await kiosk.approvePlan(draft.id, '')).toMatchObject(refused);
    expect(await kiosk.publishPlan(draft.id, figuresFor(gridChange({})))).toMatchObject(refused);
    expect(await kiosk.addComment(draft.id, A1, 'x')).toMatchObject(refused);
    expect(await kiosk.touchPlan(draft.id, COMMUNITY_A)).toMatchObject(refused);
    expect(await kiosk.restoreVersion(1, 'x', CITY)).toMatchObject(refused);
    const [comment] = expectValue(await kiosk.listComments(draft.id));
    expect(await kiosk.resolveComment(comment.id, true)).toMatchObject(refused);
    const [{ user_id }] = (await client.from('kiosks').select('user_id')).data!;
    const writes = [
      client.from('kiosks').update({ expires_at: '2999-01-01' }).eq('user_id', user_id),
      client.from('kiosks').insert({ user_id, name: 'x', unit_code: CITY, expires_at: '2999-01-01' }),
      client.from('memberships').insert({ user_id, role: 'leader', unit_code: CITY }),
      client.from('grids').update({ name: 'x' }).eq('code', A1),
      client.from('plan_comments').delete().neq('body', ''),
    ];
    for (const write of writes) expect([401, 403]).toContain((await write).status);
    const { email, password } = kioskAccount(key)!;
    const itself = opened().client();
    await itself.auth.signInWithPassword({ email, password });
    expect((await itself.auth.updateUser({ password: 'another-password' })).error).not.toBeNull();
  });

  describe.each([
    ['revoked', (name: string) => revokeKiosk(opened().backend, name)],
    [
      'expired',
      (name: string) =>
        opened().backend.query("update kiosks set expires_at = now() - interval '1 second' where name = $1", [
          name,
        ]),
    ],
  ] as const)('%s', (standing, end) => {
    test('it reads what strangers read, at once, and says why', async () => {
      const name = `屏幕 ${standing}`;
      const key = await issue(name, SUBDISTRICT_A);
      const kiosk = await screen(key);
      const client = await clientOf(key);
      expect((await kiosk.loadCity()).city.buildings.count).toBeGreaterThan(0);
      await end(name);
      expect(await kiosk.mapPulse()).toEqual({ version: 2, worksHere: false });
      expect(await kiosk.session()).toMatchObject({ memberships: [], kiosk: { name, standing } });
      expect(await kiosk.loadCity()).toEqual(await (await opened().sourceAs('stranger')).loadCity());
      for (const table of ['buildings', 'grids', 'plans', 'published_results', 'published_loads'] as const) {
        expect([table, (await client.from(table).select('*')).data]).toEqual([table, []]);
      }
      expect(await listKiosks(opened().backend)).toContainEqual(expect.objectContaining({ name, standing }));
    });
  });

  test('nobody but the screen itself and an admin above it sees that there is one', async () => {
    await issue('三楼', SUBDISTRICT_B);
    const names = async (who: string) =>
      (await (await opened().clientAs(who)).from('kiosks').select('name')).data?.map(({ name }) => name) ??
      null;
    expect(await names('admin')).toContain('三楼');
    expect(await names('admin-a')).not.toContain('三楼');
    for (const who of ['leader', 'planner', 'stranger']) expect(await names(who)).toEqual([]);
    expect(await names('anon')).toBeNull();
  });

  test('where there is a live line, who works here hears the bell of the map, and nobody else', async () => {
    const live = await withRealtime(opened());
    const heard: string[] = [];
    const listening = await Promise.all(
      ['leader-a', 'stranger'].map(async (name) =>
        (await live.sourceAs(name)).listenToMap(() => heard.push(name)),
      ),
    );
    // The line stands: whoever has one asks at once.
    await vi.waitUntil(() => heard.includes('leader-a'), { timeout: 60_000, interval: 10 });
    heard.length = 0;
    const [planner, reviewer] = [await live.sourceAs('planner'), await live.sourceAs('reviewer')];
    const { city } = await planner.loadCity();
    const change = stationChange('S1', { floorAreaM2: 500 }, city);
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    expect(await reviewer.publishPlan(plan.id, figuresFor(gridChange({})))).toMatchObject({ ok: true });
    await vi.waitUntil(() => heard.length > 0, { timeout: 60_000, interval: 10 });
    expect(new Set(heard)).toEqual(new Set(['leader-a']));
    expect(live.server.present()).toEqual([]);
    for (const leave of listening) leave();
    await live.close();
  });

  test('the database keeps no key, and the operator is told what cannot be', async () => {
    const key = await issue('四楼');
    const { password } = kioskAccount(key)!;
    const [{ kept }] = await opened().backend.query<{ kept: string }>(
      `select string_agg(to_jsonb(u)::text, '') as kept from auth.users as u`,
    );
    expect(kept).not.toContain(password);
    await expect(issue('四楼')).rejects.toThrow('already');
    await expect(issue('五楼', 'nowhere')).rejects.toThrow('There is no unit nowhere');
    await expect(issue(' ')).rejects.toThrow('needs a name');
    await expect(revokeKiosk(opened().backend, 'nobody')).rejects.toThrow('There is no kiosk nobody');
  });
});

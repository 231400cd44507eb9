/** What an operator says about the public's view: it comes with the city, and an admin of the whole city keeps it. */
import { expect, test } from 'vitest';
import { DEFAULT_PUBLIC_SETTINGS, type PublicSettings } from '../../src/domain/public-city.ts';
import type { Json } from '../../src/sources/supabase/schema.gen.ts';
import { A1, A2, A3, B1, CITY, grid, strip, tinyCity } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, figuresFor, gridChange } from './support/plans.ts';

const SETTINGS: PublicSettings = {
  boundaries: false,
  operatorPhone: '12345',
  changesUntil: '2026-12-31',
  leastHouseholds: 20,
  roundTo: 50,
};

onEachDatabase((kind) => {
  const phones = {
    [A1]: '0571-1',
    [A2]: '0571-2',
    [B1]: '0571-3',
    'no such grid': '0571-4',
    [A3]: '1'.repeat(41),
  };
  const opened = useBackend(kind, (backend) =>
    backend.settle({ ...tinyCity, publicFacts: { settings: SETTINGS, dutyPhones: phones } }),
  );
  const facts = async (name: string) => (await (await opened().clientAs(name)).rpc('public_facts')).data;
  const keep = async (wanted: object, name = 'admin') =>
    (await opened().clientAs(name)).rpc('set_public_settings', { wanted: wanted as Json });

  test('a city brings its own; a telephone that cannot stand is left out', async () => {
    expect(await facts('admin')).toEqual({
      settings: SETTINGS,
      dutyPhones: { [A1]: '0571-1', [A2]: '0571-2', [B1]: '0571-3' },
    });
    // Lines that are not public are not: the grids themselves are closed as well.
    expect((await opened().source().loadCity()).city.grids).toEqual([]);
  });

  test('each sees the telephones of the own unit; the public sees them in the projection alone', async () => {
    expect(await facts('leader-a')).toMatchObject({ dutyPhones: { [A1]: '0571-1', [A2]: '0571-2' } });
    expect(await facts('planner-b')).toMatchObject({ dutyPhones: { [B1]: '0571-3' } });
    expect(await facts('stranger')).toMatchObject({ dutyPhones: {} });
    expect(await facts('anon')).toBeNull();
  });

  test('an admin of the whole city keeps what is named, and the audit log what it was', async () => {
    await keep(SETTINGS);
    expect((await keep({ roundTo: 100, changesUntil: null })).data).toEqual({
      ...SETTINGS,
      roundTo: 100,
      changesUntil: null,
    });
    expect((await keep({ operatorPhone: null, boundaries: true })).data).toMatchObject({
      operatorPhone: null,
      boundaries: true,
    });
    expect((await opened().source().loadCity()).city.grids).toHaveLength(5);
    const [last] = await opened().backend.query(
      `select unit_code, detail -> 'from' ->> 'operatorPhone' as was, detail -> 'to' ->> 'operatorPhone' as is
       from audit_log where action = 'set_public_settings' order by id desc limit 1`,
    );
    expect(last).toEqual({ unit_code: CITY, was: '12345', is: null });
  });

  test.each(['admin-a', 'planner', 'reviewer', 'leader', 'stranger'])('%s keeps nothing', async (name) => {
    expect((await keep({ roundTo: 5 }, name)).error).toMatchObject({ code: 'PT403' });
    const client = await opened().clientAs(name);
    expect((await client.rpc('set_duty_phones', { wanted: { [A1]: '1' } })).error).toMatchObject({
      code: 'PT403',
    });
    expect([401, 403]).toContain(
      (await client.from('grid_duty_phones').insert({ grid_code: A3, phone: '1' })).status,
    );
  });

  test('whoever is not signed in does not even reach the functions', async () => {
    expect((await keep({ roundTo: 5 }, 'anon')).status).toBe(401);
    const client = await opened().clientAs('anon');
    expect((await client.rpc('set_duty_phones', { wanted: {} })).status).toBe(401);
    expect((await client.from('grid_duty_phones').select('*')).status).toBe(401);
  });

  test.each<object>([
    {},
    [],
    { colour: 'red' },
    { boundaries: 'yes' },
    { boundaries: null },
    { operatorPhone: '' },
    { operatorPhone: 12345 },
    { operatorPhone: '1'.repeat(41) },
    { operatorPhone: '1\n2' },
    { changesUntil: '2026-02-30' },
    { changesUntil: 'tomorrow' },
    { leastHouseholds: 0 },
    { leastHouseholds: 2.5 },
    { roundTo: 0 },
    { roundTo: '10' },
    { roundTo: null },
  ])('what is no setting is refused with one sentence: %j', async (wanted) => {
    const { error } = await keep(wanted);
    expect(error).toMatchObject({ code: 'PT422', message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('a telephone stays with its grid through a redraw, and goes with the code', async () => {
    const admin = await opened().clientAs('admin');
    const wrong = [{ [A1]: 5 }, { [A1]: ' ' }, { nowhere: '0571-9' }, {}];
    for (const wanted of wrong) {
      expect((await admin.rpc('set_duty_phones', { wanted })).error).toMatchObject({ code: 'PT422' });
    }
    const kept = await admin.rpc('set_duty_phones', { wanted: { [A1]: '0571-10', [B1]: null } });
    expect(kept.data).toEqual({ [A1]: '0571-10', [A2]: '0571-2' });

    const heir = `${A1.slice(0, 12)}004`;
    const change = gridChange({
      [A1]: strip(0, 4.5),
      [A2]: null,
      [heir]: grid(heir, '新网格', strip(4.5, 6)),
    });
    const [planner, reviewer] = [await opened().sourceAs('planner'), await opened().sourceAs('reviewer')];
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    expect(await reviewer.publishPlan(plan.id, figuresFor(change))).toMatchObject({ ok: true, version: 2 });
    expect(await facts('admin')).toMatchObject({ dutyPhones: { [A1]: '0571-10' } });
    expect(Object.keys(((await facts('admin')) as { dutyPhones: object }).dutyPhones)).toEqual([A1]);
  });
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());

  test('a city that says nothing has the usual settings; one that is invented shows its lines', async () => {
    const { data } = await (await opened().clientAs('admin')).rpc('public_facts');
    expect(data).toEqual({ settings: { ...DEFAULT_PUBLIC_SETTINGS, boundaries: true }, dutyPhones: {} });
  });
});

/** "Report wrong facts": anybody sends, nobody is stored, and only those who keep the facts of the place read. */
import { describe, expect, test } from 'vitest';
import { issueKiosk } from '../../src/server/operate-kiosk.ts';
import { kioskAccount } from '../../src/sources/kiosk.ts';
import { CITY, COMMUNITY_A, COMMUNITY_B } from './fixture/tiny-city.ts';
import { onEachDatabase, type TestBackend, useBackend } from './support/databases.ts';

type Client = Awaited<ReturnType<TestBackend['clientAs']>>;

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  const report = async (station: string, fault: string, note?: string) =>
    (await opened().clientAs('anon')).rpc('report_fact', {
      station,
      fault,
      ...(note === undefined ? {} : { note }),
    });
  const forget = () => opened().backend.exec('delete from fact_reports');
  /** As many as came within this hour, and within the next should it begin meanwhile. */
  const came = (station: string, times: number) =>
    opened().backend.query(
      `insert into fact_reports (station_code, unit_code, fault, note, came_at)
       select $1, $2, 'other', '', date_trunc('hour', now()) + make_interval(hours => hour)
       from generate_series(0, 1) as hour, generate_series(1, $3::int)`,
      [station, COMMUNITY_A, times],
    );
  const rows = (columns: string) =>
    opened().backend.query<Record<string, unknown>>(`select ${columns} from fact_reports order by id`);

  test('a report holds the station, what is wrong, a few words and the hour; nothing of whoever sent it', async () => {
    await forget();
    expect((await report('S1', 'hours', '  周六 9:00-12:00\n也开 ')).error).toBeNull();
    expect((await report('S2', 'gone')).error).toBeNull();
    expect((await report('S3', 'services', '')).error).toBeNull();
    expect(await rows('station_code, unit_code, fault, note')).toEqual([
      { station_code: 'S1', unit_code: COMMUNITY_A, fault: 'hours', note: '周六 9:00-12:00 也开' },
      { station_code: 'S2', unit_code: COMMUNITY_B, fault: 'gone', note: '' },
      { station_code: 'S3', unit_code: CITY, fault: 'services', note: '' },
    ]);
    const columns = await opened().backend.query<{ name: string }>(
      `select attname::text as name from pg_attribute
       where attrelid = 'public.fact_reports'::regclass and attnum > 0 order by attnum`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'station_code',
      'unit_code',
      'fault',
      'note',
      'came_at',
      'handled_at',
    ]);
    const hours = await rows('extract(epoch from came_at)::int % 3600 as seconds');
    expect(hours).toEqual(Array(3).fill({ seconds: 0 }));
  });

  test.each([
    ['S9', 'hours', '', 'PT404'],
    ['', 'hours', '', 'PT404'],
    ['S1', 'rude', '', 'PT422'],
    ['S1', '', '', 'PT422'],
    ['S1', 'other', '字'.repeat(201), 'PT422'],
  ])('of %j, %j is refused with a reason', async (station, fault, note, code) => {
    await forget();
    const { error } = await report(station, fault, note);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].+\.$/) });
    expect(await rows('id')).toEqual([]);
  });

  test.each([
    '打13812345678',
    '138 1234 5678 找我',
    '138-1234-5678',
    '+86 13812345678',
    '8613812345678',
    '００８６－１３８－１２３４－５６７８',
    '１９９１２３４５６７８',
    '(138) 1234.5678',
    '身份证 11010519491231002X',
    '110105194912310021',
    '110105 19491231 002x',
  ])('what looks like a person’s number is not stored: %s', async (note) => {
    await forget();
    expect((await report('S1', 'other', note)).error).toMatchObject({ code: 'PT422' });
    expect(await rows('id')).toEqual([]);
  });

  test.each([
    '电话 0571-88886666',
    '010-84321234 转 8001',
    '400-888-1234',
    '周一至周五 13:00-17:30, 18:00-20:00',
    '1300-1730 1800-2000',
    '网格 110113001002003',
    '2026-11-22 起搬到建国路 138 号',
    '字'.repeat(200),
  ])('other numbers are: %s', async (note) => {
    await forget();
    expect((await report('S1', 'other', note)).error).toBeNull();
    expect(await rows('note')).toEqual([{ note }]);
  });

  test('five of a station within an hour, then the others still have theirs', async () => {
    await forget();
    await came('S1', 4);
    const together = await Promise.all(Array.from({ length: 4 }, () => report('S1', 'hours')));
    expect(together.map(({ error }) => error?.code ?? 'taken').sort()).toEqual([
      'PT429',
      'PT429',
      'PT429',
      'taken',
    ]);
    expect((await report('S2', 'hours')).error).toBeNull();
  });

  test('sixty of the city within an hour', async () => {
    await forget();
    await came('S9', 59);
    expect((await report('S1', 'hours')).error).toBeNull();
    expect((await report('S2', 'hours')).error).toMatchObject({ code: 'PT429' });
    // Those of earlier hours stand in nobody's way.
    await opened().backend.exec(`update fact_reports set came_at = came_at - interval '5 hours'`);
    expect((await report('S2', 'hours')).error).toBeNull();
  });

  test('planners, reviewers and admins read those of their own units, and nobody else any', async () => {
    await forget();
    for (const station of ['S1', 'S2', 'S3']) await report(station, 'hours');
    const seen = async (client: Client) =>
      (await client.from('fact_reports').select('station_code').order('id')).data?.map(
        (row) => row.station_code,
      );
    const seenBy = async (name: string) => seen(await opened().clientAs(name));
    for (const name of ['planner', 'reviewer', 'admin'])
      expect(await seenBy(name)).toEqual(['S1', 'S2', 'S3']);
    for (const name of ['planner-a', 'community-planner-a', 'reviewer-a', 'admin-a'])
      expect(await seenBy(name)).toEqual(['S1']);
    expect(await seenBy('planner-b')).toEqual(['S2']);
    for (const name of ['leader', 'leader-a', 'stranger']) expect(await seenBy(name)).toEqual([]);
    expect(await seenBy('anon')).toBeUndefined();

    const { backend } = opened();
    const { email, password } = kioskAccount(
      await issueKiosk(backend, backend.createAccount, { name: '大厅' }),
    )!;
    const { data } = await opened().client().auth.signInWithPassword({ email, password });
    expect(await seen(opened().client(data.session!.access_token))).toEqual([]);
  });

  test('nobody writes them but through the function', async () => {
    await forget();
    await report('S1', 'hours');
    const row = {
      station_code: 'S1',
      unit_code: CITY,
      fault: 'other',
      note: '',
      came_at: '2026-11-23T01:00:00Z',
    };
    for (const name of ['anon', 'stranger', 'planner', 'admin']) {
      const table = (await opened().clientAs(name)).from('fact_reports');
      expect([401, 403]).toContain((await table.insert(row)).status);
      expect([401, 403]).toContain(
        (await table.update({ note: 'x' }).eq('station_code', 'S1').select()).status,
      );
      expect([401, 403]).toContain((await table.delete().eq('station_code', 'S1').select()).status);
    }
    expect(await rows('note')).toEqual([{ note: '' }]);
  });

  describe('a handled report', () => {
    const idOf = async (station: string) =>
      (
        await opened().backend.query<{ id: number }>(
          'select id::integer as id from fact_reports where station_code = $1',
          [station],
        )
      )[0].id;
    const mark = async (name: string, report: number, handled: boolean) =>
      (await (await opened().clientAs(name)).rpc('handle_report', { report, handled })).error;

    test('is marked, and opened again, by whoever may read it, and by nobody else', async () => {
      await forget();
      for (const station of ['S1', 'S2']) await report(station, 'hours');
      const own = await idOf('S1');
      for (const name of ['planner', 'reviewer', 'admin', 'planner-a', 'community-planner-a', 'admin-a']) {
        expect(await mark(name, own, true)).toBeNull();
        expect(await rows('handled_at is not null as handled')).toEqual([
          { handled: true },
          { handled: false },
        ]);
        expect(await mark(name, own, false)).toBeNull();
        expect(await rows('handled_at is not null as handled')).toEqual([
          { handled: false },
          { handled: false },
        ]);
      }
      for (const name of ['leader', 'leader-a', 'planner-b', 'stranger'])
        expect(await mark(name, own, true)).toMatchObject({ code: 'PT404' });
      expect(await mark('planner', 999_999, true)).toMatchObject({ code: 'PT404' });
      expect((await mark('anon', own, true))?.code).toMatch(/42501|PT401/);
      expect(await rows('handled_at')).toEqual([{ handled_at: null }, { handled_at: null }]);
    });

    test('is kept as many days as the admin of the city says, and an open one for good', async () => {
      await forget();
      for (const station of ['S1', 'S2', 'S3']) await report(station, 'hours');
      const days = async (name: string, count: number) =>
        (await (await opened().clientAs(name)).rpc('set_report_days', { days: count })).error;
      await opened().backend.exec(
        `update fact_reports set came_at = came_at - interval '400 days';
         update fact_reports set handled_at = date_trunc('hour', now()) - case station_code
           when 'S1' then interval '181 days' when 'S2' then interval '179 days' end`,
      );
      expect(await mark('planner', await idOf('S3'), true)).toBeNull();
      expect(await rows('station_code')).toEqual([{ station_code: 'S2' }, { station_code: 'S3' }]);
      expect(await mark('planner', await idOf('S3'), false)).toBeNull();
      expect(await days('admin', 30)).toBeNull();
      expect(await rows('station_code')).toEqual([{ station_code: 'S3' }]);
      for (const name of ['planner', 'admin-a', 'leader'])
        expect(await days(name, 60)).toMatchObject({ code: 'PT403' });
      for (const wrong of [0, 3651]) expect(await days('admin', wrong)).toMatchObject({ code: 'PT422' });
      expect(await days('admin', 180)).toBeNull();
    });
  });
});

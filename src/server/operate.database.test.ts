import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMUNITY_A, tinyCity } from '../../supabase/tests/fixture/tiny-city.ts';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { type Backend, openBackend } from './backend.ts';
import { applyMigrations, readMigrations } from './database/migrations.ts';
import { openPostgresDatabase } from './database/postgres.ts';
import { setPublicView } from './operate-public-settings.ts';
import { StartRefusal } from './start-refusal.ts';
import { createFreshDatabase, type FreshDatabase } from './testing/fresh-database.ts';

const SERVER = process.env.GRIDCIRCLE_TEST_DATABASE_URL;
const MIGRATIONS = fileURLToPath(new URL('../../supabase/migrations', import.meta.url));
const OPERATE = fileURLToPath(new URL('./operate.mjs', import.meta.url));

/**
 * What a hosted Supabase has before the first migration: PostGIS in `extensions`, accounts in a schema that
 * belongs to its own service, and an owner of the project who is no superuser.
 */
const hostedSupabase = (owner: string) => `
  create role ${owner} login createrole bypassrls;
  create role ${owner}_auth nologin;
  do $$ begin create role anon nologin noinherit; exception when duplicate_object then null; end $$;
  do $$ begin create role authenticated nologin noinherit; exception when duplicate_object then null; end $$;
  do $$ begin create role service_role nologin noinherit bypassrls; exception when duplicate_object then null; end $$;
  grant anon, authenticated, service_role to ${owner};
  grant create on database :database to ${owner};
  create schema extensions;
  create extension postgis with schema extensions;
  grant usage on schema public, extensions to anon, authenticated, service_role, ${owner};
  grant create on schema public to ${owner};
  create schema auth authorization ${owner}_auth;
  grant usage on schema auth to anon, authenticated, service_role, ${owner};
  create table auth.users (id uuid primary key default gen_random_uuid(), email text unique);
  alter table auth.users owner to ${owner}_auth;
  grant all on auth.users to ${owner};
  create function auth.uid() returns uuid language sql stable as
    $$ select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
  alter default privileges for role ${owner} in schema public
    grant all on tables to anon, authenticated, service_role;
  alter default privileges for role ${owner} in schema public
    grant all on functions to anon, authenticated, service_role;`;

async function asSuperuser(url: string, statements: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client.unsafe(statements.replaceAll(':database', new URL(url).pathname.slice(1)));
  } finally {
    await client.end();
  }
}

/** Runs `npm run operate -- …`; answers its exit code and everything it said. */
function operate(commandLine: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [OPERATE, ...commandLine], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  );
}

describe.runIf(SERVER)('real PostgreSQL', () => {
  let scratch: string;
  let city: string;
  let fresh: FreshDatabase;

  beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'gridcircle-operate-'));
    city = path.join(scratch, 'tiny');
    await writeCityPackage(tinyCity, city);
    fresh = await createFreshDatabase(SERVER!);
  });
  afterAll(async () => {
    await fresh.drop();
    await rm(scratch, { recursive: true, force: true });
  });

  test('a hosted Supabase takes the migrations, a city, and roles for accounts it made itself', async () => {
    const owner = `owner_${randomBytes(4).toString('hex')}`;
    await asSuperuser(fresh.url, hostedSupabase(owner));
    const url = new URL(fresh.url);
    url.username = owner;
    const environment = { DATABASE_URL: url.href, GRIDCIRCLE_HOME: path.join(scratch, 'home') };

    const early = await operate(['load', city], environment);
    expect(early).toMatchObject({ code: 2, said: expect.stringContaining('supabase db push') });
    const database = await openPostgresDatabase(url.href);
    try {
      await applyMigrations(database, await readMigrations(MIGRATIONS));
      expect(await operate(['load', city], environment)).toMatchObject({ code: 0 });
      expect(await operate(['load', city], environment)).toMatchObject({
        code: 2,
        said: expect.stringContaining('already holds 小圆区'),
      });
      expect(await operate(['publish-public'], environment)).toMatchObject({
        code: 0,
        said: expect.stringContaining('has the view of map version 1'),
      });
      await database.query(`select report_fact('S1', 'hours', '周六也开')`);
      const reports = await operate(['fact-reports', '--json'], environment);
      const [{ id: number, ...reported }] = JSON.parse(reports.said);
      expect(reported).toMatchObject({
        stationCode: 'S1',
        fault: 'hours',
        note: '周六也开',
        handledAt: null,
      });
      expect(await operate(['fact-report', `${number}`, '--handled'], environment)).toMatchObject({
        code: 0,
      });
      expect((await operate(['fact-reports'], environment)).said).toBe('');
      expect((await operate(['fact-reports', '--all'], environment)).said).toContain(' handled ');
      expect(await operate(['fact-report', '9999', '--reopen'], environment)).toMatchObject({
        code: 2,
        said: expect.stringContaining('no report 9999'),
      });

      const [grid] = (await database.query<{ code: string }>(
        'select code from grids order by code limit 1',
      )) as [{ code: string }];
      const said = [
        '--set',
        'changesUntil=2026-12-31',
        '--set',
        'operatorPhone=',
        '--phone',
        `${grid.code}=0571-1`,
      ];
      const kept = await operate(['public-view', ...said], environment);
      expect(kept).toMatchObject({ code: 0, said: expect.stringContaining('changesUntil=2026-12-31\n') });
      expect(kept.said).toContain('operatorPhone=\n');
      expect(kept.said).toContain('telephones of 1 grids');
      for (const [settings, phones] of [
        [['changesUntil=soon'], []],
        [['colour=red'], []],
        [['roundTo=20', 'leastHouseholds=0'], []],
        [['roundTo=20'], ['9=1']],
      ])
        await expect(setPublicView(database, settings, phones)).rejects.toThrow(StartRefusal);
      expect(await setPublicView(database, [], [`${grid.code}=`])).toEqual(
        expect.arrayContaining(['roundTo=10', 'telephones of 0 grids']),
      );

      const account = ['account', 'li@city.test', '--role', 'planner'];
      expect(await operate(account, environment)).toMatchObject({
        code: 2,
        said: expect.stringContaining('dashboard'),
      });
      await asSuperuser(fresh.url, "insert into auth.users (email) values ('li@city.test')");
      expect(await operate([...account, '--unit', COMMUNITY_A], environment)).toMatchObject({ code: 0 });

      const seen = (role: string, sub: string) =>
        database.transaction(async (session) => {
          await session.query("select set_config('request.jwt.claim.sub', $1, true)", [sub]);
          await session.exec(`set local role ${role}`);
          return session.query<{ codes: string[] }>("select city_grids() -> 'codes' as codes");
        });
      const [{ id }] = await database.query<{ id: string }>('select id from auth.users');
      expect((await seen('authenticated', id))[0].codes).toHaveLength(3);
      await expect(seen('anon', '')).rejects.toThrow('permission denied');
    } finally {
      await database.close();
      await fresh.drop();
      fresh = await createFreshDatabase(SERVER!);
      await asSuperuser(fresh.url, `drop role ${owner}; drop role ${owner}_auth`);
    }
  }, 300_000);

  test('on a database served by GridCircle the account is made, once, and can sign in', async () => {
    const environment = {
      DATABASE_URL: fresh.url,
      GRIDCIRCLE_HOME: path.join(scratch, 'home'),
      GRIDCIRCLE_PASSWORD: 'a long password',
    };
    await (await openBackend({ databaseUrl: fresh.url })).close();
    expect(await operate(['load', city], environment)).toMatchObject({ code: 0 });
    for (const role of ['planner', 'reviewer']) {
      const ended = await operate(['account', 'wang@city.test', '--role', role], environment);
      expect(ended).toMatchObject({ code: 0, said: expect.stringContaining(`is ${role} in`) });
      expect(ended.said).not.toContain('a long password');
    }
    expect(await operate(['account', 'wang@city.test', '--role', 'mayor'], environment)).toMatchObject({
      code: 2,
      said: expect.stringContaining('planner, reviewer'),
    });

    let backend: Backend | null = null;
    try {
      backend = await openBackend({ databaseUrl: fresh.url });
      const answer = await backend.fetch(
        new Request('http://localhost/auth/v1/token?grant_type=password', {
          method: 'POST',
          headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'wang@city.test', password: 'a long password' }),
        }),
      );
      expect(answer.status).toBe(200);
      const roles = await backend.query('select role::text from memberships order by role');
      expect(roles).toEqual([{ role: 'planner' }, { role: 'reviewer' }]);
    } finally {
      await backend?.close();
    }
  }, 300_000);
});

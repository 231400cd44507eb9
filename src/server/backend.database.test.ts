import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backend, openBackend } from './backend.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { createFreshDatabase, type FreshDatabase } from './testing/fresh-database.ts';

const SERVER = process.env.GRIDCIRCLE_TEST_DATABASE_URL;

const FIRST = `
  create table public.shown (id integer primary key, props jsonb);
  alter table public.shown enable row level security;
  create policy shown_to_all on public.shown for select using (true);
  grant select (id) on public.shown to anon;
  create table public.closed (id integer primary key);
  create function public.kind_of(value jsonb) returns text language sql as 'select jsonb_typeof(value)';
  create function public.who() returns text language sql set search_path = '' as
    'select coalesce(auth.uid()::text, ''nobody'') || '' '' || current_user';
  create function public.refuse() returns void language plpgsql as $$
    begin raise exception 'not this way' using errcode = 'PT409', hint = 'another'; end $$;`;

const SECOND = 'create table public.later (id integer primary key);';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gridcircle-backend-'));
  await writeFile(path.join(home, '20260101000000_first.sql'), FIRST);
});

afterAll(() => rm(home, { recursive: true, force: true }));

function call(backend: Backend, place: string, body?: unknown, token?: string): Promise<Response> {
  const headers = new Headers({ apikey: backend.publishableKey, 'content-type': 'application/json' });
  if (token) headers.set('authorization', `Bearer ${token}`);
  return backend.fetch(
    new Request(`http://localhost${place}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

const kinds = SERVER ? (['embedded', 'postgres'] as const) : (['embedded'] as const);

describe.each(kinds)('%s', (kind) => {
  let backend: Backend;
  let fresh: FreshDatabase | null = null;

  const open = () =>
    openBackend({
      ...(fresh ? { databaseUrl: fresh.url } : { dataDir: path.join(home, 'database') }),
      migrationsFolder: home,
    });

  beforeAll(async () => {
    if (kind === 'postgres') fresh = await createFreshDatabase(SERVER!);
    backend = await open();
  });

  afterAll(async () => {
    await backend.close();
    await fresh?.drop();
  });

  test('a closed table and a closed column stay closed after the first request', async () => {
    expect((await call(backend, '/rest/v1/shown?select=id')).status).toBe(200);
    for (const place of ['/rest/v1/closed', '/rest/v1/shown?select=props', '/rest/v1/closed']) {
      expect((await call(backend, place)).status).toBe(401);
    }
  });

  test('nothing is reachable without the key or outside the two APIs', async () => {
    const keyless = await backend.fetch(new Request('http://localhost/rest/v1/shown'));
    expect(keyless.status).toBe(401);
    for (const place of ['/_system/introspect', '/_system/config', '/', '/storage/v1/object', '/restless']) {
      expect((await call(backend, place)).status).toBe(404);
    }
  });

  test('JSON is stored once, not as a string of JSON', async () => {
    expect(await (await call(backend, '/rest/v1/rpc/kind_of', { value: { a: 1 } })).json()).toBe('object');
    expect(await (await call(backend, '/rest/v1/rpc/kind_of', { value: [1] })).json()).toBe('array');
    const [row] = await backend.query<{ o: string; t: string }>(
      'select jsonb_typeof($1::jsonb) as o, jsonb_typeof($2::jsonb) as t',
      [{ a: 1 }, '[1]'],
    );
    expect(row).toEqual({ o: 'object', t: 'array' });
  });

  test('people who ask at the same moment stay themselves', async () => {
    const account = { email: 'one@city.test', password: 'long enough' };
    await backend.createAccount(account.email, account.password);
    const signIn = await call(backend, '/auth/v1/token?grant_type=password', account);
    const { access_token: token, user } = await signIn.json();
    const asked = Array.from({ length: 20 }, (_, turn) => (turn % 2 === 0 ? token : undefined));
    const answers = await Promise.all(
      asked.map(async (who) => (await call(backend, '/rest/v1/rpc/who', {}, who)).json()),
    );
    expect(answers).toEqual(asked.map((who) => (who ? `${user.id} authenticated` : 'nobody anon')));
  });

  test('nobody signs up: accounts are made by the operator, each once', async () => {
    const stranger = { email: 'stranger@city.test', password: 'long enough' };
    expect((await call(backend, '/auth/v1/signup', stranger)).status).toBe(422);
    for (const place of ['otp', 'magiclink', 'signup/', '%73ignup', 'token?grant_type=id_token']) {
      const body = { email: stranger.email, create_user: true };
      expect([place, (await call(backend, `/auth/v1/${place}`, body)).status]).toEqual([place, 404]);
    }
    // Without an address it would be an anonymous account.
    expect((await call(backend, '/auth/v1/signup', {})).ok).toBe(false);
    expect(await backend.query('select from auth.users where email = $1', [stranger.email])).toEqual([]);
    await backend.createAccount(stranger.email, stranger.password);
    await expect(backend.createAccount(stranger.email, stranger.password)).rejects.toThrow(stranger.email);
    expect((await call(backend, '/auth/v1/signup', stranger)).ok).toBe(false);
  });

  test('a refusal of the database arrives with its code, sentence and hint', async () => {
    const response = await call(backend, '/rest/v1/rpc/refuse', {});
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'PT409', message: 'not this way', hint: 'another' });
    await expect(backend.query('select public.refuse()')).rejects.toMatchObject({ code: 'PT409' });
  });

  test('a transaction is done whole or not at all', async () => {
    const attempt = backend.transaction(async (session) => {
      await session.query('insert into public.closed values ($1)', [7]);
      await session.exec('create table public.half (id integer)');
      throw new Error('change of mind');
    });
    await expect(attempt).rejects.toThrow('change of mind');
    expect(await backend.query('select id from public.closed')).toEqual([]);
    expect(await backend.query("select to_regclass('public.half') as half")).toEqual([{ half: null }]);
  });

  test('opened again, data is kept, new migrations run once, and a failing one leaves nothing', async () => {
    await backend.query('insert into public.shown (id) values (1)');
    await backend.close();
    await writeFile(path.join(home, '20260102000000_second.sql'), SECOND);
    backend = await open();
    expect(await (await call(backend, '/rest/v1/shown?select=id')).json()).toEqual([{ id: 1 }]);
    expect(await backend.query('select id from public.later')).toEqual([]);
    await backend.close();

    const bad = path.join(home, '20260103000000_bad.sql');
    await writeFile(bad, 'create table public.rubble (id integer); select 1 / 0;');
    await expect(open()).rejects.toThrow('Migration 20260103000000_bad failed: division by zero');
    await rm(bad);
    backend = await open();
    expect(await backend.query("select to_regclass('public.rubble') as rubble")).toEqual([{ rubble: null }]);
    await rm(path.join(home, '20260102000000_second.sql'));
  });

  if (kind === 'embedded') {
    test('a second opener of the directory is refused, and after closing is not', async () => {
      await expect(open()).rejects.toBeInstanceOf(DirectoryInUse);
      expect(await backend.query('select 1 as one')).toEqual([{ one: 1 }]);
    });
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Backend, openBackend } from './backend.ts';
import { createFreshDatabase, type FreshDatabase } from './testing/fresh-database.ts';

const SERVER = process.env.GRIDCIRCLE_TEST_DATABASE_URL;

/** Cuts every connection to this database but the one that asks, as a restart of PostgreSQL would. */
const CUT_THE_OTHERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

/** How the end of a connection is told: by PostgreSQL, by the network, or by our pool. */
const HOW_IT_ENDS = /terminating connection|ECONNRESET|EPIPE|lost/;

// An exception outside of every promise fails this file: vitest reports it as an error of its own.
describe.runIf(SERVER)('real PostgreSQL', () => {
  let fresh: FreshDatabase;
  let backend: Backend;
  let operator: Backend;

  beforeAll(async () => {
    fresh = await createFreshDatabase(SERVER!);
    backend = await openBackend({ databaseUrl: fresh.url });
    operator = await openBackend({ databaseUrl: fresh.url });
  });
  afterAll(async () => {
    await backend?.close();
    await operator?.close();
    await fresh?.drop();
  });

  const ask = () =>
    backend.fetch(
      new Request('http://localhost/rest/v1/rpc/version_in_force', {
        method: 'POST',
        headers: { apikey: backend.publishableKey, 'content-type': 'application/json' },
        body: '{}',
      }),
    );
  const cut = () => operator.query(CUT_THE_OTHERS);

  test('a transaction whose connection is cut between two statements fails, and the next one works', async () => {
    const broken = backend.transaction(async (session) => {
      await session.exec('create table public.half (id integer)');
      await cut();
      await session.query('select $1::int', [1]);
    });
    await expect(broken).rejects.toThrow(HOW_IT_ENDS);
    expect(await backend.query("select to_regclass('public.half') as half")).toEqual([{ half: null }]);
    expect(await backend.transaction((session) => session.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test('a transaction whose connection is cut during a statement fails with the reason', async () => {
    const broken = backend.transaction(async (session) => {
      const sleeping = session.query('select pg_sleep(60)');
      await Promise.all([sleeping, cut()]);
    });
    await expect(broken).rejects.toThrow(HOW_IT_ENDS);
    expect(await backend.transaction((session) => session.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test('requests under way get an answer, and every later one the right one', async () => {
    expect((await ask()).status).toBe(200);
    const storm: Promise<Response>[] = [];
    for (let round = 0; round < 10; round++) {
      for (let request = 0; request < 15; request++) storm.push(ask());
      await cut();
    }
    for (const response of await Promise.all(storm)) {
      expect([200, 500, 503]).toContain(response.status);
      await response.text();
    }
    const after = await Promise.all(Array.from({ length: 40 }, ask));
    expect(after.map(({ status }) => status)).toEqual(Array(40).fill(200));
  });
});

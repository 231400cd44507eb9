/**
 * What a hosted Supabase brings along for Realtime, as far as the migrations use it: the schema `realtime`, whose
 * messages go out on the channels, and the server that asks row-level security who may listen.
 */
import { readMigrations } from '../../../src/server/database/migrations.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import {
  type ChannelRights,
  NodeWebSocket,
  type RealtimeServer,
  startRealtimeServer,
} from '../../../src/sources/supabase/realtime-server.fixture.ts';
import { createSupabaseSource } from '../../../src/sources/supabase/supabase-source.ts';
import { emailOf, PASSWORD, type TestBackend } from './databases.ts';
import { expectValue } from './plans.ts';

/** https://supabase.com/docs/guides/realtime/authorization and …/broadcast#broadcast-from-the-database */
const REALTIME_SCHEMA = `
  create schema realtime;
  create table realtime.messages (
    id bigint generated always as identity primary key,
    topic text not null, extension text not null, event text, payload jsonb, private boolean default false);
  alter table realtime.messages enable row level security;
  grant usage on schema realtime to authenticated, anon;
  grant select, insert on realtime.messages to authenticated, anon;
  create function realtime.topic() returns text language sql stable as $$
    select nullif(current_setting('realtime.topic', true), '') $$;
  create function realtime.send(payload jsonb, event text, topic text, private boolean default true)
  returns void language sql as $$
    insert into realtime.messages (payload, event, topic, private, extension)
    values (payload, event, topic, private, 'broadcast') $$;`;

const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname;

export interface LiveBackend {
  readonly server: RealtimeServer;
  /** A source that listens, signed in as somebody. */
  sourceAs(name: string): Promise<CitySource>;
  close(): Promise<void>;
}

/** Gives a backend Realtime as a hosted one has it. What its database sends goes out with the answer to the request. */
export async function withRealtime({ backend }: TestBackend): Promise<LiveBackend> {
  const bells = (await readMigrations(MIGRATIONS)).filter(({ name }) => /^(plan|map)_bell$/.test(name));
  if (bells.length < 2) throw new Error('There should be the migrations plan_bell and map_bell.');
  await backend.exec(REALTIME_SCHEMA);
  // They have run before there was anything to do.
  for (const { sql } of bells) await backend.exec(sql);

  const rightsOn = (topic: string, accessToken: string) => rightsOf(backend, topic, accessToken);
  const server = await startRealtimeServer(rightsOn);
  const deliver = async () => {
    const sent = await backend.query<{ topic: string; event: string; payload: object }>(
      'delete from realtime.messages returning topic, event, payload',
    );
    for (const { topic, event } of sent) server.broadcast(topic, event);
    const telling = sent.filter(({ payload }) => Object.keys(payload).length > 0);
    if (telling.length > 0) throw new Error(`A ring should say nothing: ${JSON.stringify(telling)}`);
  };
  return {
    server,
    async sourceAs(name) {
      const source = createSupabaseSource({
        url: server.url,
        publishableKey: backend.publishableKey,
        hasRealtime: true,
        webSocket: NodeWebSocket,
        fetch: async (input, init) => {
          const answer = await backend.fetch(new Request(input, init));
          await deliver();
          return answer;
        },
      });
      expectValue(await source.signIn(emailOf(name), PASSWORD));
      return source;
    },
    close: server.close,
  };
}

/** Tries both sides of a channel as the bearer of the token, and leaves nothing behind; as Realtime does it. */
async function rightsOf(
  backend: TestBackend['backend'],
  topic: string,
  accessToken: string,
): Promise<ChannelRights> {
  const claims = accessToken.split('.')[1];
  if (!claims) return { mayHear: false, mayBeThere: false };
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  let rights: ChannelRights = { mayHear: false, mayBeThere: false };
  const undone = new Error('undone');
  await backend
    .transaction(async (session) => {
      const tried = await session.query<{ id: number }>(
        "insert into realtime.messages (topic, extension) values ($1, 'broadcast'), ($1, 'presence') returning id",
        [topic],
      );
      await session.query("select set_config('request.jwt.claim.sub', $1, true)", [sub]);
      await session.query("select set_config('realtime.topic', $1, true)", [topic]);
      await session.exec('set local role authenticated');
      // Rings of others may be waiting on the same channel: only these two are counted.
      const [{ heard }] = await session.query<{ heard: number }>(
        'select count(*)::int as heard from realtime.messages where id = any($1)',
        [tried.map(({ id }) => id)],
      );
      rights = { mayHear: heard === 2, mayBeThere: false };
      await session.query("insert into realtime.messages (topic, extension) values ($1, 'presence')", [
        topic,
      ]);
      rights = { ...rights, mayBeThere: true };
      throw undone;
    })
    .catch((error: Error) => {
      if (error !== undone && !/row-level security/.test(error.message)) throw error;
    });
  return rights;
}

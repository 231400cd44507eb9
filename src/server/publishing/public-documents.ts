/** The table `public_documents`: what stands in it, and replacing all of it at once. */
import { PUBLIC_FORMAT } from '../../domain/public-city.ts';
import type { Database, Session } from '../database/session.ts';
import type { Projection } from './make-projection.ts';

/** Buildings of a city whose projection takes no longer than the rest of a first start. */
const MOST_AT_ONCE = 20_000;

type Query = Pick<Session, 'query'>;
export type DocumentsDatabase = Pick<Database, 'query' | 'exec' | 'transaction' | 'kind'>;

/** What a projection made now would be made from; a newer program may make another one of the same city. */
export async function stateInForce(session: Query): Promise<string> {
  const [row] = await session.query<{ state: string }>('select private.public_state() as state');
  return stateOf(row.state);
}

/** What the projection that stands was made from; `null` where there is none yet. */
export async function stateProjected(session: Query): Promise<string | null> {
  const [row] = await session.query<{ state: string }>(
    `select made_from as state from public.public_documents where path = 'index.json'`,
  );
  return row?.state ?? null;
}

/** When the projection that stands was made, as its index says it; `null` where there is none yet. */
export async function instantOfProjection(session: Query): Promise<string | null> {
  const [row] = await session.query<{ instant: string }>(
    `select private.instant_text(made_at) as instant from public.public_documents where path = 'index.json'`,
  );
  return row?.instant ?? null;
}

/** Whether a start may wait for the projection: it takes a second or two. */
export async function isProjectedAtOnce(session: Query): Promise<boolean> {
  const [row] = await session.query<{ count: number }>('select count(*)::int as count from public.buildings');
  return row.count <= MOST_AT_ONCE;
}

/**
 * Puts all documents in the place of those before, in one transaction: whoever reads sees the one or the other. One
 * that is older than what stands, made by somebody slower, is not stored; answers whether it was.
 */
export async function replaceDocuments(database: DocumentsDatabase, made: Projection): Promise<boolean> {
  const isStored = await database.transaction(async (session) => {
    await session.exec('lock table public.public_documents in share row exclusive mode');
    const newer = await session.query('select from public.public_documents where version > $1 limit 1', [
      made.version,
    ]);
    if (newer.length > 0) return false;
    await session.query('delete from public.public_documents');
    for (const [path, text] of made.documents) {
      await session.query(
        'insert into public.public_documents (path, version, body, made_at, made_from) values ($1, $2, $3, $4, $5)',
        [path, made.version, text, made.madeAt, stateOf(made.state)],
      );
    }
    return true;
  });
  // The embedded database has nobody who does it by the way, and every projection leaves the one before behind.
  if (isStored && database.kind === 'embedded') await database.exec('vacuum public.public_documents');
  return isStored;
}

const stateOf = (state: string) => `${PUBLIC_FORMAT} ${state}`;

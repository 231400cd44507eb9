import type postgres from 'postgres';
import { StartRefusal } from '../start-refusal.ts';
import { ConnectionPool, type ReservedConnection } from './connection-pool.ts';
import type { Database, Session } from './session.ts';

/** JSON that is already text goes through as it is: lite and postgres.js would otherwise both encode it. */
function jsonType(oid: number): postgres.PostgresType {
  return {
    to: oid,
    from: [oid],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string) => JSON.parse(text),
  };
}

function sessionOver(connection: ReservedConnection): Session {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      const rows = await connection.unsafe(sql, [...parameters] as postgres.ParameterOrJSON<never>[]);
      return [...rows] as unknown as Row[];
    },
    exec: async (sql) => {
      await connection.unsafe(sql);
    },
  };
}

/** Opens a pool on a real PostgreSQL. Throws with one sentence when the server does not answer. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const { createPostgresConnection } = await import('@supabase/lite/postgres');
  const connection = await createPostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => undefined,
      connect_timeout: 15,
      connection: { search_path: '"$user", public, extensions' },
      types: { json: jsonType(114), jsonb: jsonType(3802) },
    },
  });
  const driver: postgres.Sql = connection.driver;
  try {
    await driver`select 1`;
  } catch (error) {
    await driver.end({ timeout: 0 });
    throw new StartRefusal(
      `The PostgreSQL server of DATABASE_URL does not answer: ${(error as Error).message}`,
    );
  }
  const pool = new ConnectionPool(driver);
  // lite reserves a connection for every request.
  driver.reserve = () => pool.reserve() as Promise<postgres.ReservedSql>;
  return {
    query: (sql, parameters) => onOneConnection(pool, (session) => session.query(sql, parameters)),
    exec: (sql) => onOneConnection(pool, (session) => session.exec(sql)),
    kind: 'postgres',
    connection,
    transaction: (work) => onOneConnection(pool, (session) => runTransaction(session, work)),
    exclusively: (work) => work(),
    close: async () => {
      await pool.close();
      await driver.end({ timeout: 0 });
    },
  };
}

async function onOneConnection<T>(pool: ConnectionPool, work: (session: Session) => Promise<T>): Promise<T> {
  const reserved = await pool.reserve();
  try {
    return await work(sessionOver(reserved));
  } finally {
    reserved.release();
  }
}

async function runTransaction<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  await session.exec('begin');
  try {
    const value = await work(session);
    await session.exec('commit');
    return value;
  } catch (error) {
    // On a connection that was cut this fails as well; the first error is the one to tell.
    await session.exec('rollback').catch(() => undefined);
    throw error;
  }
}

import type postgres from 'postgres';
import { StartRefusal } from '../start-refusal.ts';
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

type Statements = Pick<postgres.Sql, 'unsafe'>;

function sessionOver(statements: Statements): Session {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      const rows = await statements.unsafe(sql, [...parameters] as postgres.ParameterOrJSON<never>[]);
      return [...rows] as unknown as Row[];
    },
    exec: async (sql) => {
      await statements.unsafe(sql).simple();
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
  const pool: postgres.Sql = connection.driver;
  const session = sessionOver(pool);
  try {
    await session.query('select 1');
  } catch (error) {
    await connection.close();
    throw new StartRefusal(
      `The PostgreSQL server of DATABASE_URL does not answer: ${(error as Error).message}`,
    );
  }
  return {
    ...session,
    kind: 'postgres',
    connection,
    transaction: <T>(work: (session: Session) => Promise<T>) =>
      pool.begin((transaction) => work(sessionOver(transaction))) as Promise<T>,
    exclusively: (work) => work(),
    close: () => connection.close(),
  };
}

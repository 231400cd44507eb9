import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './session.ts';

export interface Migration {
  /** Fourteen digits, e.g. `20261122090000`. */
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}

const FILE_NAME = /^(\d{14})_(.+)\.sql$/;

/** Any fixed number: two servers that open the same PostgreSQL take turns on it. */
const ADVISORY_LOCK = 815_2027;

/** Reads `<version>_<name>.sql` files in order of version. Other files are left alone. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    names.map(async (fileName) => {
      const [, version, name] = FILE_NAME.exec(fileName)!;
      return { version, name, sql: await readFile(path.join(folder, fileName), 'utf8') };
    }),
  );
}

/**
 * Applies what the database does not have yet, each migration in a transaction of its own together with
 * its entry in the table that `supabase db push` keeps too. Returns the versions applied. Throws naming
 * the migration; those before it stay, it leaves nothing behind.
 */
export async function applyMigrations(
  database: Database,
  migrations: readonly Migration[],
  onProgress?: (sentence: string) => void,
): Promise<string[]> {
  await database.exec(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text primary key, statements text[], name text
    );`);
  const known = await database.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  );
  const done = new Set(known.map((row) => row.version));
  const applied: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.version)) continue;
    onProgress?.(`Applying migration ${migration.version}_${migration.name}`);
    if (await applyMigration(database, migration)) applied.push(migration.version);
  }
  return applied;
}

async function applyMigration(database: Database, migration: Migration): Promise<boolean> {
  try {
    return await database.transaction(async (session) => {
      await session.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
      const entries = await session.query(
        'insert into supabase_migrations.schema_migrations (version, name) values ($1, $2) on conflict do nothing returning version',
        [migration.version, migration.name],
      );
      if (entries.length === 0) return false;
      await session.exec(migration.sql);
      return true;
    });
  } catch (error) {
    throw new Error(`Migration ${migration.version}_${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

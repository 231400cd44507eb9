/**
 * The backend: PostGIS behind the Supabase API. `@supabase/lite` answers `/rest/v1` and `/auth/v1` from
 * an embedded PGlite or from a real PostgreSQL; both run the same prelude and the same migrations. This
 * room also holds the web server, the commands `npm start` runs, and the loader of a city.
 *
 * Never import `@supabase/lite/cli` or `/vite` here: they resume stdin, and a server started in the
 * background would end at once.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EMBEDDED_PUBLISHABLE_KEY } from '../sources/supabase/embedded-key.ts';
import { lockDirectory } from './database/directory-lock.ts';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './database/embedded.ts';
import { applyMigrations, readMigrations } from './database/migrations.ts';
import { openPostgresDatabase } from './database/postgres.ts';
import { keepSecrets, makeSecrets } from './database/secrets.ts';
import type { Database, Session } from './database/session.ts';
import { beginDirectory, finishDirectory } from './database/unfinished.ts';
import { type Gateway, openGateway } from './gateway.ts';

export interface Backend extends Session, Gateway {
  readonly kind: 'embedded' | 'postgres';
  readonly publishableKey: string;
  /** Acts as `service_role`. Generated per installation; never printed, never sent to a page. */
  readonly secretKey: string;
  /** Runs `work` inside one transaction on one session; rolls back when it throws. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** An image of an embedded database, for {@link BackendOptions.image}; throws on a real PostgreSQL. */
  image(): Promise<Blob>;
  close(): Promise<void>;
}

export interface BackendOptions {
  /** Directory of the embedded database; in memory when absent. */
  readonly dataDir?: string;
  /** Starts a database in memory from this image of another. */
  readonly image?: Blob;
  /** Uses this PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string;
  /** Where this installation keeps its secrets; made for this run only when absent. */
  readonly secretsFile?: string;
  /** Folder of the migrations; the project's own when absent. */
  readonly migrationsFolder?: string;
  readonly onProgress?: (sentence: string) => void;
}

const MIGRATIONS = fileURLToPath(new URL('../../supabase/migrations', import.meta.url));
const PRELUDE = new URL('./database/prelude.sql', import.meta.url);

/**
 * Opens the database, brings its schema up to date and puts the Supabase API before it. Throws
 * `DirectoryInUse` when another process has the directory open, and an error naming the migration when
 * one fails. Whoever opens closes.
 */
export async function openBackend(options: BackendOptions = {}): Promise<Backend> {
  const secrets = options.secretsFile ? await keepSecrets(options.secretsFile) : makeSecrets();
  const { database, release } = await openDatabase(options);
  try {
    await database.exec(await readFile(PRELUDE, 'utf8'));
    const gateway = await openGateway(database, {
      ...secrets,
      publishableKey: EMBEDDED_PUBLISHABLE_KEY,
      migrate: async () => {
        const migrations = await readMigrations(options.migrationsFolder ?? MIGRATIONS);
        await applyMigrations(database, migrations, options.onProgress);
      },
    });
    if (options.dataDir && !options.databaseUrl) await finishDirectory(options.dataDir);
    return {
      kind: database.kind,
      publishableKey: EMBEDDED_PUBLISHABLE_KEY,
      secretKey: secrets.secretKey,
      ...gateway,
      query: database.query,
      exec: database.exec,
      transaction: database.transaction,
      image: () => imageOf(database),
      close: async () => {
        await database.close();
        await release();
      },
    };
  } catch (error) {
    await database.close();
    await release();
    throw error;
  }
}

async function imageOf(database: Database): Promise<Blob> {
  if (!('image' in database)) throw new Error('Only an embedded database has an image.');
  return (database as EmbeddedDatabase).image();
}

async function openDatabase(
  options: BackendOptions,
): Promise<{ database: Database; release: () => Promise<void> }> {
  if (options.databaseUrl) {
    options.onProgress?.('Connecting to PostgreSQL');
    return { database: await openPostgresDatabase(options.databaseUrl), release: async () => undefined };
  }
  const lock = options.dataDir ? await lockDirectory(options.dataDir) : null;
  const release = async () => lock?.release();
  try {
    options.onProgress?.('Opening the embedded database');
    if (options.dataDir) await beginDirectory(options.dataDir);
    return { database: await openEmbeddedDatabase(options.dataDir, options.image), release };
  } catch (error) {
    await release();
    throw error;
  }
}

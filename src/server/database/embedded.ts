import type { PGliteInterface } from '@electric-sql/pglite';
import { SerialQueue } from './serial-queue.ts';
import type { Database, Session } from './session.ts';

export interface EmbeddedDatabase extends Database {
  /** An image of the whole database, to open others from: making one anew takes ten seconds. */
  image(): Promise<Blob>;
}

/**
 * Opens PGlite with PostGIS in `directory`, or in memory when it is absent, there from an `image` where one
 * is given. The caller holds the directory's lock: PGlite itself lets two processes in.
 */
export async function openEmbeddedDatabase(directory?: string, image?: Blob): Promise<EmbeddedDatabase> {
  const [{ createPgliteConnection }, { postgis }] = await Promise.all([
    import('@supabase/lite/pglite'),
    import('@electric-sql/pglite-postgis'),
  ]);
  const connection = await createPgliteConnection({
    url: directory,
    pgliteOptions: { extensions: { postgis }, ...(image ? { loadDataDir: image } : {}) },
  });
  const engine: PGliteInterface = connection.driver;
  await engine.waitReady;
  // A database-level search_path is not honoured when PGlite reopens a directory.
  await engine.exec('set search_path = "$user", public, extensions');

  const session: Session = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await engine.query<Row>(sql, [...parameters])).rows,
    exec: async (sql) => {
      await engine.exec(sql);
    },
  };
  const queue = new SerialQueue();
  return {
    kind: 'embedded',
    connection,
    query: (sql, parameters) => queue.run(() => session.query(sql, parameters)),
    exec: (sql) => queue.run(() => session.exec(sql)),
    transaction: (work) =>
      queue.run(async () => {
        await engine.exec('begin');
        try {
          const value = await work(session);
          await engine.exec('commit');
          return value;
        } catch (error) {
          await engine.exec('rollback');
          throw error;
        }
      }),
    image: () => queue.run(() => engine.dumpDataDir('none')),
    exclusively: (work) => queue.run(work),
    close: () => queue.run(() => connection.close()),
  };
}

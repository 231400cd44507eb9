/**
 * The peer of the bench: a private PostgreSQL with PostGIS and pgRouting, installed when missing (as root on
 * Debian), in a temporary folder, gone afterwards. One connection, no parallel query, no JIT: engines are
 * compared thread against thread.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { prepareMachine } from '../../.ci/machine.mjs';
import { startPostgres } from '../../.ci/postgres.mjs';

export interface PeerServer {
  readonly sql: postgres.Sql;
  readonly version: string;
  readonly url: string;
  /** The one backend that answers all our queries. */
  readonly pid: number;
  /** Ends whatever runs, takes the server down and its folder away. */
  stop(): Promise<void>;
}

const ONE_THREAD = { jit: 'off', max_parallel_workers_per_gather: 0, work_mem: '512MB' };

/** Throws with what to install when PostgreSQL, PostGIS or pgRouting is missing and cannot be installed. */
export async function startPeer(): Promise<PeerServer> {
  const machine = await prepareMachine();
  if (!machine.postgres) throw new Error(machine.missing.join('\n'));
  installPgRouting(machine.postgres);
  const directory = await mkdtemp(path.join(tmpdir(), 'gridcircle-bench-'));
  const server = await startPostgres(machine.postgres, path.join(directory, 'postgres'));
  const sql = postgres(server.url, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    onnotice: () => undefined,
    connection: ONE_THREAD,
  });
  await sql.unsafe('create extension postgis; create extension pgrouting');
  const [{ version, pid }] = await sql<{ version: string; pid: number }[]>`
    select pg_backend_pid() as pid, format('PostgreSQL %s, PostGIS %s, pgRouting %s',
      current_setting('server_version'), postgis_lib_version(), pgr_version()) as version`;
  const stop = async () => {
    await sql.end({ timeout: 0 });
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  let stopped: Promise<void> | null = null;
  return {
    sql,
    version,
    url: server.url,
    pid,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function installPgRouting(binFolder: string): void {
  const version = spawnSync(path.join(binFolder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout;
  const major = /(\d+)\./.exec(version)?.[1];
  const wanted = `postgresql-${major}-pgrouting`;
  if (spawnSync('dpkg', ['-s', wanted], { stdio: 'ignore' }).status === 0) return;
  const installed = spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', wanted], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (installed.status !== 0) throw new Error(`Install ${wanted}, then run the bench again.`);
}

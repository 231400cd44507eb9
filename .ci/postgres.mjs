/** A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port, gone afterwards. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** PostgreSQL refuses to run as root; Debian's package brings the user `postgres`. */
function asServerUser(command, parameters) {
  return process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', command, ...parameters]]
    : [command, parameters];
}

function idOf(kind) {
  return Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout.trim());
}

function runOnce(command, parameters) {
  const result = spawnSync(...asServerUser(command, parameters), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0)
    throw new Error(`${path.basename(command)} failed: ${result.stderr || result.error}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the server of `folder` (its bin directory) with its data below `directory`. */
export async function startPostgres(folder, directory) {
  mkdirSync(directory);
  if (process.getuid?.() === 0) {
    chmodSync(path.dirname(directory), 0o755);
    chownSync(directory, idOf('-u'), idOf('-g'));
  }
  const data = path.join(directory, 'data');
  runOnce(path.join(folder, 'initdb'), [
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const port = await freePort();
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'max_connections=200',
    `unix_socket_directories=${directory}`,
  ];
  const [command, parameters] = asServerUser(path.join(folder, 'postgres'), [
    ...['-D', data, '-h', '127.0.0.1', '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const server = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.on('close', resolve));
  await ready(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      // "Fast": open connections are closed, nothing is waited for.
      runOnce(path.join(folder, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop']);
      await ended;
    },
  };
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8');
    server.stderr.on('data', (text) => {
      log += text;
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('close', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

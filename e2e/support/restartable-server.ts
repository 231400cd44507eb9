import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server that can be stopped and started again at the same address, over the same data. */
export interface RestartableServer {
  readonly url: string;
  /** Of databases and secrets; gone after `end`. */
  readonly home: string;
  stop(): Promise<void>;
  /** Returns when a browser can use it. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/** Starts a city as `npm start` does, on a port of its own. */
export async function startRestartable(...parameters: readonly string[]): Promise<RestartableServer> {
  const home = await mkdtemp(path.join(tmpdir(), 'gridcircle-endurance-'));
  const port = await freePort();
  let server: ChildProcess | null = null;
  process.once('exit', () => server?.kill());
  const stop = async () => {
    if (server === null || server.exitCode !== null) return;
    const ended = once(server, 'close');
    server.kill('SIGTERM');
    await ended;
    server = null;
  };
  const start = async () => {
    const child = spawn(process.execPath, ['src/server/start.mjs', ...parameters], {
      cwd: ROOT,
      env: { ...process.env, GRIDCIRCLE_HOME: home, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = child;
    await ready(child);
  };
  const end = async () => {
    await stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await end();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, home, stop, start, end };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (/^Ready: /m.test(output)) resolve();
    });
    server.on('error', reject);
    server.on('close', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready: ${output}`)),
    );
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

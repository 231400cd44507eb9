import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Served {
  readonly url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/** Starts the demo city on a free port and tells the tests where. Returns what stops it again. */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env.GRIDCIRCLE_E2E_URL) return async () => undefined;
  const { url, stop } = await serve();
  process.env.GRIDCIRCLE_E2E_URL = url;
  return stop;
}

/** `npm start` with these parameters, on a free port and with a data folder of its own. */
export async function serve(...parameters: readonly string[]): Promise<Served> {
  const home = await mkdtemp(path.join(tmpdir(), 'gridcircle-e2e-'));
  const server = spawn('npm', ['start', '--silent', '--', ...parameters], {
    cwd: ROOT,
    env: { ...process.env, GRIDCIRCLE_HOME: home, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that the signal reaches the server below npm.
    detached: true,
  });
  const end = () => stop(server, home);
  try {
    return { url: await addressOf(server), stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout!.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      output += text;
      const found = /^Ready: (\S+)$/m.exec(output);
      if (found) resolve(found[1]!);
    });
    server.on('error', reject);
    server.on('close', (code) => reject(new Error(`npm start ended with ${code} before it was ready.`)));
  });
}

async function stop(server: ChildProcess, home: string): Promise<void> {
  if (server.exitCode === null && server.pid) {
    const ended = once(server, 'close');
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
  await rm(home, { recursive: true, force: true });
}

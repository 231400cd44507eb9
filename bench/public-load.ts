/**
 * How many visitors one machine serves: the index, a tile and the nine tiles around a place, against the embedded
 * database and a real PostgreSQL, beside a plain read of the same rows in the way of PostgREST through the same server.
 * So many clients ask without a pause, each over a connection of its own.
 *
 *   npx tsx bench/public-load.ts [--city demo|prefecture] [--seconds 5] [--clients 16]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareMachine } from '../.ci/machine.mjs';
import { startPostgres } from '../.ci/postgres.mjs';
import type { PublicIndex } from '../src/domain/public-city.ts';
import { percentile } from './measure.ts';
import type { ServerReady, ServerWork } from './public-load-server.ts';

const SERVER = fileURLToPath(new URL('./public-load-server.ts', import.meta.url));
/** As many as are asked for around a place. */
const TILES_AROUND = 9;

interface Load {
  readonly seconds: number;
  readonly clients: number;
}
/** What one visit asks for: addresses all at once; the next visit begins when every answer has come. */
type Visit = (turn: number) => readonly string[];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      city: { type: 'string', default: 'demo' },
      seconds: { type: 'string', default: '5' },
      clients: { type: 'string', default: '16' },
    },
  });
  const load = { seconds: Number(values.seconds), clients: Number(values.clients) };
  console.log(
    `${os.cpus().length} × ${os.cpus()[0].model.trim()}, load ${os.loadavg()[0].toFixed(1)}; ${values.city}, ${load.clients} clients, ${load.seconds} s each; the clients work on the same machine`,
  );
  await measureServer('embedded database', [values.city], load);
  const { postgres, missing } = await prepareMachine();
  if (!postgres) throw new Error(missing.join('\n'));
  const directory = await mkdtemp(path.join(tmpdir(), 'gridcircle-bench-'));
  const database = await startPostgres(postgres, path.join(directory, 'postgres'));
  try {
    await measureServer('real PostgreSQL', [values.city, database.url], load);
  } finally {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureServer(title: string, parameters: readonly string[], load: Load): Promise<void> {
  const server = fork(SERVER, parameters);
  try {
    const { url, publishableKey } = await told<ServerReady>(server);
    const document = `${url}/rest/v1/rpc/public_document`;
    const rows = `${url}/rest/v1/public_documents?select=body`;
    const index = (await (await fetch(`${document}?path=index.json`)).json()) as PublicIndex;
    const made = encodeURIComponent(index.madeAt);
    const tile = (turn: number) => index.tiles[turn % index.tiles.length];
    const around = (turn: number) => Array.from({ length: TILES_AROUND }, (_, n) => tile(turn + n));
    const visits: readonly [name: string, visit: Visit][] = [
      ['index', () => [`${document}?path=index.json`]],
      ['index, plain read', () => [`${rows}&path=eq.index.json`]],
      ['tile', (turn) => [`${document}?path=tiles/${tile(turn)}.json&made=${made}`]],
      ['tile, plain read', (turn) => [`${rows}&path=eq.tiles/${tile(turn)}.json`]],
      [
        'nine tiles side by side',
        (turn) => around(turn).map((id) => `${document}?path=tiles/${id}.json&made=${made}`),
      ],
      [
        'nine tiles in one plain read',
        (turn) => [`${rows}&path=in.(${around(turn).map((id) => `tiles/${id}.json`)})`],
      ],
    ];
    console.log(`\n${title}, ${index.tiles.length} tiles`);
    for (const [name, visit] of visits) {
      await visitFor({ ...load, seconds: 1 }, visit, publishableKey);
      const before = await workOf(server);
      const { tookMs, seconds, bytes } = await visitFor(load, visit, publishableKey);
      const work = (await workOf(server)) - before;
      const [median, p99] = [0.5, 0.99].map((share) => percentile(tookMs, share).toFixed(1));
      console.log(
        `  ${name.padEnd(30)} ${(tookMs.length / seconds).toFixed(0).padStart(6)} visits/s, median ${median} ms, p99 ${p99} ms; ` +
          `${(work / tookMs.length).toFixed(2)} ms of the server's processor, ${(bytes / tookMs.length / 1000).toFixed(1)} KB each`,
      );
    }
  } finally {
    server.disconnect();
    await once(server, 'exit');
  }
}

/** What the server says next. */
async function told<T>(server: ChildProcess): Promise<T> {
  const heard = new AbortController();
  const { signal } = heard;
  try {
    const ended = once(server, 'exit', { signal }).then(() => {
      throw new Error('The server ended before it answered.');
    });
    const [message] = (await Promise.race([once(server, 'message', { signal }), ended])) as [T];
    return message;
  } finally {
    heard.abort();
  }
}

async function workOf(server: ChildProcess): Promise<number> {
  server.send('work');
  return (await told<ServerWork>(server)).processorMs;
}

async function visitFor({ seconds, clients }: Load, visit: Visit, publishableKey: string) {
  const tookMs: number[] = [];
  let bytes = 0;
  let turn = 0;
  const began = performance.now();
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 6 });
    while (performance.now() - began < seconds * 1000) {
      const asked = performance.now();
      const answers = await Promise.all(
        visit(turn++).map((address) => bytesOf(address, agent, publishableKey)),
      );
      tookMs.push(performance.now() - asked);
      for (const length of answers) bytes += length;
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { tookMs, bytes, seconds: (performance.now() - began) / 1000 };
}

/** Bytes of an answer as they travelled. */
function bytesOf(address: string, agent: Agent, apikey: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers: { apikey, 'accept-encoding': 'br, gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${address} answered ${answer.statusCode}.`)),
      );
    }).on('error', reject);
  });
}

await main();

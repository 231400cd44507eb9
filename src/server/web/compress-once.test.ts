import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { compressOnce, KeptCompression } from './compress-once.ts';

const DECOMPRESS = { br: brotliDecompressSync, gzip: gunzipSync };
const encodings = ['br', 'gzip'] as const;

/** An API that answers to each name what `answers` holds for it at that moment; 403 where it holds nothing. */
function apiWith(answers: Map<string, string>): Hono {
  const app = new Hono();
  app.use(compressOnce());
  app.all('*', (context) => {
    const answer = answers.get(context.req.header('authorization') ?? '');
    return answer === undefined ? context.json({ message: 'no' }, 403) : context.body(answer);
  });
  return app;
}

async function ask(app: Hono, who: string, taken: string): Promise<Response> {
  return app.request('/', { headers: { authorization: who, 'accept-encoding': taken } });
}

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip, br;q=0', 'gzip'],
  ['identity', null],
  ['', null],
])('who takes "%s" is sent %s', async (taken, encoding) => {
  const response = await ask(apiWith(new Map([['planner', 'the layer']])), 'planner', taken);
  expect(response.headers.get('content-encoding')).toBe(encoding);
  const bytes = Buffer.from(await response.arrayBuffer());
  const plain = encoding === null ? bytes : DECOMPRESS[encoding as 'br' | 'gzip'](bytes);
  expect(plain.toString()).toBe('the layer');
});

test('each is sent what the API answers them now, and a refusal stays one', async () => {
  const answers = new Map([
    ['planner', 'all buildings'],
    ['resident', 'no buildings'],
  ]);
  const app = apiWith(answers);
  const read = async (who: string) => {
    const response = await ask(app, who, 'br');
    const bytes = Buffer.from(await response.arrayBuffer());
    return response.ok ? brotliDecompressSync(bytes).toString() : response.status;
  };
  expect(await read('planner')).toBe('all buildings');
  expect(await read('resident')).toBe('no buildings');
  expect(await read('stranger')).toBe(403);
  answers.set('planner', 'all buildings, published anew');
  expect(await read('planner')).toBe('all buildings, published anew');
  answers.delete('planner');
  expect(await read('planner')).toBe(403);
});

test.each(encodings)('the same bytes are compressed once with %s', async (encoding) => {
  const kept = new KeptCompression(1000);
  const first = await kept.compressed(encoding, Buffer.from('the layer'));
  expect(await kept.compressed(encoding, Buffer.from('the layer'))).toBe(first);
  expect(DECOMPRESS[encoding](first).toString()).toBe('the layer');
});

test('what was not asked for the longest is let go for the rest', async () => {
  // Random bytes stay as long as they are: two of three fit.
  const [a, b, c] = [randomBytes(400), randomBytes(400), randomBytes(400)];
  const kept = new KeptCompression(1000);
  const firstA = await kept.compressed('gzip', a);
  const firstB = await kept.compressed('gzip', b);
  expect(await kept.compressed('gzip', a)).toBe(firstA);
  await kept.compressed('gzip', c);
  expect(await kept.compressed('gzip', a)).toBe(firstA);
  expect(await kept.compressed('gzip', b)).not.toBe(firstB);
});

test('what is larger than all that may be kept is still answered', async () => {
  const raw = randomBytes(400);
  expect(gunzipSync(await new KeptCompression(100).compressed('gzip', raw))).toEqual(raw);
});

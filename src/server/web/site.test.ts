import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LoginLimit } from './login-limit.ts';
import { createSite, type Site } from './site.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gridcircle-site-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<title>the page</title>');
  await writeFile(path.join(folder, 'assets/page-1a2b.js'), 'plain');
  await mkdir(path.join(folder, 'finder-assets'));
  await writeFile(path.join(folder, 'finder-assets/walks-1a2b.js'), 'walks');
  await writeFile(path.join(folder, 'finder-worker.js'), 'worker');
  await writeFile(path.join(folder, 'finder.webmanifest'), '{}');
  await writeFile(path.join(folder, 'assets/page-1a2b.js.br'), brotliCompressSync('compressed'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `@hono/node-server` hands over beside the request. */
const FROM_HERE = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } },
};

async function ask(site: Site, place: string, init: RequestInit = {}): Promise<Response> {
  return site.fetch(new Request(`http://127.0.0.1${place}`, init), FROM_HERE);
}

function openSite(api: (request: Request) => Promise<Response> = async () => new Response('api')): Site {
  const site = createSite({
    loginLimit: new LoginLimit({ windowSeconds: 60, perAccount: 2, perAddress: 9 }),
  });
  site.open({ folder, api });
  return site;
}

describe('pages', () => {
  test('say 503 before the city is ready, and the API too', async () => {
    const site = createSite();
    expect((await ask(site, '/planner')).status).toBe(503);
    expect((await ask(site, '/rest/v1/city')).status).toBe(503);
  });

  test.each(['/', '/planner', '/wall', '/finder', '/planner?lang=en'])('%s is the app', async (place) => {
    const response = await ask(openSite(), place);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('the page');
  });

  test.each([
    '/_system/introspect',
    '/_system/config',
    '/storage/v1/object',
    '/assets/gone.js',
    '/finder-assets/gone.js',
    '/gone.png',
    '/.built-from',
  ])('%s is nothing', async (place) => {
    expect((await ask(openSite(), place)).status).toBe(404);
  });

  test('forbid any outside host', async () => {
    const policy = (await ask(openSite(), '/')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test('may talk to a hosted Supabase and to nothing else', async () => {
    const site = createSite({ hostedOrigin: 'https://city.example' });
    site.open({ folder, api: null });
    const policy = (await ask(site, '/')).headers.get('content-security-policy')!;
    expect(policy.match(/\w+:\/\/[^\s;]+/g)).toEqual(['https://city.example', 'wss://city.example']);
    expect((await ask(site, '/rest/v1/city')).status).toBe(404);
  });
});

test('an asset is kept for ever and sent compressed to whoever takes it', async () => {
  const packed = await ask(openSite(), '/assets/page-1a2b.js', { headers: { 'accept-encoding': 'br' } });
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('compressed');
  expect(await (await ask(openSite(), '/assets/page-1a2b.js')).text()).toBe('plain');
});

test('the finder may be installed: its manifest and worker are asked for anew, its assets are kept', async () => {
  const ofFile = async (place: string) => {
    const { status, headers } = await ask(openSite(), place);
    return [status, headers.get('content-type'), headers.get('cache-control')];
  };
  expect(await ofFile('/finder.webmanifest')).toEqual([200, 'application/manifest+json', 'no-cache']);
  expect(await ofFile('/finder-worker.js')).toEqual([200, expect.stringContaining('javascript'), 'no-cache']);
  expect((await ofFile('/finder-assets/walks-1a2b.js'))[2]).toContain('immutable');
});

describe('the API', () => {
  test('gets its requests as they came, and big answers go out compressed', async () => {
    const site = openSite(async (request) =>
      Response.json({ got: await request.json(), rest: 'x'.repeat(5000) }),
    );
    const response = await ask(site, '/rest/v1/rpc/anything', {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const text = await new Response(response.body!.pipeThrough(new DecompressionStream('gzip'))).json();
    expect(text.got).toEqual({ a: 1 });
  });

  test.each([
    ['/rest/v1/rpc/city_buildings', 'br'],
    ['/rest/v1/rpc/public_grids', 'br'],
    ['/rest/v1/rpc/anything', 'gzip'],
  ])('answers %s in %s to a browser', async (place, encoding) => {
    const site = openSite(async () => Response.json('x'.repeat(5000)));
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const response = await ask(site, place, { method: 'POST', body: '{}', headers });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
  });

  test('holds up guessing of a password, also with the right one, but nobody else', async () => {
    const site = openSite(async (request) => {
      const { password } = (await request.json()) as { password: string };
      return new Response('{}', { status: password === 'right' ? 200 : 400 });
    });
    const signIn = async (email: string, password: string) => {
      const body = JSON.stringify({ email, password });
      return (await ask(site, '/auth/v1/token?grant_type=password', { method: 'POST', body })).status;
    };
    expect(await signIn('a@city', 'wrong')).toBe(400);
    expect(await signIn('a@city', 'wrong')).toBe(400);
    expect(await signIn('a@city', 'right')).toBe(429);
    expect(await signIn('b@city', 'right')).toBe(200);
  });
});

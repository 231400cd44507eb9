import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CITY, tinyCity } from '../../supabase/tests/fixture/tiny-city.ts';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { EMBEDDED_PUBLISHABLE_KEY } from '../sources/supabase/embedded-key.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { createFreshDatabase } from './testing/fresh-database.ts';
import { StartCommand } from './testing/start-command.ts';

const SERVER = process.env.GRIDCIRCLE_TEST_DATABASE_URL;

/** Several starts one after the other, also on a machine that is busy with other things. */
const PATIENCE_MS = 300_000;

let scratch: string;
let city: string;
let home: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'gridcircle-start-'));
  city = path.join(scratch, 'tiny');
  home = path.join(scratch, 'home');
  await writeCityPackage(tinyCity, city);
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const start = (commandLine: string[], environment: Record<string, string> = {}) =>
  new StartCommand(commandLine, { GRIDCIRCLE_HOME: home, PORT: '0', ...environment });

function auth(url: string, place: string, body: object): Promise<Response> {
  return fetch(`${url}/auth/v1/${place}`, {
    method: 'POST',
    headers: { apikey: EMBEDDED_PUBLISHABLE_KEY, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const signIn = async (url: string, email: string, password: string) =>
  (await auth(url, 'token?grant_type=password', { email, password })).status;

/** Calls a function of the database as the demo planner. */
async function plans(url: string, name: string, body: object = {}) {
  const account = { email: 'planner@demo.gridcircle.cn', password: DEMO_PASSWORD };
  const { access_token } = await (await auth(url, 'token?grant_type=password', account)).json();
  const response = await fetch(`${url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: {
      apikey: EMBEDDED_PUBLISHABLE_KEY,
      authorization: `Bearer ${access_token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The index of the public's view, as any visitor gets it. */
const publicIndex = async (url: string) =>
  (await fetch(`${url}/rest/v1/rpc/public_document?path=index.json`)).json();

test('a city is loaded once, kept over a stop and over a crash, and open in one process at a time', {
  timeout: PATIENCE_MS,
}, async () => {
  const first = start(['--city', city]);
  const url = await first.ready();
  expect(first.said()).toContain('Storing');
  expect(first.said()).toContain(DEMO_PASSWORD);
  expect((await fetch(`${url}/planner`)).status).toBe(200);
  expect((await fetch(`${url}/_system/introspect`)).status).toBe(404);
  expect(await signIn(url, 'planner@demo.gridcircle.cn', DEMO_PASSWORD)).toBe(200);
  expect((await auth(url, 'signup', { email: 'new@city.test', password: 'long enough' })).status).toBe(422);
  expect((await plans(url, 'create_plan', { name: '保留', unit_code: CITY })).name).toBe('保留');

  const index = await publicIndex(url);
  expect(index).toMatchObject({ version: 1, city: { code: CITY } });

  const sameDatabase = await start(['--city', city]).end();
  expect(sameDatabase).toMatchObject({
    code: 2,
    output: expect.stringMatching(/open in another process \(pid \d+\)/),
  });
  const samePort = await start(['--city', city], { PORT: new URL(url).port }).end();
  expect(samePort).toMatchObject({ code: 2, output: expect.stringContaining('is taken') });
  expect((await first.stop()).code).toBe(0);

  const second = start(['--city', city]);
  const secondUrl = await second.ready();
  expect(second.said()).not.toMatch(/Storing|Applying|Building/);
  expect(second.said().match(/^Ready: /gm)).toHaveLength(1);
  expect(await plans(secondUrl, 'list_plans')).toMatchObject([{ name: '保留' }, { status: 'in_force' }]);
  expect(await publicIndex(secondUrl)).toEqual(index);
  expect((await second.stop('SIGKILL')).code).toBe(null);

  await writeFile(path.join(city, 'stations.geojson'), '{"type":"FeatureCollection","features":[]}');
  const third = start(['--city', city]);
  expect(await plans(await third.ready(), 'list_plans')).toHaveLength(2);
  expect(third.said()).toMatch(/has changed since it was loaded\. Your data is kept; .* move .* away/);
  expect((await third.stop('SIGINT')).code).toBe(0);
  expect((await stat(path.join(home, 'secrets.json'))).mode & 0o077).toBe(0);

  const onTheNetwork = await start(['--city', city], { HOST: '0.0.0.0' }).end();
  expect(onTheNetwork).toMatchObject({ code: 2, output: expect.stringContaining('--demo-accounts') });
});

test('a package that cannot be read is refused by name, and nothing is made for it', {
  timeout: PATIENCE_MS,
}, async () => {
  const broken = path.join(scratch, 'broken');
  await writeCityPackage(tinyCity, broken);
  await writeFile(path.join(broken, 'grids.geojson'), '{"type":"FeatureColl');
  const before = existsSync(home) ? await readdir(home) : [];
  for (const [folder, words] of [
    [broken, 'grids.geojson'],
    [path.join(scratch, 'nowhere'), 'does not exist'],
  ] as const) {
    const ended = await start(['--city', folder]).end();
    expect(ended.code).toBe(2);
    expect(ended.output).toContain(words);
    expect(ended.output).not.toContain('    at ');
  }
  expect((existsSync(home) ? await readdir(home) : []).filter((name) => name !== 'secrets.json')).toEqual(
    before.filter((name) => name !== 'secrets.json'),
  );
});

if (SERVER) {
  test('a PostgreSQL of your own gets the city, no demo accounts, and no second city', async () => {
    const fresh = await createFreshDatabase(SERVER);
    try {
      const server = start(['--city', city], { DATABASE_URL: fresh.url });
      const url = await server.ready();
      expect(server.said()).not.toContain(DEMO_PASSWORD);
      expect(await signIn(url, 'planner@demo.gridcircle.cn', DEMO_PASSWORD)).toBe(400);
      expect((await server.stop()).code).toBe(0);

      const other = path.join(scratch, 'other');
      await writeCityPackage(tinyCity, other);
      const refused = await start(['--city', other], { DATABASE_URL: fresh.url }).end();
      expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('already holds 小圆区') });
    } finally {
      await fresh.drop();
    }
  });

  test('a PostgreSQL that does not answer is said in one sentence', async () => {
    const url = new URL(SERVER);
    url.port = '1';
    const ended = await start(['--city', city], { DATABASE_URL: url.href }).end();
    expect(ended).toMatchObject({ code: 2, output: expect.stringContaining('DATABASE_URL does not answer') });
    expect(ended.output).not.toContain('    at ');
  });
}

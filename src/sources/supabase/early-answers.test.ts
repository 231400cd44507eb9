import { expect, test } from 'vitest';
import { EarlyAnswers } from './early-answers.ts';
import { type PlaceToKeep, SessionStore } from './session-store.ts';
import { createSupabaseSource } from './supabase-source.ts';

const connection = { url: 'http://city.test', publishableKey: 'public-key' };
const rpc = (name: string) => `http://city.test/rest/v1/rpc/${name}`;

/** Answers every question with its address and person, and keeps count. */
function network() {
  const asked: string[] = [];
  const answer: typeof fetch = async (input, init) => {
    asked.push(String(input).replace(rpc(''), ''));
    return new Response(`${input} ${new Headers(init?.headers).get('authorization')}`);
  };
  return { asked, answer };
}

function placeWith(session: object | null): PlaceToKeep {
  const kept = new Map(session ? [['gridcircle-session', JSON.stringify(session)]] : []);
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function sessionsWith(session: object | null): SessionStore {
  return new SessionStore(placeWith(session));
}

const SIGNED_IN = { access_token: 'token', expires_at: Date.now() / 1000 + 3600 };
const as = (person: string) => ({ method: 'POST', headers: { Authorization: `Bearer ${person}` } });

test('the first to ask as the same person is handed the answer under way, the next goes to the network', async () => {
  const { asked, answer } = network();
  const early = new EarlyAnswers(connection, sessionsWith(SIGNED_IN), answer);
  early.ask();
  const before = asked.length;
  expect(await (await early.fetch(rpc('city_units'), as('token'))).text()).toBe(
    `${rpc('city_units')} Bearer token`,
  );
  expect(asked.filter((name) => name === 'city_units')).toHaveLength(1);
  await early.fetch(rpc('city_units'), as('token'));
  expect(asked.filter((name) => name === 'city_units')).toHaveLength(2);
  expect(before).toBeGreaterThan(1);
});

test('nobody is handed what another person asked for', async () => {
  const { answer } = network();
  const early = new EarlyAnswers(connection, sessionsWith(SIGNED_IN), answer);
  early.ask();
  const response = await early.fetch(rpc('city_buildings'), as('someone else'));
  expect(await response.text()).toBe(`${rpc('city_buildings')} Bearer someone else`);
});

test('what a publication changes is asked for once the version is known', async () => {
  const { asked, answer } = network();
  let tellVersion: () => void = () => undefined;
  const early = new EarlyAnswers(connection, sessionsWith(SIGNED_IN), async (input, init) => {
    const response = await answer(input, init);
    if (String(input) === rpc('city_info')) await new Promise<void>((resolve) => (tellVersion = resolve));
    return response;
  });
  early.ask();
  const version = early.fetch(rpc('city_info'), as('token'));
  await Promise.resolve();
  const published = ['city_grids', 'city_stations', 'city_compounds', 'city_crossings'];
  expect(asked.filter((name) => published.includes(name))).toEqual([]);
  tellVersion();
  await version;
  expect(asked).toEqual(expect.arrayContaining(published));
});

test('nothing is asked for whoever is not signed in', () => {
  for (const session of [null, { ...SIGNED_IN, expires_at: 1 }, { access_token: 'no end' }]) {
    const { asked, answer } = network();
    new EarlyAnswers(connection, sessionsWith(session), answer).ask();
    expect(asked).toEqual([]);
  }
});

test('an answer that fails is told to whoever takes it over', async () => {
  const early = new EarlyAnswers(connection, sessionsWith(SIGNED_IN), () =>
    Promise.reject(new TypeError('offline')),
  );
  early.ask();
  await expect(early.fetch(rpc('city_units'), as('token'))).rejects.toThrow('offline');
});

test('who one is, is asked once: early, in the very words of supabase-js', async () => {
  const session = { ...SIGNED_IN, refresh_token: 'again', token_type: 'bearer', user: { id: 'somebody' } };
  const asked: string[] = [];
  const early = new EarlyAnswers(connection, sessionsWith(session), async (input) => {
    asked.push(String(input));
    return Response.json([{ role: 'planner', unit_code: '990101' }]);
  });
  early.ask();
  const isAboutMemberships = (address: string) => address.includes('/memberships');
  expect(asked.filter(isAboutMemberships)).toHaveLength(1);
  const source = createSupabaseSource({
    ...connection,
    fetch: early.fetch,
    sessionPlace: placeWith(session),
  });
  expect(await source.session()).toMatchObject({
    userId: 'somebody',
    memberships: [{ role: 'planner', unitCode: '990101' }],
  });
  expect(asked.filter(isAboutMemberships)).toHaveLength(1);
});

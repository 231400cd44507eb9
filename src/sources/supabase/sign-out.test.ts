import { expect, test } from 'vitest';
import { createSupabaseSource } from './supabase-source.ts';

/** A place for the session that can be looked into. */
function lookedInto() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const tokens = (accessToken: string, secondsToLive: number) => ({
  access_token: accessToken,
  refresh_token: 'refresh',
  token_type: 'bearer',
  expires_in: secondsToLive,
  expires_at: Math.floor(Date.now() / 1000) + secondsToLive,
  user: {
    id: 'u',
    email: 'planner@test.gridcircle.cn',
    aud: '',
    created_at: '',
    app_metadata: {},
    user_metadata: {},
  },
});

/** A backend that signs anyone in for `secondsToLive` and answers nothing else until it is told to. */
async function signedIn(secondsToLive: number) {
  const asked: { path: string; authorization: string | null }[] = [];
  let answer = () => {};
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const place = lookedInto();
  const source = createSupabaseSource({
    url: 'http://gridcircle.test',
    publishableKey: 'sb_publishable_nobody',
    sessionPlace: place,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(String(input));
      asked.push({ path: pathname + search, authorization: new Headers(init?.headers).get('authorization') });
      if (search === '?grant_type=password') return Response.json(tokens('first', secondsToLive));
      if (pathname === '/rest/v1/memberships') return Response.json([]);
      if (pathname === '/rest/v1/rpc/kiosk_standing') return Response.json(null);
      await told;
      return search === '?grant_type=refresh_token'
        ? Response.json(tokens('second', 3600))
        : new Response(null, { status: 204 });
    },
  });
  return { source, place, asked, answer };
}

test('whoever signs out and leaves at once is signed out: nothing is awaited first', async () => {
  const { source, place, asked, answer } = await signedIn(3600);
  expect((await source.signIn('planner@test.gridcircle.cn', 'p')).ok).toBe(true);
  expect(place.kept.size).toBe(1);
  const leaving = source.signOut();
  expect([...place.kept]).toEqual([]);
  expect(await source.session()).toBeNull();
  // The server is told, too, with the token that was in use.
  await expect
    .poll(() => asked.at(-1))
    .toEqual({ path: '/auth/v1/logout?scope=local', authorization: 'Bearer first' });
  answer();
  await leaving;
  expect([...place.kept]).toEqual([]);
});

test('a refresh under way brings nobody back', async () => {
  // A session of less than the margin is refreshed as soon as it is asked for.
  const { source, place, asked, answer } = await signedIn(30);
  const entering = source.signIn('planner@test.gridcircle.cn', 'p');
  await expect.poll(() => asked.at(-1)?.path).toBe('/auth/v1/token?grant_type=refresh_token');
  const leaving = source.signOut();
  expect([...place.kept]).toEqual([]);
  answer();
  await Promise.all([entering, leaving]);
  expect([...place.kept]).toEqual([]);
});

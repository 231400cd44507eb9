import { describe, expect, test } from 'vitest';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { createSupabaseSource } from '../../src/sources/supabase/supabase-source.ts';
import { keepsTheCitySourceContract } from './contract/city-source-contract.ts';
import { tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsTheCitySourceContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  keepsTheCitySourceContract(() => ({ visitor: () => opened().source() }));
});

describe('a backend that does not answer', () => {
  const source = createSupabaseSource({
    url: 'http://gridcircle.test',
    publishableKey: 'sb_publishable_nobody',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  });

  test('is offline, not wrong', async () => {
    expect(await source.signIn('a@b.cn', 'c')).toMatchObject({ ok: false, reason: 'offline' });
    await expect(source.loadCity()).rejects.toMatchObject({ name: 'SourceError', reason: 'offline' });
    await expect(source.versionInForce()).rejects.toMatchObject({ reason: 'offline' });
  });
});

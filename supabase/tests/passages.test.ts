import { describe } from 'vitest';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { keepsThePassagesContract } from './contract/passages-contract.ts';
import { tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsThePassagesContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  keepsThePassagesContract(() => ({ visitor: () => opened().source() }));
});

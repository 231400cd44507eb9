import { describe } from 'vitest';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { keepsThePublicationContract } from './contract/publication-contract.ts';
import { tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';

describe('in memory', () => {
  const visitor = createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE });
  keepsThePublicationContract(() => ({ visitor }));
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  keepsThePublicationContract(() => ({ visitor: () => opened().source() }));
});

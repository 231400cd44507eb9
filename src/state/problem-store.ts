/** What is wrong with the draft, as a list to work through: heaviest first, one entry chosen at a time. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../domain/problem.ts';
import type { CityIndex } from './city-index.ts';
import type { ProblemEntry } from './problem-list.ts';

export interface ProblemState {
  /** As the engine found them. */
  readonly found: readonly Problem[];
  /** The same as a list for reading, of the whole city: sorted, unfinished communities as one entry each. */
  readonly entries: readonly ProblemEntry[];
  /** The draft has changed since they were looked for. */
  readonly stale: boolean;
  /** The step of the figures whose changes they hold. */
  readonly step: number;
  /** Key of the entry that is being looked at; it may have been solved meanwhile. */
  readonly chosen: string | null;
}

export type ProblemStore = StoreApi<ProblemState>;

export function createProblemStore(): ProblemStore {
  return createStore<ProblemState>(() => ({ found: [], entries: [], stale: false, step: 0, chosen: null }));
}

/** The entries in a unit; all of them for `null`. */
export function entriesWithin(
  entries: readonly ProblemEntry[],
  index: CityIndex,
  scope: string | null,
): readonly ProblemEntry[] {
  if (scope === null) return entries;
  const communities = index.communitiesWithin(scope);
  return entries.filter(({ communityCode }) => communityCode === null || communities.has(communityCode));
}

/** Chooses the entry so many places on in this list, from either end round to the other; `null` when it is empty. */
export function stepTo(
  problems: ProblemStore,
  entries: readonly ProblemEntry[],
  places: 1 | -1,
): ProblemEntry | null {
  if (entries.length === 0) return null;
  const present = entries.findIndex(({ key }) => key === problems.getState().chosen);
  const start = present === -1 && places === -1 ? 0 : present;
  const entry = entries[(start + places + entries.length) % entries.length];
  problems.setState({ chosen: entry.key });
  return entry;
}

/** Who else has the plan on their desk, and what happened elsewhere that this desk has not taken yet. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Presence } from '../domain/plan-story.ts';

export interface CompanyState {
  /** Other people who have the plan open now, one entry for each of their windows. */
  readonly others: readonly Presence[];
  /** A version of the map in force that is newer than the one on the desk; `null` when there is none. */
  readonly newerVersion: number | null;
  /** The newer map is being taken under the draft. */
  readonly taking: boolean;
}

export type CompanyStore = StoreApi<CompanyState>;

export const ALONE: CompanyState = { others: [], newerVersion: null, taking: false };

export function createCompanyStore(): CompanyStore {
  return createStore<CompanyState>(() => ALONE);
}

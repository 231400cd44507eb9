/** The life of the plan on the desk: the steps of its review and every save it ever had. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlanRevision, PlanStep } from '../domain/plan-story.ts';
import type { Loading } from './loading.ts';

export interface PlanHistoryState {
  readonly loading: Loading;
  /** Oldest first. */
  readonly steps: readonly PlanStep[];
  /** Newest first. */
  readonly revisions: readonly PlanRevision[];
}

export type PlanHistoryStore = StoreApi<PlanHistoryState>;

export const NO_PLAN_HISTORY: PlanHistoryState = { loading: 'idle', steps: [], revisions: [] };

export function createPlanHistoryStore(): PlanHistoryStore {
  return createStore<PlanHistoryState>(() => NO_PLAN_HISTORY);
}

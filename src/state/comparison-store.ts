/** Two plans side by side, as the planner chose them, and what the comparison found. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Crossing, Gate, Grid, Station } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import type { PlanComparison } from '../engine/metrics/compare-plans.ts';
import type { SourceRefusal } from '../sources/city-source.ts';

/** What can be compared, any with any. */
export type ComparedSide =
  | { readonly kind: 'in_force' }
  /** An earlier version of the map. */
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'plan'; readonly planId: string; readonly name: string }
  /** An earlier save of a plan. */
  | { readonly kind: 'revision'; readonly planId: string; readonly revision: number }
  /** What is on the desk now, saved or not. */
  | { readonly kind: 'draft' };

/** The records of a side: what the map draws for it. */
export interface SideRecords {
  readonly grids: readonly Grid[];
  readonly stations: readonly Station[];
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
}

export interface Compared {
  /** Under which covered households are counted on both sides. */
  readonly settings: CoverageSettings;
  readonly before: SideRecords;
  readonly after: SideRecords;
  readonly comparison: PlanComparison;
}

export interface ComparisonState {
  /** `null` while nothing is compared. */
  readonly sides: { readonly before: ComparedSide; readonly after: ComparedSide } | null;
  readonly status: 'idle' | 'comparing' | 'ready' | 'failed';
  /** Why it failed; `null` when the engine did. */
  readonly refusal: SourceRefusal | null;
  /** The newest result; while `comparing` that of the sides before. */
  readonly compared: Compared | null;
}

export type ComparisonStore = StoreApi<ComparisonState>;

export const NOTHING_COMPARED: ComparisonState = {
  sides: null,
  status: 'idle',
  refusal: null,
  compared: null,
};

export function createComparisonStore(): ComparisonStore {
  return createStore<ComparisonState>(() => NOTHING_COMPARED);
}

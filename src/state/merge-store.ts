/**
 * What came of bringing two planners' work together: ground that both gave to different grids, and whatever
 * of this desk's work gave way. Nothing disappears: each entry can be taken back in or let go.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Station } from '../domain/city.ts';
import type { ContestedBuilding, ContestedGround } from '../domain/plan-story.ts';

/** A station that two people changed differently; the draft holds the version of the one who saved first. */
export interface NotTakenStation {
  readonly code: string;
  /** As this desk had it; `null` when it had closed it. */
  readonly mine: Station | null;
}

export interface LastMerge {
  /** What the work was brought together with. */
  readonly with: 'colleague' | 'newer_map';
  /** Undo steps that no longer fit. */
  readonly droppedSteps: number;
  readonly contestedBuildings: number;
}

export interface MergeState {
  /** As stored with the plan, visible to everyone on it. */
  readonly contested: readonly ContestedBuilding[];
  /** Found by a merge on this desk and not yet stored with the plan. */
  readonly unsent: readonly ContestedGround[];
  /** Known to this desk alone. */
  readonly notTaken: readonly NotTakenStation[];
  /** For a word to the planner; `null` when nothing was merged since the plan was opened. */
  readonly last: LastMerge | null;
}

export type MergeStore = StoreApi<MergeState>;

export const NOTHING_MERGED: MergeState = { contested: [], unsent: [], notTaken: [], last: null };

export function createMergeStore(): MergeStore {
  return createStore<MergeState>(() => NOTHING_MERGED);
}

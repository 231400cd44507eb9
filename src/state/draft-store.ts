/**
 * The draft on the desk: which plan it belongs to, what was done since it was opened, and where it is
 * kept. `saved` is what the backend has; everything beyond it exists on this device only.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change, Plan } from '../domain/plan.ts';
import { EMPTY_CHANGE, isEmptyChange, mergeChanges, sameRecord } from '../editing/change.ts';
import { EMPTY_HISTORY, type History, netChange } from '../editing/history.ts';
import type { SourceRefusal } from '../sources/city-source.ts';

export interface DraftState {
  /** `null` for a draft that has no name yet. */
  readonly plan: Plan | null;
  /** Net change of the plan when it was opened. */
  readonly base: Change;
  readonly history: History;
  /** Net change the backend holds. */
  readonly saved: Change;
  readonly saving: boolean;
  /** Why the last save or step did not go through; cleared by the next success. */
  readonly refusal: SourceRefusal | null;
  /** The draft came back from this device's journal. */
  readonly restored: boolean;
}

export const NO_DRAFT: DraftState = {
  plan: null,
  base: EMPTY_CHANGE,
  history: EMPTY_HISTORY,
  saved: EMPTY_CHANGE,
  saving: false,
  refusal: null,
  restored: false,
};

export type DraftStore = StoreApi<DraftState>;

export function createDraftStore(): DraftStore {
  return createStore<DraftState>(() => NO_DRAFT);
}

/** Everything the draft changes on the map in force. */
export function draftChange(draft: Pick<DraftState, 'base' | 'history'>): Change {
  return mergeChanges(draft.base, netChange(draft.history));
}

export function isUnsaved(draft: DraftState): boolean {
  return !sameRecord(draftChange(draft), draft.saved);
}

/** Where the work is kept, in the words of the header. */
export type SaveStanding = 'untouched' | 'saved' | 'saving' | 'device_only' | 'conflict';

export function saveStanding(draft: DraftState): SaveStanding {
  if (draft.saving) return 'saving';
  if (draft.refusal === 'conflict') return 'conflict';
  if (isUnsaved(draft)) return 'device_only';
  return draft.plan === null && isEmptyChange(draftChange(draft)) ? 'untouched' : 'saved';
}

/** A draft without a plan, or a plan still in draft, may be edited. */
export function isEditable(draft: DraftState): boolean {
  return draft.plan === null || draft.plan.status === 'draft';
}

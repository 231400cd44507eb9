/**
 * The draft on the desk: which plan it belongs to, what was done since it was opened, and where it is
 * kept. `saved` is what the backend has; everything beyond it exists on this device only.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change, Plan } from '../domain/plan.ts';
import { EMPTY_CHANGE, isEmptyChange, mergeChanges, sameRecord } from '../editing/change.ts';
import { EMPTY_HISTORY, type History, netChange } from '../editing/history.ts';
import type { SourceRefusal } from '../sources/city-source.ts';

export interface SentDraft {
  /** The revision that the save named; the plan has the next one when it went through. */
  readonly revision: number;
  readonly change: Change;
  /** The version of the map that the change lies over. */
  readonly over: number;
}

export interface DraftState {
  /** `null` for a draft that has no name yet. */
  readonly plan: Plan | null;
  /** What the history stands on: the plan when it was opened, and what others brought into it since. */
  readonly base: Change;
  readonly history: History;
  /** Net change the backend holds. */
  readonly saved: Change;
  /** The version of the map that `saved` lies over. */
  readonly savedOver: number;
  /** A save under way, or one whose answer never came: the backend may hold it. */
  readonly sent: SentDraft | null;
  readonly saving: boolean;
  /** Why the last save or step did not go through; cleared by the next success. */
  readonly refusal: SourceRefusal | null;
  /** The draft came back from this device's journal. */
  readonly restored: boolean;
  /** False once this device refused to write the journal. */
  readonly journalled: boolean;
}

export const NO_DRAFT: DraftState = {
  plan: null,
  base: EMPTY_CHANGE,
  history: EMPTY_HISTORY,
  saved: EMPTY_CHANGE,
  savedOver: 0,
  sent: null,
  saving: false,
  refusal: null,
  restored: false,
  journalled: true,
};

export type DraftStore = StoreApi<DraftState>;

export function createDraftStore(): DraftStore {
  return createStore<DraftState>(() => NO_DRAFT);
}

/** What was done, and what it stands on. */
export type Drafted = Pick<DraftState, 'base' | 'history'>;

/** Asked for many times between two strokes, and large. */
const known = new WeakMap<History, { readonly base: Change; readonly change: Change }>();

/** Everything the draft changes on the map in force. */
export function draftChange({ base, history }: Drafted): Change {
  const earlier = known.get(history);
  if (earlier?.base === base) return earlier.change;
  const change = mergeChanges(base, netChange(history));
  known.set(history, { base, change });
  return change;
}

export function isUnsaved(draft: Drafted & Pick<DraftState, 'saved'>): boolean {
  return !sameRecord(draftChange(draft), draft.saved);
}

/** Where the work is kept, in the words of the header. */
export type SaveStanding = 'untouched' | 'saved' | 'saving' | 'device_only' | 'not_kept' | 'conflict';

export function saveStanding(draft: DraftState): SaveStanding {
  if (draft.saving) return 'saving';
  if (draft.refusal === 'conflict') return 'conflict';
  if (isUnsaved(draft)) return draft.journalled ? 'device_only' : 'not_kept';
  return draft.plan === null && isEmptyChange(draftChange(draft)) ? 'untouched' : 'saved';
}

/** A draft without a plan, or a plan still in draft, may be edited. */
export function isEditable(draft: DraftState): boolean {
  return draft.plan === null || draft.plan.status === 'draft';
}

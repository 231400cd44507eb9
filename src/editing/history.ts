/**
 * Undo and redo as two stacks of Changes, one per gesture. A history is a value: every step returns a
 * new one, so that a store can hold it and a journal can write it down.
 */
import type { Change } from '../domain/plan.ts';
import { EMPTY_CHANGE, invertChange, isEmptyChange, mergeChanges } from './change.ts';

export interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Keeps one finished gesture. A gesture that changed nothing leaves no step; redo ends here. */
export function record(history: History, change: Change): History {
  if (isEmptyChange(change)) return history;
  return { done: [...history.done, change], undone: [] };
}

/** The history after one undo and the change to apply for it; `null` when there is nothing to undo. */
export function undo(history: History): { readonly history: History; readonly apply: Change } | null {
  const last = history.done.at(-1);
  if (last === undefined) return null;
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, last] },
    apply: invertChange(last),
  };
}

/** The history after one redo and the change to apply for it; `null` when there is nothing to redo. */
export function redo(history: History): { readonly history: History; readonly apply: Change } | null {
  const next = history.undone.at(-1);
  if (next === undefined) return null;
  return {
    history: { done: [...history.done, next], undone: history.undone.slice(0, -1) },
    apply: next,
  };
}

/** Everything done and not undone, as one change: what a draft saves. */
export function netChange(history: History): Change {
  return history.done.reduce(mergeChanges, EMPTY_CHANGE);
}

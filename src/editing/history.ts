/**
 * Undo and redo as two stacks of Changes, one per gesture. A history is a value: every step returns a
 * new one, so that a store can hold it and a journal can write it down.
 */
import type { Change } from '../domain/plan.ts';
import { EMPTY_CHANGE, invertChange, isEmptyChange, mergeChanges, recordKeys } from './change.ts';

export interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Keeps one finished gesture. A gesture that changed nothing leaves no step; redo ends here. */
export function record(history: History, change: Change): History {
  if (isEmptyChange(change)) return history;
  const done = [...history.done, change];
  netChanges.set(done, mergeChanges(netChange(history), change));
  return { done, undone: [] };
}

/** Keeps a finished gesture as part of the step before it: a vertex inserted and dragged in one stroke. */
export function recordJoined(history: History, change: Change): History {
  const last = history.done.at(-1);
  const before = undo(history);
  return last && before ? record(before.history, mergeChanges(last, change)) : record(history, change);
}

/** The history after one undo and the change to apply for it; `null` when there is nothing to undo. */
export function undo(history: History): { readonly history: History; readonly apply: Change } | null {
  const last = history.done.at(-1);
  if (last === undefined) return null;
  const apply = invertChange(last);
  const done = history.done.slice(0, -1);
  netChanges.set(done, mergeChanges(netChange(history), apply));
  return { history: { done, undone: [...history.undone, last] }, apply };
}

/** The history after one redo and the change to apply for it; `null` when there is nothing to redo. */
export function redo(history: History): { readonly history: History; readonly apply: Change } | null {
  const next = history.undone.at(-1);
  if (next === undefined) return null;
  const done = [...history.done, next];
  netChanges.set(done, mergeChanges(netChange(history), next));
  return { history: { done, undone: history.undone.slice(0, -1) }, apply: next };
}

/**
 * What is left to undo and redo after `outside` was done to the map by somebody else. A step stays as long
 * as the records it touches are as it left them; one that does not, and all before it that touch the same
 * records, become part of what the history stands on. So undo never takes back another person's work.
 */
export function rebase(
  history: History,
  outside: Change,
): { readonly history: History; readonly dropped: number } {
  const done = stillFitting(history.done, outside);
  const undone = stillFitting(history.undone, outside);
  const dropped = history.done.length + history.undone.length - done.length - undone.length;
  return dropped === 0 ? { history, dropped } : { history: { done, undone }, dropped };
}

/** Of a stack, whose top is at its end, the steps that can still be taken in their order. */
function stillFitting(steps: readonly Change[], outside: Change): readonly Change[] {
  const foreign = new Set(recordKeys(outside));
  return steps
    .toReversed()
    .filter((step) => {
      const touched = recordKeys(step);
      if (!touched.some((key) => foreign.has(key))) return true;
      for (const key of touched) foreign.add(key);
      return false;
    })
    .toReversed();
}

/** Net changes known by their steps: each follows from the one before, and sessions have thousands of steps. */
const netChanges = new WeakMap<readonly Change[], Change>();

/** Everything done and not undone, as one change: what a draft saves. */
export function netChange({ done }: History): Change {
  const known = netChanges.get(done);
  if (known) return known;
  const net = done.reduce(mergeChanges, EMPTY_CHANGE);
  netChanges.set(done, net);
  return net;
}

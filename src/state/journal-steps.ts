/**
 * A history as the journal writes it down: one short step per stroke, so that the thousandth stroke costs no
 * more than the first. Walking the steps again gives the history, what was undone included.
 */
import type { Change } from '../domain/plan.ts';
import { EMPTY_HISTORY, type History, record, redo, undo } from '../editing/history.ts';

export type JournalStep =
  | { readonly kind: 'do'; readonly change: Change }
  /** The last step grew: it is this one now. */
  | { readonly kind: 'amend'; readonly change: Change }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** The step that leads from one history to the next; `null` when it takes more than one. */
export function stepBetween(before: History, after: History): JournalStep | null {
  const last = after.done.at(-1);
  const grew = after.done.length - before.done.length;
  const forgotten = after.undone.length === 0;
  if (grew === 1 && last && after.done.at(-2) === before.done.at(-1)) {
    if (forgotten && before.undone.at(-1) !== last) return { kind: 'do', change: last };
    const isRedo = before.undone.at(-1) === last && after.undone.length === before.undone.length - 1;
    return isRedo ? { kind: 'redo' } : null;
  }
  if (grew === 0 && last && forgotten && after.done.at(-2) === before.done.at(-2)) {
    return { kind: 'amend', change: last };
  }
  const isUndo = grew === -1 && after.undone.at(-1) === before.done.at(-1);
  return isUndo && last === before.done.at(-2) ? { kind: 'undo' } : null;
}

/** Steps that lead from nothing to this history. */
export function stepsTo({ done, undone }: History): JournalStep[] {
  return [
    ...[...done, ...undone.toReversed()].map((change): JournalStep => ({ kind: 'do', change })),
    ...undone.map((): JournalStep => ({ kind: 'undo' })),
  ];
}

/** The history after these steps. Steps that do not fit, e.g. an undo of nothing, are passed over. */
export function walked(steps: readonly JournalStep[]): History {
  return steps.reduce(after, EMPTY_HISTORY);
}

function after(history: History, step: JournalStep): History {
  switch (step.kind) {
    case 'do':
      return record(history, step.change);
    case 'amend':
      return record(undo(history)?.history ?? history, step.change);
    case 'undo':
      return undo(history)?.history ?? history;
    case 'redo':
      return redo(history)?.history ?? history;
  }
}

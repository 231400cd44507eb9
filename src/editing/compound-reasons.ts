/** The reasons for which a draft divides compounds: said with the edit that does it, and undone with it. */
import type { EditCommand, EditWarning } from '../domain/edit.ts';
import type { Change, CompoundReason } from '../domain/plan.ts';
import { changeOf, mergeChanges } from './change.ts';

type Reasons = ReadonlyMap<string, CompoundReason>;

/** Gives this reason for each of these compounds, instead of the one given before. */
export function reasonChange(codes: Iterable<string>, reason: string, known: Reasons): Change {
  const added: Record<string, CompoundReason> = {};
  const updated: Record<string, readonly [CompoundReason, CompoundReason]> = {};
  for (const code of codes) {
    const before = known.get(code);
    if (before === undefined) added[code] = { code, reason };
    else if (before.reason !== reason) updated[code] = [before, { code, reason }];
  }
  return changeOf({ compoundReasons: { added, updated, removed: {} } });
}

/** The change of an edit, with the reason that came with the command kept for every compound that it cuts. */
export function withReasonsGiven(
  change: Change,
  command: EditCommand,
  warnings: readonly EditWarning[],
  known: Reasons,
): Change {
  const reason = 'compoundReason' in command ? command.compoundReason : null;
  if (reason === null) return change;
  const cut = warnings.filter(({ code }) => code === 'cuts_compound').map(({ subject }) => subject);
  return mergeChanges(change, reasonChange(cut, reason, known));
}

/**
 * Keeps the journal in step with the draft: one short record per stroke, the head anew when the plan, the locks,
 * the service circle under the pen or what the backend holds has changed, everything anew when another draft came onto the desk.
 */
import { isEmptyChange } from '../editing/change.ts';
import { unsavedEdit } from './circle-edit.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { type DraftState, isUnsaved } from './draft-store.ts';
import type { DraftBook, JournalEntry, JournalHead } from './journal.ts';
import { stepBetween, walked } from './journal-steps.ts';

/** Writes the draft, the locks and the circle under the pen down after every change of them. The answer ends that and lets go of the book. */
export function keepJournal(parts: DeskParts, book: DraftBook): () => void {
  const { circles, draft, merge, locks } = parts;
  /** What is written does not lead to the present draft: the next write must be a whole one. */
  let broken = true;

  const headNow = (): JournalHead => {
    const { plan, base, saved, savedOver, sent } = draft.getState();
    const { unsent, notTaken } = merge.getState();
    const version = cityIn(parts.city)?.version ?? 0;
    const locked = [...locks.getState().locked];
    const circle = unsavedEdit(circles.getState().edit);
    return { plan, base, saved, savedOver, sent, unsent, notTaken, version, locked, circle };
  };
  const watched = async (write: Promise<void>) => {
    try {
      await write;
      if (!draft.getState().journalled) draft.setState({ journalled: true });
    } catch {
      broken = true;
      if (!draft.getState().journalled) return;
      draft.setState({ journalled: false });
      say(parts, { tone: 'attention', key: 'journalFailed' });
    }
  };
  const writeWhole = () => {
    broken = false;
    void watched(book.write(headNow(), draft.getState().history));
  };
  const isNothing = () =>
    isBare(draft.getState()) &&
    locks.getState().locked.size === 0 &&
    unsavedEdit(circles.getState().edit) === undefined;
  const putAway = () => {
    broken = true;
    void watched(book.clear());
  };
  const noteBeside = () => {
    if (isNothing()) putAway();
    else if (broken) writeWhole();
    else void watched(book.note(headNow()));
  };

  const stops = [
    draft.subscribe((now, before) => {
      if (isNothing()) {
        if (!isBare(before)) putAway();
        return;
      }
      const moved = now.history !== before.history;
      const step = moved ? stepBetween(before.history, now.history) : null;
      if (broken || now.base !== before.base || (moved && !step)) return writeWhole();
      if (step) void watched(book.append(step));
      if (headChanged(now, before)) void watched(book.note(headNow()));
    }),
    locks.subscribe(noteBeside),
    circles.subscribe((now, before) => {
      if (unsavedEdit(now.edit) !== unsavedEdit(before.edit)) noteBeside();
    }),
    merge.subscribe((now, before) => {
      if (broken || (now.unsent === before.unsent && now.notTaken === before.notTaken)) return;
      void watched(book.note(headNow()));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    book.close();
  };
}

/** The draft that a journal entry describes. */
export function draftOfEntry({
  head,
  steps,
}: JournalEntry): JournalEntry['head'] & Pick<DraftState, 'history'> {
  return { ...head, history: walked(steps) };
}

/** True when the draft of the entry holds work that the backend does not have. */
export function draftIsUnsaved(entry: JournalEntry): boolean {
  return isUnsaved(draftOfEntry(entry));
}

/** Nothing is open and nothing was done: nothing to write down. */
function isBare({ plan, base, history }: DraftState): boolean {
  return plan === null && history.done.length + history.undone.length === 0 && isEmptyChange(base);
}

function headChanged(now: DraftState, before: DraftState): boolean {
  return now.plan !== before.plan || now.saved !== before.saved || now.sent !== before.sent;
}

/**
 * The draft that this device has kept: back on the desk after a reload or a crash, with its undo and its locks; and
 * beside it the service circle that was under the pen.
 */
import type { Result } from '../domain/result.ts';
import { isEmptyChange } from '../editing/change.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { draftChange, NO_DRAFT } from './draft-store.ts';
import type { EditingSession } from './editing-session.ts';
import { type DraftBook, type DraftJournal, type JournalEntry, journalKey } from './journal.ts';
import { draftIsUnsaved, draftOfEntry } from './journal-keeper.ts';
import { NOTHING_MERGED } from './merge-store.ts';
import type { Merging } from './merging.ts';

export interface Restored {
  /** The book to go on writing in; `null` where the device has none to give. */
  readonly book: DraftBook | null;
  /** A draft is on the desk. */
  readonly found: boolean;
}

/**
 * Opens this tab's book and puts the draft in it on the desk: unsaved work always, saved work (for its undo)
 * when its plan is the one asked for. A draft over an older map is laid over the present one; when that map
 * cannot be had, the book stays as it is and the desk goes on in another.
 */
export async function restoreDraft(
  parts: DeskParts,
  journal: DraftJournal,
  editing: EditingSession,
  merging: Merging,
  planId: string | null,
): Promise<Restored> {
  const open = cityIn(parts.city);
  if (!open) return { book: null, found: false };
  const key = journalKey(open.data.info.code, parts.session.userId);
  const isDraftWanted = (entry: JournalEntry) =>
    draftIsUnsaved(entry) || (entry.head.plan?.id ?? null) === planId;
  const isWanted = (entry: JournalEntry) => entry.head.circle !== undefined || isDraftWanted(entry);
  const openBook = (wanted: (entry: JournalEntry) => boolean) => journal.open(key, wanted).catch(() => null);

  const book = await openBook(isWanted);
  const entry = (await book?.read().catch(() => null)) ?? null;
  if (!entry || !isWanted(entry)) return { book, found: false };
  putCircleBack(parts, entry);
  if (!isDraftWanted(entry)) return { book, found: false };
  const restored = await putBack(parts, editing, merging, entry);
  if (restored.ok) return { book, found: true };
  say(parts, { tone: 'attention', key: 'journalOutdated' });
  return { book: await openBook(() => false), found: false };
}

/** Circles are shown with it: what it may hold is judged beside them. */
function putCircleBack(parts: DeskParts, { head: { circle } }: JournalEntry): void {
  if (circle === undefined) return;
  const { layers } = parts.view.getState();
  parts.circles.setState({ edit: circle, chosen: circle.from?.code ?? null });
  parts.view.setState({ side: 'circles', layers: new Set([...layers, 'circles']) });
  say(parts, { tone: 'info', key: 'restored' });
}

async function putBack(
  parts: DeskParts,
  editing: EditingSession,
  merging: Merging,
  entry: JournalEntry,
): Promise<Result<unknown, SourceRefusal>> {
  const kept = draftOfEntry(entry);
  const rebased = await merging.rebased(kept.version, kept);
  if (!rebased.ok) return rebased;
  const { base, history, contested, notTaken } = rebased.value;
  const change = draftChange({ base, history });
  await parts.lane(async () => {
    if (!isEmptyChange(change)) await editing.applyWhole(change);
    const { plan, saved, savedOver, sent } = kept;
    const unsaved = draftIsUnsaved(entry);
    parts.draft.setState({ ...NO_DRAFT, plan, base, history, saved, savedOver, sent, restored: unsaved });
    const grids = cityIn(parts.city)?.current.grids;
    parts.locks.setState({ locked: new Set(kept.locked?.filter((code) => grids?.has(code))) });
    parts.merge.setState({
      ...NOTHING_MERGED,
      unsent: [...kept.unsent, ...contested],
      notTaken: [...kept.notTaken, ...notTaken],
    });
    if (unsaved) say(parts, { tone: 'info', key: 'restored' });
  });
  return rebased;
}

/**
 * The journal of the draft on this device: every stroke is written down as it lands, so that a reload, a crash
 * or a lost connection loses at most the stroke under the pointer. One book per city,
 * person and tab.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { History } from '../editing/history.ts';
import type { CircleEdit } from './circle-edit.ts';
import type { DraftState } from './draft-store.ts';
import { type JournalStep, stepsTo } from './journal-steps.ts';
import type { MergeState } from './merge-store.ts';

/** What does not change from stroke to stroke. */
export interface JournalHead
  extends Pick<DraftState, 'plan' | 'base' | 'saved' | 'savedOver' | 'sent'>,
    Pick<MergeState, 'unsent' | 'notTaken'> {
  /** Version of the map in force that the draft lies over. */
  readonly version: number;
  /** Codes of locked grids; absent where an earlier program wrote the book. */
  readonly locked?: readonly string[];
  /** The service circle under the pen with what was done to it; absent where nothing was. It belongs to no plan. */
  readonly circle?: CircleEdit;
}

export interface JournalEntry {
  readonly head: JournalHead;
  readonly steps: readonly JournalStep[];
}

/** All writes reject when the device refuses them; what was written before stays. */
export interface DraftBook {
  read(): Promise<JournalEntry | null>;
  /** Writes a draft down whole, in place of what the book held. */
  write(head: JournalHead, history: History): Promise<void>;
  /** Adds one step behind those written. */
  append(step: JournalStep): Promise<void>;
  /** Replaces the head and keeps the steps. */
  note(head: JournalHead): Promise<void>;
  clear(): Promise<void>;
  /** Lets another tab have the book. */
  close(): void;
}

export interface DraftJournal {
  /** A book under this key in which no other tab writes; one with a wanted draft in it before any other. */
  open(key: string, isWanted: (entry: JournalEntry) => boolean): Promise<DraftBook>;
}

export function journalKey(cityCode: string, userId: string): string {
  return `${cityCode}|${userId}`;
}

interface JournalSchema extends DBSchema {
  heads: { key: string; value: JournalHead };
  /** By book and number of the step. */
  steps: { key: [book: string, number: number]; value: JournalStep };
}
type Database = IDBPDatabase<JournalSchema>;

/** How many tabs of one person in one city have books of their own. */
const BOOKS = 8;
/** A tab that is being reloaded lets go of its book within this time. */
const WAIT_FOR_BOOK_MS = 1000;

/** The journal in the browser's IndexedDB. Where that is refused (private windows), every write rejects. */
export function createBrowserJournal(): DraftJournal {
  const opened = openDB<JournalSchema>('gridcircle-journal', 2, {
    upgrade(database) {
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      database.createObjectStore('heads');
      database.createObjectStore('steps');
    },
  });
  // Whoever reads or writes is told; nobody may be asking yet.
  opened.catch(() => undefined);
  return {
    async open(key, isWanted) {
      const names = Array.from({ length: BOOKS }, (_, number) => (number === 0 ? key : `${key}#${number}`));
      const free: { readonly book: DraftBook; readonly wanted: boolean }[] = [];
      for (const name of names) {
        const release = await claim(name, name === key ? WAIT_FOR_BOOK_MS : 0);
        if (!release) continue;
        const book = browserBook(opened, name, release);
        const entry = await book.read().catch(() => null);
        free.push({ book, wanted: entry !== null && isWanted(entry) });
      }
      const chosen = (free.find(({ wanted }) => wanted) ?? free[0])?.book;
      for (const { book } of free) if (book !== chosen) book.close();
      if (!chosen) throw new Error(`More than ${BOOKS} tabs are open.`);
      return chosen;
    },
  };
}

/**
 * Takes the name for this tab until the answer is called or the tab ends; `null` when another tab holds it
 * longer than `waitMs`. Without Web Locks every tab believes it is alone.
 */
async function claim(name: string, waitMs: number): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return () => undefined;
  const ifFree = () => lockName(name, { ifAvailable: true });
  const taken = await ifFree();
  if (taken || waitMs === 0) return taken;
  // On a busy page the time may be up before the answer was heard: then the name may be free by now.
  return (await lockName(name, { signal: AbortSignal.timeout(waitMs) })) ?? ifFree();
}

function lockName(name: string, options: LockOptions): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      lock === null ? resolve(null) : new Promise<void>((release) => resolve(() => release()));
    navigator.locks.request(`gridcircle-journal ${name}`, options, hold).catch(() => resolve(null));
  });
}

/**
 * Transactions over the same store run in the order in which they were begun, so writes need not wait for
 * each other here. `strict` has the disk written before a write counts as done: then it outlives also the
 * machine's sudden end. `commit` sends it off without waiting for an answer, which a page that is being
 * left would no longer hear.
 */
function browserBook(opened: Promise<Database>, name: string, release: () => void): DraftBook {
  const steps = IDBKeyRange.bound([name, 0], [name, Number.POSITIVE_INFINITY]);
  let next = 0;
  const inOne = async (work: (transaction: Writing) => readonly Promise<unknown>[]): Promise<void> => {
    const transaction = (await opened).transaction(['heads', 'steps'], 'readwrite', { durability: 'strict' });
    const requests = work(transaction);
    transaction.commit();
    await Promise.all([...requests, transaction.done]);
  };
  return {
    async read() {
      const transaction = (await opened).transaction(['heads', 'steps']);
      const [head, written, keys] = await Promise.all([
        transaction.objectStore('heads').get(name),
        transaction.objectStore('steps').getAll(steps),
        transaction.objectStore('steps').getAllKeys(steps),
      ]);
      next = (keys.at(-1)?.[1] ?? -1) + 1;
      return head ? { head, steps: written } : null;
    },
    write(head, history) {
      const all = stepsTo(history);
      next = all.length;
      return inOne((transaction) => [
        transaction.objectStore('steps').delete(steps),
        transaction.objectStore('heads').put(head, name),
        ...all.map((step, number) => transaction.objectStore('steps').put(step, [name, number])),
      ]);
    },
    append(step) {
      const number = next++;
      return inOne((transaction) => [transaction.objectStore('steps').put(step, [name, number])]);
    },
    note: (head) => inOne((transaction) => [transaction.objectStore('heads').put(head, name)]),
    clear() {
      next = 0;
      return inOne((transaction) => [
        transaction.objectStore('steps').delete(steps),
        transaction.objectStore('heads').delete(name),
      ]);
    },
    close: release,
  };
}

type Writing = IDBPTransaction<JournalSchema, ['heads', 'steps'], 'readwrite'>;

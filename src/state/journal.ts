/**
 * The journal of the unsaved draft on this device: written after every gesture, so that a reload, a
 * crash or a lost connection loses nothing. One entry per city and person.
 */
import { type DBSchema, openDB } from 'idb';
import type { Change, Plan } from '../domain/plan.ts';
import type { History } from '../editing/history.ts';

export interface JournalEntry {
  readonly plan: Plan | null;
  readonly base: Change;
  readonly history: History;
  readonly saved: Change;
  /** Version of the map in force that the draft lies over. */
  readonly version: number;
}

export interface DraftJournal {
  read(key: string): Promise<JournalEntry | null>;
  write(key: string, entry: JournalEntry): Promise<void>;
  clear(key: string): Promise<void>;
}

export function journalKey(cityCode: string, userId: string): string {
  return `${cityCode}|${userId}`;
}

interface JournalSchema extends DBSchema {
  drafts: { key: string; value: JournalEntry };
}

/** The journal in the browser's IndexedDB. Where that is refused (private windows), nothing is kept. */
export function createBrowserJournal(): DraftJournal {
  const opened = openDB<JournalSchema>('gridcircle-journal', 1, {
    upgrade: (database) => void database.createObjectStore('drafts'),
  }).catch(() => null);
  return {
    read: async (key) => (await (await opened)?.get('drafts', key)) ?? null,
    write: async (key, entry) => void (await (await opened)?.put('drafts', entry, key)),
    clear: async (key) => void (await (await opened)?.delete('drafts', key)),
  };
}

/** A journal in memory, for tests. Entries are copied, as a database would. */
export function createMemoryJournal(): DraftJournal {
  const entries = new Map<string, JournalEntry>();
  return {
    read: async (key) => structuredClone(entries.get(key)) ?? null,
    write: async (key, entry) => void entries.set(key, structuredClone(entry)),
    clear: async (key) => void entries.delete(key),
  };
}

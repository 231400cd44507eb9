/**
 * A journal in memory, for tests. Writes arrive in order but later, as on a disk, and are copied; `kill` is
 * what the sudden end of the browser leaves: only what has arrived.
 */
import type { History } from '../editing/history.ts';
import type { DraftBook, DraftJournal, JournalEntry, JournalHead } from './journal.ts';
import { type JournalStep, stepsTo } from './journal-steps.ts';

export interface MemoryJournal extends DraftJournal {
  /** From now on no write of the books opened so far arrives, and they can be opened again. */
  kill(): void;
  /** Whether the device takes writes. */
  setWritable(writable: boolean): void;
  /** Resolves when every write begun so far has arrived or was refused. */
  arrived(): Promise<void>;
}

export function createMemoryJournal(): MemoryJournal {
  const entries = new Map<string, { head: JournalHead; steps: JournalStep[] }>();
  const held = new Set<string>();
  let life = 0;
  let writable = true;
  let last: Promise<unknown> = Promise.resolve();

  const book = (name: string): DraftBook => {
    const born = life;
    const later = (write: () => void): Promise<void> => {
      const arrival = last.then(async () => {
        await Promise.resolve();
        if (born !== life) return new Promise<void>(() => undefined);
        if (!writable) throw new Error('The device refuses to write.');
        write();
      });
      last = arrival.catch(() => undefined);
      return arrival;
    };
    return {
      read: async () => structuredClone((entries.get(name) as JournalEntry | undefined) ?? null),
      write: (head: JournalHead, history: History) => {
        const entry = structuredClone({ head, steps: stepsTo(history) });
        return later(() => void entries.set(name, entry));
      },
      append: (step) => {
        const copy = structuredClone(step);
        return later(() => void entries.get(name)?.steps.push(copy));
      },
      note: (head) => {
        const copy = structuredClone(head);
        return later(() => void entries.set(name, { head: copy, steps: entries.get(name)?.steps ?? [] }));
      },
      clear: () => later(() => void entries.delete(name)),
      close: () => void held.delete(name),
    };
  };
  return {
    async open(key, isWanted) {
      const names = [key, ...Array.from({ length: 7 }, (_, i) => `${key}#${i + 1}`)];
      const free = names.filter((name) => !held.has(name));
      const wanted = free.find((name) => {
        const entry = entries.get(name);
        return entry !== undefined && isWanted(entry);
      });
      const name = wanted ?? free[0];
      held.add(name);
      return book(name);
    },
    kill() {
      life++;
      last = Promise.resolve();
      held.clear();
    },
    setWritable(next) {
      writable = next;
    },
    arrived: async () => void (await last),
  };
}

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './command.ts';

/** The folder of the documents, by which a folder is known to hold an earlier publication. */
export const DOCUMENTS_FOLDER = 'public-city';

/**
 * Puts what `write` writes into a folder, all of it or nothing: it is written aside first, then each file or folder
 * at its top takes the place of an earlier one, and where one cannot the earlier ones come back. Whatever else stands
 * in the folder stays. Throws UsageError where the folder cannot be written, or where something would be replaced in
 * a folder that holds no earlier publication.
 */
export async function publishInto(folder: string, write: (aside: string) => Promise<void>): Promise<void> {
  const isNew = !existsSync(folder);
  let aside: string | null = null;
  try {
    await mkdir(folder, { recursive: true });
    aside = await mkdtemp(path.join(folder, '.publishing-'));
    await write(aside);
    await exchange(folder, aside);
  } catch (error) {
    if (isNew) await rm(folder, { recursive: true, force: true });
    throw error instanceof UsageError ? error : new UsageError(sentenceFor(folder, error));
  } finally {
    if (aside !== null) await rm(aside, { recursive: true, force: true });
  }
}

/** Moves what was written aside into the folder, and what stood there aside. */
async function exchange(folder: string, aside: string): Promise<void> {
  const names = await readdir(aside);
  const taken = names.filter((name) => existsSync(path.join(folder, name)));
  if (taken.length > 0 && !existsSync(path.join(folder, DOCUMENTS_FOLDER))) {
    throw new UsageError(
      `${path.join(folder, taken[0])} is there already and belongs to no earlier publication; name another folder.`,
    );
  }
  const before = await mkdtemp(path.join(aside, '.before-'));
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string) => {
    await rename(from, to);
    undo.unshift(() => rename(to, from));
  };
  try {
    for (const name of names) {
      const place = path.join(folder, name);
      if (taken.includes(name)) await move(place, path.join(before, name));
      await move(path.join(aside, name), place);
    }
  } catch (error) {
    for (const back of undo) await back();
    throw error;
  }
}

function sentenceFor(folder: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST' || code === 'ENOTDIR') return `${folder}: is not a folder.`;
  return code === undefined ? message : `${folder}: cannot be written (${code}).`;
}

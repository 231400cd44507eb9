import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A database directory whose making was interrupted (initdb, PostGIS, schema) cannot be opened again, and
 * nothing was ever stored in it. A mark beside it tells it from one that holds data.
 */
export async function beginDirectory(directory: string): Promise<void> {
  const mark = markOf(directory);
  if (existsSync(mark)) await rm(directory, { recursive: true, force: true });
  if (existsSync(directory)) return;
  await mkdir(path.dirname(directory), { recursive: true });
  await writeFile(mark, '');
}

/** From here on the directory is kept, whatever happens. */
export async function finishDirectory(directory: string): Promise<void> {
  await rm(markOf(directory), { force: true });
}

/** Whether the directory holds a database that was made to the end. */
export function isFinished(directory: string): boolean {
  return existsSync(directory) && !existsSync(markOf(directory));
}

function markOf(directory: string): string {
  return `${directory}.unfinished`;
}

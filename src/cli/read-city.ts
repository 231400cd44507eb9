import type { ReadCity } from '../sources/package/city-package.ts';
import { readCityPackage } from '../sources/package/city-package.ts';
import type { CommandIo } from './command.ts';

const SHOWN = 20;

/** Reads a package and tells on standard error what was unusual about it. Throws PackageError. */
export async function readCity(folder: string, io: CommandIo): Promise<ReadCity> {
  const read = await readCityPackage(folder);
  tell(
    read.notes.map((note) => `note: ${note}`),
    io,
  );
  return read;
}

/** Sentences for people, the first twenty of them. */
export function tell(sentences: readonly string[], io: CommandIo): void {
  for (const sentence of sentences.slice(0, SHOWN)) io.stderr(`${sentence}\n`);
  if (sentences.length > SHOWN) io.stderr(`… and ${sentences.length - SHOWN} more.\n`);
}

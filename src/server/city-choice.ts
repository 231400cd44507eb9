import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CityData } from '../domain/city.ts';
import type { Problem } from '../domain/problem.ts';
import { readCityPackage } from '../sources/package/city-package.ts';
import type { CityChoice } from './start-options.ts';

/** Name of the city's own directory below the home folder: two folders of one name stay apart. */
export function citySlug(choice: CityChoice): string {
  if (choice.kind === 'preset') return choice.preset;
  const name = path
    .basename(choice.folder)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${name || 'city'}-${createHash('sha256').update(choice.folder).digest('hex').slice(0, 8)}`;
}

/** Changes when the recipe of a preset or any file of a package does. `null` when the folder is gone. */
export async function cityFingerprint(choice: CityChoice, root: string): Promise<string | null> {
  const folder = choice.kind === 'preset' ? path.join(root, 'data') : choice.folder;
  const hash = createHash('sha256').update(choice.kind === 'preset' ? choice.preset : '');
  try {
    const entries = await readdir(folder, { recursive: choice.kind === 'preset', withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !/\.(test\.ts|md|png)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      hash.update(`${path.relative(folder, file)}\n`);
      for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  return hash.digest('hex');
}

export interface ChosenCity {
  readonly city: CityData;
  /** Rows of a package that were left out, and why. */
  readonly problems: readonly Problem[];
}

/** Generates the preset or reads the package. Throws PackageError, one sentence, when it cannot be read. */
export async function readChosenCity(choice: CityChoice): Promise<ChosenCity> {
  if (choice.kind === 'package') return readCityPackage(choice.folder);
  const { generateCity } = await import('../../data/generate-city.ts');
  return { city: generateCity(choice.preset), problems: [] };
}

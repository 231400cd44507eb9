/**
 * The city package on disk: a folder of open files, the way a city comes in, goes out and is handed to
 * someone else. Only this file and `text-files.ts` touch the file system; what the files say is read in
 * `parse-city-package.ts` and written in `serialize-city.ts`.
 */
import { statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityData } from '../../domain/city.ts';
import { PackageError } from './package-error.ts';
import type { PackageFile, PackageTexts } from './package-layout.ts';
import { CITY_FILE, PACKAGE_FILES } from './package-layout.ts';
import type { ReadCity } from './parse-city-package.ts';
import { parseCityPackage } from './parse-city-package.ts';
import { serializeCity } from './serialize-city.ts';
import { plainOrGzip, readUtf8 } from './text-files.ts';

export { PackageError } from './package-error.ts';
export type { ReadCity } from './parse-city-package.ts';

/**
 * Reads a package folder. Rows that cannot be used are left out and named in `problems`; the good rows
 * stay. Throws PackageError, one sentence, when the folder or one of its files cannot be read at all.
 */
export async function readCityPackage(folder: string): Promise<ReadCity> {
  return parseCityPackage(await readPackageTexts(folder));
}

/** The package's files as text. Throws PackageError as {@link readCityPackage} does. */
export async function readPackageTexts(folder: string): Promise<PackageTexts> {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new PackageError(folder, null, 'does not exist.');
  if (!found.isDirectory())
    throw new PackageError(folder, null, 'is not a folder; a city package is a folder of files.');
  if (!isCityPackage(folder))
    throw new PackageError(folder, null, `holds no ${CITY_FILE}; a city package needs it.`);
  const texts = new Map<PackageFile, string>();
  for (const file of PACKAGE_FILES) {
    const path = plainOrGzip(join(folder, file));
    if (path !== null) texts.set(file, await readUtf8(path));
  }
  return texts;
}

export function isCityPackage(folder: string): boolean {
  return plainOrGzip(join(folder, CITY_FILE)) !== null;
}

/**
 * Writes every layer of the city, empty ones too, into the folder, which is made if need be. Older twins
 * of the files written (`.gz`, an exact network the city no longer has) are removed. Reading gives the
 * same city back, its backdrop grouped in drawing order: water, green, barriers.
 */
export async function writeCityPackage(city: CityData, folder: string): Promise<void> {
  const texts = serializeCity(city);
  const inOrder = [...texts].filter(([file]) => file !== CITY_FILE);
  await writeTexts(new Map([...inOrder, [CITY_FILE, texts.get(CITY_FILE)!]]), folder);
  for (const file of PACKAGE_FILES) {
    if (texts.has(file)) continue;
    await rm(join(folder, file), { force: true });
    await rm(join(folder, `${file}.gz`), { force: true });
  }
}

/**
 * Writes files into a folder in the order given. All of them are written aside first and then put in
 * place, so that a full disk or a stop half way leaves the old files as they were. Throws PackageError
 * where the folder cannot be written.
 */
export async function writeTexts(texts: ReadonlyMap<string, string>, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [file, text] of texts) await writeFile(join(folder, `${file}.part`), text);
    for (const file of texts.keys()) {
      await rename(join(folder, `${file}.part`), join(folder, file));
      await rm(join(folder, `${file}.gz`), { force: true });
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const isFile = code === 'EEXIST' || code === 'ENOTDIR';
    throw new PackageError(folder, null, isFile ? 'is not a folder.' : `cannot be written (${code}).`);
  }
}

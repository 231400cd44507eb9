import { jsonFault } from './json-fault.ts';
import { PackageError } from './package-error.ts';

/** Parses JSON or throws a PackageError that says in which line the text stops being JSON. */
export function parseJson(text: string, file: string): unknown {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(plain);
  } catch {
    throw new PackageError(file, null, `is not valid JSON (${placeOfFault(plain)}).`);
  }
}

function placeOfFault(text: string): string {
  if (text.trim() === '') return 'the file is empty';
  const before = text.slice(0, jsonFault(text)).split('\n');
  return `line ${before.length}, column ${before[before.length - 1].length + 1}`;
}

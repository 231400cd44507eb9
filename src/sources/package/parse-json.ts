import { PackageError } from './package-error.ts';

/** Parses JSON or throws a PackageError that says in which line the text stops being JSON. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new PackageError(file, null, `is not valid JSON${lineOfFault(text, error)}.`);
  }
}

function lineOfFault(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (text.trim() === '') return ' (the file is empty)';
  const position = /position (\d+)/.exec(message);
  if (position === null) return ' (it ends too early)';
  const before = text.slice(0, Number(position[1])).split('\n');
  return ` (line ${before.length}, column ${before[before.length - 1].length + 1})`;
}

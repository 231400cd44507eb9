import { writeFile } from 'node:fs/promises';
import type { ParseArgsConfig } from 'node:util';

/** Where a command writes: results to standard output, everything meant for people to standard error. */
export interface CommandIo {
  stdout(text: string): void;
  stderr(text: string): void;
}

export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Command {
  /** e.g. `check <city> [--json FILE]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` says below the usage. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Number of arguments beside options: at least, at most. */
  readonly takes: readonly [least: number, most: number];
  /** Answers the exit code: 0 clean, 1 done with problems. Throws for 2. */
  run(args: readonly string[], options: OptionValues, io: CommandIo): Promise<number>;
}

export const DONE = 0;
export const DONE_WITH_PROBLEMS = 1;
export const COULD_NOT_RUN = 2;

/** The command was called in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An option's text, `null` when it was not given. */
export function textOption(options: OptionValues, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

/** A number above 0, or the default. */
export function positiveOption(options: OptionValues, name: string, fallback: number): number {
  const text = textOption(options, name);
  if (text === null) return fallback;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${name} is "${text}"; expected a number above 0.`);
}

/** One of a fixed list, or the default. */
export function choiceOption<Choice extends string>(
  options: OptionValues,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const text = textOption(options, name);
  if (text === null) return fallback;
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined) throw new UsageError(`--${name} is "${text}"; expected ${choices.join(', ')}.`);
  return chosen;
}

/** Writes a result as JSON with full precision: to a file, or to standard output for `-`. */
export async function writeResult(result: unknown, target: string, io: CommandIo): Promise<void> {
  await writeOut(`${JSON.stringify(result, null, 2)}\n`, target, io);
}

/** Writes text to a file, or to standard output for `-`. */
export async function writeOut(text: string, target: string, io: CommandIo): Promise<void> {
  if (target === '-') {
    io.stdout(text);
    return;
  }
  await writeToFile(text, target);
}

/** Writes a file; says in one sentence why it cannot. */
export async function writeToFile(content: string | Uint8Array, file: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

import { SITING_OBJECTIVES, type SitingObjective } from '../domain/siting.ts';
import type { OptionValues } from './command.ts';
import { choiceOption, positiveOption, textOption, UsageError } from './command.ts';

const DEFAULT_SECONDS = 30;

export interface SearchOptions {
  readonly objective: SitingObjective;
  readonly timeMs: number;
  readonly seed: number;
}

/** What is looked for and how long, in a city as in a bare instance. */
export function searchOptions(options: OptionValues): SearchOptions {
  return {
    objective: choiceOption(options, 'objective', SITING_OBJECTIVES, 'mclp'),
    timeMs: positiveOption(options, 'time-limit', DEFAULT_SECONDS) * 1000,
    seed: wholeOption(options, 'seed', 0) ?? 1,
  };
}

/** A whole number from `least` up, `null` when it was not given. */
export function wholeOption(options: OptionValues, name: string, least: number): number | null {
  const text = textOption(options, name);
  if (text === null) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} is "${text}"; expected a whole number of ${least} or more.`);
}

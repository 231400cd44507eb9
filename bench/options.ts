import { parseArgs } from 'node:util';
import { type CityPreset, DEFAULT_SEED } from '../data/generate-city.ts';

export interface BenchOptions {
  readonly presets: readonly CityPreset[];
  /** Names of tasks; `null` for all. */
  readonly tasks: readonly string[] | null;
  readonly seed: number;
  /** Where the tables are written as JSON; `null` for nowhere. */
  readonly jsonFile: string | null;
}

export const USAGE = `Usage: npm run bench -- [--preset demo|prefecture|both] [--task NAME]… [--seed N] [--json FILE]
Measures the engine side by side with PostGIS, pgRouting and Turf. See bench/README.md.`;

/** The options, or `null` when help is asked for. Throws with one sentence when they cannot be read. */
export function readOptions(
  parameters: readonly string[],
  taskNames: readonly string[],
): BenchOptions | null {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      preset: { type: 'string', default: 'both' },
      task: { type: 'string', multiple: true },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const unknown = values.task?.find((name) => !taskNames.includes(name));
  if (unknown !== undefined) throw new Error(`There is no task ${unknown}. Tasks: ${taskNames.join(', ')}.`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`Expected a whole number as seed, got ${values.seed}.`);
  return {
    presets: presetsOf(values.preset),
    tasks: values.task ?? null,
    seed,
    jsonFile: values.json ?? null,
  };
}

function presetsOf(name: string): readonly CityPreset[] {
  switch (name) {
    case 'both':
      return ['demo', 'prefecture'];
    case 'demo':
    case 'prefecture':
      return [name];
    default:
      throw new Error(`Expected the preset demo, prefecture or both, got ${name}.`);
  }
}

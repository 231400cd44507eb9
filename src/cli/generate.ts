import { writeCityPackage } from '../sources/package/city-package.ts';
import type { Command } from './command.ts';
import { DONE, textOption, UsageError } from './command.ts';

const PRESETS = ['demo', 'prefecture'] as const;

export const generateCommand: Command = {
  usage: 'generate <demo|prefecture> --to <city> [--seed N]',
  summary: 'Write an invented city as a package. The same seed gives the same bytes.',
  help: [
    '  --to FOLDER   the package to write',
    '  --seed N      a whole number; another seed is another city',
  ].join('\n'),
  options: { to: { type: 'string' }, seed: { type: 'string' } },
  takes: [1, 1],
  async run([name], options, io) {
    const preset = PRESETS.find((known) => known === name);
    if (preset === undefined)
      throw new UsageError(`there is no city "${name}"; expected ${PRESETS.join(', ')}.`);
    const folder = textOption(options, 'to');
    if (folder === null) throw new UsageError('generate needs --to FOLDER, the package to write.');
    const { generateCity } = await import('../../data/generate-city.ts');
    const city = generateCity(preset, seedOf(textOption(options, 'seed')));
    await writeCityPackage(city, folder);
    io.stderr(
      `${city.info.name}: ${city.grids.length} grids, ${city.buildings.count} buildings written to ${folder}.\n`,
    );
    return DONE;
  },
};

function seedOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new UsageError(`--seed is "${text}"; expected a whole number of 0 or more.`);
  }
  return seed;
}

import type { Command } from './command.ts';
import { textOption, UsageError } from './command.ts';
import { COVERAGE_OPTIONS, COVERAGE_OPTIONS_HELP, COVERAGE_OPTIONS_USAGE } from './coverage-options.ts';
import { siteInstance } from './site-bare.ts';
import { siteInCity } from './site-city.ts';

export const siteCommand: Command = {
  usage:
    'site <city> --add K [--objective mclp|lscp|p-median|p-center] [--candidates FILE.geojson] [--capacity N] ' +
    `${COVERAGE_OPTIONS_USAGE} [--time-limit S] [--seed N] [--json FILE]\n` +
    'or: gridcircle site --instance FILE.json --p P [--objective …] [--radius R] [--time-limit S] [--seed N] [--json FILE]',
  summary: 'Find where more stations help most, with a proof of how good the answer is.',
  help: [
    '  --objective NAME  mclp: most gap households covered; lscp: fewest stations that cover all who can be;',
    '                    p-median: least walking; p-center: shortest worst walk (mclp)',
    '  --time-limit S    seconds after which the best found is told with the bound proven so far (30)',
    '  --seed N          a whole number for the random part of the search (1)',
    '  --json FILE       write the result to a file; - is standard output',
    '',
    'In a city, stations that count stay where they are, and:',
    '  --add K           how many stations to add (lscp adds as many as are needed)',
    '  --candidates FILE points to choose from; without it, public buildings, ground floors and the service',
    '                    rooms of compounds that the city names',
    '  --capacity N      the most households that one station serves, old and new',
    COVERAGE_OPTIONS_HELP,
    '',
    'A bare instance is {"demand": [{"id", "weight"}], "candidates": [{"id", "fixed"?, "capacity"?}],',
    '"cost": [[…]]} with cost[demand][candidate] and null for no way, or {"points": [[x, y, weight], …]}:',
    '  --p P             how many stations there are in the end, fixed ones included (not for lscp)',
    '  --radius R        a demand point is covered when its cost is R or less (mclp, lscp)',
    '',
    'Exit code 0: an answer; 1: an answer, but rows of the package were left out, or none, with the reason;',
    '2: the city or the instance cannot be read.',
  ].join('\n'),
  options: {
    ...COVERAGE_OPTIONS,
    add: { type: 'string' },
    objective: { type: 'string' },
    candidates: { type: 'string' },
    capacity: { type: 'string' },
    instance: { type: 'string' },
    p: { type: 'string' },
    radius: { type: 'string' },
    'time-limit': { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'string' },
  },
  takes: [0, 1],
  async run([folder], options, io) {
    const file = textOption(options, 'instance');
    if (file !== null && folder !== undefined) {
      throw new UsageError('site takes a city or --instance FILE, not both.');
    }
    if (file !== null) return siteInstance(file, options, io);
    if (folder === undefined) throw new UsageError('site needs a city, or --instance FILE.');
    return siteInCity(folder, options, io);
  },
};

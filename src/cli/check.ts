import { PROBLEM_CODES } from '../domain/problem.ts';
import { checkCity } from '../engine/checking/check-city.ts';
import type { CheckReport } from '../engine/checking/check-report.ts';
import { loadOverlay } from '../engine/geometry/overlay.ts';
import type { Command, CommandIo } from './command.ts';
import { DONE, DONE_WITH_PROBLEMS, textOption, writeResult } from './command.ts';
import { withRows } from './problem-rows.ts';
import { readCity, tell } from './read-city.ts';

export const checkCommand: Command = {
  usage: 'check <city> [--json FILE]',
  summary: 'Tell what is wrong with a city: overlaps, gaps, cuts, bands, codes, references.',
  help: [
    'Reads the city package in the folder <city>. Rows that cannot be read are problems too.',
    `Problem codes: ${PROBLEM_CODES.join(', ')}.`,
    '',
    '  --json FILE   write {counts, problems, totals} to a file; - is standard output',
    '',
    'Exit code 0: no problem; 1: problems found, warnings included; 2: the city cannot be read.',
  ].join('\n'),
  options: { json: { type: 'string' } },
  takes: [1, 1],
  async run([folder], options, io) {
    const read = await readCity(folder, io);
    const found = checkCity(read.city, await loadOverlay(), read);
    const report = { ...found, problems: found.problems.map((problem) => withRows(problem, read)) };
    const target = textOption(options, 'json');
    if (target !== null) await writeResult(report, target, io);
    summarise(read.city.info.name, report, io, target === null ? io.stdout : io.stderr);
    return report.problems.length === 0 ? DONE : DONE_WITH_PROBLEMS;
  },
};

function summarise(
  name: string,
  { counts, problems, totals }: CheckReport,
  io: CommandIo,
  say: (text: string) => void,
): void {
  tell(
    problems.map(({ code, severity, message }) => `${severity}: ${code}: ${message}`),
    io,
  );
  const { grids, communities, buildings, stations } = counts;
  say(
    `${name}: ${communities} communities, ${grids} grids, ${buildings} buildings with ${totals.households} households, ` +
      `${stations} stations; ${totals.errors} errors, ${totals.warnings} warnings.\n`,
  );
}

import { writeFile } from 'node:fs/promises';
import type { CoverageSettings } from '../domain/coverage.ts';
import type { Words } from '../domain/metrics/metric.ts';
import { gridsOfUnits } from '../engine/metrics/grids-of-units.ts';
import { conditionsOf, UNPUBLISHED } from '../sources/export/conditions.ts';
import { csvTable } from '../sources/export/csv-table.ts';
import type { FigureTable } from '../sources/export/figure-table.ts';
import { figureTables } from '../sources/export/figure-tables.ts';
import { gridGeoJson, gridKml } from '../sources/export/grid-shapes.ts';
import { workbook } from '../sources/export/workbook.ts';
import type { ReadCity } from '../sources/package/city-package.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import type { Command } from './command.ts';
import { choiceOption, DONE, DONE_WITH_PROBLEMS, textOption, UsageError, writeOut } from './command.ts';
import {
  COVERAGE_OPTIONS,
  COVERAGE_OPTIONS_HELP,
  COVERAGE_OPTIONS_USAGE,
  coverageSettings,
} from './coverage-options.ts';
import { readCity, tell } from './read-city.ts';

const FORMATS = ['xlsx', 'csv', 'geojson', 'kml'] as const;
type Format = (typeof FORMATS)[number];
const TABLES = ['grids', 'units', 'stations'] as const;
const LANGUAGES = ['zh', 'en'] as const;

export const exportCommand: Command = {
  usage: `export <city> --format ${FORMATS.join('|')} --to FILE [--table ${TABLES.join('|')}] [--lang zh|en] ${COVERAGE_OPTIONS_USAGE}`,
  summary: 'Write the figures of units, grids and stations as a spreadsheet or for other maps.',
  help: [
    'xlsx holds all three tables, codes as text, with the conditions and the definitions of the figures; csv one',
    'table; geojson and kml the grids with their figures. Shapefiles are not written yet.',
    '',
    '  --format NAME     what to write',
    '  --to FILE         where to; - is standard output for all but xlsx',
    '  --table NAME      the table of a csv (default grids)',
    '  --lang zh|en      the language of headers (default zh)',
    '',
    COVERAGE_OPTIONS_HELP,
    '',
    'Exit code 0: written; 1: written, but rows of the package were left out; 2: the city cannot be read.',
  ].join('\n'),
  options: {
    ...COVERAGE_OPTIONS,
    format: { type: 'string' },
    to: { type: 'string' },
    table: { type: 'string' },
    lang: { type: 'string' },
  },
  takes: [1, 1],
  async run([folder], options, io) {
    const target = textOption(options, 'to');
    if (textOption(options, 'format') === null || target === null) {
      throw new UsageError(`export needs --format ${FORMATS.join('|')} and --to FILE.`);
    }
    const format = choiceOption<Format>(options, 'format', FORMATS, 'xlsx');
    const wanted = choiceOption(options, 'table', TABLES, 'grids');
    const language = choiceOption(options, 'lang', LANGUAGES, 'zh');
    if (format === 'xlsx' && target === '-') throw new UsageError('--to - takes text, and xlsx is none.');
    const read = await readCity(folder, io);
    const settings = coverageSettings(options, read.city.info.walkProfiles);
    const { tables, households } = await countedTables(read.city, settings, language);
    const table = (key: FigureTable['key']) => tables.find((one) => one.key === key)!;
    if (format === 'xlsx') {
      const conditions = conditionsOf(read.city.info, settings, households, UNPUBLISHED, language);
      await writeBinary(await workbook(tables, conditions, language), target);
    } else if (format === 'csv') {
      await writeOut(csvTable(table(wanted), language), target, io);
    } else if (format === 'geojson') {
      await writeOut(gridGeoJson(read.city.grids, table('grids')), target, io);
    } else {
      await writeOut(gridKml(read.city.grids, table('grids'), read.city.info.name, language), target, io);
    }
    tell(
      read.problems.map(({ severity, code, message }) => `${severity}: ${code}: ${message}`),
      io,
    );
    return read.problems.length === 0 ? DONE : DONE_WITH_PROBLEMS;
  },
};

async function countedTables(city: ReadCity['city'], settings: CoverageSettings, language: keyof Words) {
  const engine = createCityEngine();
  const figures = await engine.open(city, settings);
  const { units } = await engine.coverageReport();
  const gridsOf = gridsOfUnits(city.adminUnits, city.grids, figures.grids);
  const tabled = units.map((homes) => ({
    code: homes.code,
    homes,
    grids: gridsOf.get(homes.code) ?? [],
    staff: null,
  }));
  const tables = figureTables({ city, figures, units: tabled }, language);
  return { tables, households: figures.totals.households };
}

async function writeBinary(content: Blob, file: string): Promise<void> {
  try {
    await writeFile(file, new Uint8Array(await content.arrayBuffer()));
  } catch (error) {
    throw new UsageError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}

import type { CoverageSettings } from '../domain/coverage.ts';
import type { Words } from '../domain/metrics/metric.ts';
import { gridsOfUnits } from '../engine/metrics/grids-of-units.ts';
import { conditionsOf, UNPUBLISHED } from '../sources/export/conditions.ts';
import { csvTable } from '../sources/export/csv-table.ts';
import type { FigureTable } from '../sources/export/figure-table.ts';
import { figureTables } from '../sources/export/figure-tables.ts';
import { gridGeoJson, gridKml } from '../sources/export/grid-shapes.ts';
import { cityLayers } from '../sources/export/shapefile/city-layers.ts';
import { SHAPEFILE_ENCODINGS } from '../sources/export/shapefile/text-bytes.ts';
import { workbook } from '../sources/export/workbook.ts';
import type { ReadCity } from '../sources/package/city-package.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import type { Command } from './command.ts';
import {
  choiceOption,
  DONE,
  DONE_WITH_PROBLEMS,
  textOption,
  UsageError,
  writeOut,
  writeToFile,
} from './command.ts';
import {
  COVERAGE_OPTIONS,
  COVERAGE_OPTIONS_HELP,
  COVERAGE_OPTIONS_USAGE,
  coverageSettings,
} from './coverage-options.ts';
import { writeShapefiles } from './export-shapefiles.ts';
import { readCity, tell } from './read-city.ts';

const FORMATS = ['xlsx', 'csv', 'geojson', 'kml', 'shapefile'] as const;
type Format = (typeof FORMATS)[number];
const TABLES = ['grids', 'units', 'stations'] as const;
const LANGUAGES = ['zh', 'en'] as const;

export const exportCommand: Command = {
  usage: `export <city> --format ${FORMATS.join('|')} --to FILE [--table ${TABLES.join('|')}] [--encoding ${SHAPEFILE_ENCODINGS.join('|')}] [--lang zh|en] ${COVERAGE_OPTIONS_USAGE}`,
  summary: 'Write the figures of units, grids and stations as a spreadsheet or for other maps.',
  help: [
    'xlsx holds all three tables, codes as text, with the conditions and the definitions of the figures; csv one',
    'table; geojson and kml the grids with their figures. shapefile writes grids, units, stations, buildings and',
    'footprints into one zip, with fields.csv, which tells what the short names of fields stand for, and',
    'conditions.csv; where FILE ends in .shp, one of the three tables, its other files beside it.',
    '',
    '  --format NAME     what to write',
    '  --to FILE         where to; - is standard output for csv, geojson and kml',
    '  --table NAME      the table of a csv or of one .shp (default grids)',
    '  --encoding NAME   the text of shapefiles: utf-8, or gbk for programs that know no .cpg (default utf-8)',
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
    encoding: { type: 'string' },
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
    const encoding = choiceOption(options, 'encoding', SHAPEFILE_ENCODINGS, 'utf-8');
    if (target === '-' && (format === 'xlsx' || format === 'shapefile')) {
      throw new UsageError(`--to - takes text, and ${format} is none.`);
    }
    const read = await readCity(folder, io);
    const settings = coverageSettings(options, read.city.info.walkProfiles);
    const { tables, households, buildingMinutes } = await countedTables(read.city, settings, language);
    const table = (key: FigureTable['key']) => tables.find((one) => one.key === key)!;
    const conditions = conditionsOf(read.city.info, settings, households, UNPUBLISHED, language);
    if (format === 'xlsx') {
      const content = await workbook(tables, conditions, language);
      await writeToFile(new Uint8Array(await content.arrayBuffer()), target);
    } else if (format === 'shapefile') {
      const layers = cityLayers({ city: read.city, tables, buildingMinutes }, language);
      const shapefiles = { layers, conditions, language, crs: read.city.info.crs, encoding };
      tell(await writeShapefiles(shapefiles, target, wanted), io);
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
  return {
    tables: figureTables({ city, figures, units: tabled }, language),
    households: figures.totals.households,
    buildingMinutes: await engine.buildingMinutes(),
  };
}

/**
 * Tables of figures as a spreadsheet. Codes and names are text, figures are numbers in full precision that show
 * as many digits as the registry says; two more sheets tell under what they hold and how each is worked out.
 */
import writeWorkbook, { type Cell, type Row, type SheetData } from 'write-excel-file/universal';
import { DEFINITION_COLUMNS, DEFINITION_KEYS, definitionOf } from '../../domain/metrics/definitions.ts';
import { METRIC_UNITS, type MetricUnit, type Words } from '../../domain/metrics/metric.ts';
import { type MetricKey, metricOf } from '../../domain/metrics/registry.ts';
import type { Condition, FigureTable, TableColumn } from './figure-table.ts';
import { TABLE_NAMES } from './table-words.ts';

type Language = keyof Words;

const HEADER = {
  fontWeight: 'bold',
  backgroundColor: '#E8ECF0',
  wrap: true,
  alignVertical: 'center',
} as const;
/** Excel keeps a sheet's name to 31 characters. */
const MAX_SHEET_NAME = 31;
/** Told by the name of the figure. */
const UNITS_IN_NAMES: readonly MetricUnit[] = ['grids', 'stations', 'ratio'];
const TEXT_WIDTH = 22;
const FIGURE_WIDTH = 14;

/** The file, in the words of one language. */
export function workbook(
  tables: readonly FigureTable[],
  conditions: readonly Condition[],
  language: Language,
): Promise<Blob> {
  const sheets = [
    sheet(TABLE_NAMES.conditions[language], conditionRows(conditions), [TEXT_WIDTH, 60]),
    ...tables.map(({ name, columns, rows }) =>
      sheet(
        name[language],
        [columns.map((column) => header(columnName(column, language))), ...rows.map(cellsOf(columns))],
        columns.map(({ kind }) => (kind === 'text' ? TEXT_WIDTH : FIGURE_WIDTH)),
      ),
    ),
    sheet(TABLE_NAMES.definitions[language], definitionRows(tables, language), [28, 12, 72, 24, 44, 8, 28]),
  ];
  return writeWorkbook(sheets).toBlob();
}

/** What stands above a column: the name of the figure and its unit. */
export function columnName(column: TableColumn, language: Language): string {
  if (column.kind === 'text') return column.name[language];
  const { name, unit } = metricOf(column.key);
  if (UNITS_IN_NAMES.includes(unit)) return name[language];
  const words = METRIC_UNITS[unit].name[language];
  return language === 'zh' ? `${name.zh}（${words}）` : `${name.en} (${words})`;
}

function sheet(name: string, data: SheetData, widths: readonly number[]) {
  return {
    sheet: name.slice(0, MAX_SHEET_NAME),
    data,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

function conditionRows(conditions: readonly Condition[]): SheetData {
  return conditions.map(({ name, value }) => [header(name), text(value)]);
}

function definitionRows(tables: readonly FigureTable[], language: Language): SheetData {
  const keys = new Set(
    tables.flatMap(({ columns }) =>
      columns.flatMap((column) => (column.kind === 'figure' ? [column.key] : [])),
    ),
  );
  return [
    DEFINITION_KEYS.map((key) => header(DEFINITION_COLUMNS[key][language])),
    ...[...keys].map((key) => {
      const definition = definitionOf(key, language);
      return DEFINITION_KEYS.map((column) => text(String(definition[column])));
    }),
  ];
}

function cellsOf(columns: readonly TableColumn[]) {
  return (values: FigureTable['rows'][number]): Row =>
    values.map((value, i) => {
      const column = columns[i];
      if (value === null) return null;
      if (column.kind === 'text' || typeof value === 'string') return text(String(value));
      return { value, type: Number, format: numberFormat(column.key, value) };
    });
}

/** As text whatever it looks like: `@` keeps it text when somebody types into the cell. */
function text(value: string): Cell {
  return { value, type: String, format: '@' };
}

function header(value: string): Cell {
  return { value, type: String, ...HEADER };
}

/** Digits by the registry, and more where a share would read as all of less than all or as none of more than none. */
function numberFormat(key: MetricKey, value: number): string {
  const { unit, digits } = metricOf(key);
  if (unit !== 'share') return `#,##0${decimals(digits)}`;
  let shown = digits;
  while (shown < 6 && value > 0 && value < 1 && ['0', '1'].includes(String(Number(value.toFixed(shown + 2)))))
    shown++;
  return `0${decimals(shown)}%`;
}

function decimals(digits: number): string {
  return digits === 0 ? '' : `.${'0'.repeat(digits)}`;
}

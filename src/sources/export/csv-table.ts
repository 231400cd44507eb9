import Papa from 'papaparse';
import type { Words } from '../../domain/metrics/metric.ts';
import type { FigureTable } from './figure-table.ts';
import { columnName } from './workbook.ts';

/** Spreadsheets take a file that begins with this for UTF-8, and Chinese for what it is. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A table as CSV with figures in full precision. What begins like a formula is kept from being one. */
export function csvTable({ columns, rows }: FigureTable, language: keyof Words): string {
  const fields = columns.map((column) => columnName(column, language));
  const data = rows.map((row) => row.map((value) => value ?? ''));
  return csvText(fields, data);
}

/** Rows under their header, as spreadsheets read them. */
export function csvText(fields: readonly string[], data: readonly (readonly (string | number)[])[]): string {
  const table = { fields: [...fields], data: data.map((row) => [...row]) };
  return `${BYTE_ORDER_MARK}${Papa.unparse(table, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

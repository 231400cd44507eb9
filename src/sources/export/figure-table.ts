/** Figures in rows and columns, as they leave for a spreadsheet: what a column holds decides how a cell is written. */
import type { Words } from '../../domain/metrics/metric.ts';
import type { MetricKey } from '../../domain/metrics/registry.ts';

/** Codes are text as names are: a spreadsheet that takes one for a number ruins it. */
export type TableColumn =
  | { readonly kind: 'text'; readonly key: string; readonly name: Words }
  | { readonly kind: 'figure'; readonly key: MetricKey };

export interface FigureTable {
  readonly key: 'units' | 'grids' | 'stations';
  readonly name: Words;
  readonly columns: readonly TableColumn[];
  /** One cell per column; `null` where there is nothing to tell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A line that says under what all figures of a file hold. */
export interface Condition {
  readonly name: string;
  readonly value: string;
}

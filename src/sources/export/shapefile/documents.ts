/** What stands beside shapefiles because they cannot tell it: tables for spreadsheets. */
import type { Words } from '../../../domain/metrics/metric.ts';
import { csvText } from '../csv-table.ts';
import type { Condition } from '../figure-table.ts';
import { FIELDS_TABLE_WORDS } from './field-words.ts';
import type { ShapeLayer } from './layer.ts';

export interface ShapefileDocuments {
  /** What every field of every layer stands for, as CSV. */
  readonly fields: string;
  /** Under what the figures hold, as CSV. */
  readonly conditions: string;
}

export function shapefileDocuments(
  layers: readonly ShapeLayer[],
  conditions: readonly Condition[],
  language: keyof Words,
): ShapefileDocuments {
  const word = (key: keyof typeof FIELDS_TABLE_WORDS) => FIELDS_TABLE_WORDS[key][language];
  const described = layers.flatMap(({ name: layer, fields }) =>
    fields.map(({ name, meaning, kind }) => [layer, name, meaning, word(kind)]),
  );
  return {
    fields: csvText([word('layer'), word('field'), word('meaning'), word('kind')], described),
    conditions: csvText(
      [word('condition'), word('value')],
      conditions.map(({ name, value }) => [name, value]),
    ),
  };
}

/**
 * Layers for the programs that offices have: shapefiles, each a handful of files of the same name. A writer of
 * our own, because the one on npm (`@mapbox/shp-write` 0.4.3 on `dbf` 0.2.0) writes one byte for each character,
 * which ruins Chinese, and tells no encoding. A shapefile says little: names of fields have ten bytes,
 * so that `fields.csv` tells what they stand for, and nothing says under what the figures hold, so that
 * `conditions.csv` does.
 */
import { strToU8 } from 'fflate';
import type { CityInfo } from '../../../domain/city.ts';
import { dbfTable } from './dbf-table.ts';
import type { ShapeLayer } from './layer.ts';
import { PROJECTION_TEXTS } from './projection-text.ts';
import { shapeRecords } from './shape-records.ts';
import { ENCODING_MARKS, type ShapefileEncoding } from './text-bytes.ts';

export interface ShapefileSettings {
  readonly crs: CityInfo['crs'];
  readonly encoding: ShapefileEncoding;
  readonly writtenOn: Date;
}

export interface Shapefile {
  /** By their ending. */
  readonly files: Readonly<Record<'shp' | 'shx' | 'dbf' | 'prj' | 'cpg', Uint8Array>>;
  /** Texts whose end did not fit. */
  readonly cutTexts: number;
  /** Texts with a character that the encoding does not have. */
  readonly replacedTexts: number;
}

/** The files of one layer. The same layer on the same day gives the same bytes. */
export function shapefileOf(layer: ShapeLayer, { crs, encoding, writtenOn }: ShapefileSettings): Shapefile {
  const { bytes: dbf, ...faults } = dbfTable(layer, encoding, writtenOn);
  const prj = strToU8(PROJECTION_TEXTS[crs]);
  const cpg = strToU8(ENCODING_MARKS[encoding].codePage);
  return { files: { ...shapeRecords(layer), dbf, prj, cpg }, ...faults };
}

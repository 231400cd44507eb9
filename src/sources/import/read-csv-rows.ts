import Papa from 'papaparse';
import { PackageError } from '../package/package-error.ts';
import type { GeoJsonFile } from '../package/package-layout.ts';
import type { FeatureRow } from '../package/read-features.ts';
import { columnName, withColumnNames } from './column-words.ts';
import { completeRows } from './complete-row.ts';
import type { Datum } from './datum.ts';
import { fromDatum } from './datum.ts';
import type { ReadRows, RefusedRow } from './import-rows.ts';
import { recogniseLayer } from './recognise-layer.ts';

export interface CsvRows extends ReadRows {
  /** Line of the file on which a data row begins, counted from 1 with the header. */
  lineOf(row: number): number;
}

const POINT_LAYERS: readonly (GeoJsonFile | null)[] = [
  'buildings.geojson',
  'stations.geojson',
  'gates.geojson',
];

/**
 * Rows of a table with longitude and latitude columns, as buildings (where it counts households), gates,
 * or stations. Numbers stay text until a layer asks for them, so long codes keep every digit. Throws
 * PackageError when there are no coordinate columns, when a quotation mark is never closed, and for a
 * table that its name says is of areas or lines.
 */
export function readCsvRows(text: string, file: string, datum: Datum, encoding: string): CsvRows {
  const { rows: records, lines } = parseTable(text, file);
  const header = (records[0] ?? []).map(columnName);
  for (const column of ['lon', 'lat']) {
    if (!header.includes(column)) {
      const shown = header.slice(0, 12).join(', ');
      throw new PackageError(
        file,
        null,
        `column ${column} is missing from the header (${shown}), read as ${encoding}.`,
      );
    }
  }
  const layer = pointLayer(file, header);
  const rows: FeatureRow[] = [];
  const refused: RefusedRow[] = [];
  records.slice(1).forEach((record, i) => {
    const said = withColumnNames(
      Object.fromEntries(header.map((name, column) => [name, record[column] ?? ''])),
    );
    const { lon, lat, ...properties } = said;
    const id = typeof properties.code === 'string' && properties.code !== '' ? properties.code : null;
    const place = readPlace(String(lon), String(lat));
    if (typeof place === 'string') refused.push({ row: i + 1, id, reason: place });
    else {
      const geometry = { type: 'Point', coordinates: fromDatum(place[0], place[1], datum) };
      rows.push({ row: i + 1, properties, geometry });
    }
  });
  const completed = completeRows(rows, layer, file);
  return {
    layers: [{ layer, rows: completed.rows }],
    refused,
    notes: completed.notes,
    lineOf: (row) => lines[row] ?? row + 1,
  };
}

function pointLayer(file: string, header: readonly string[]): GeoJsonFile {
  const said = Object.fromEntries(header.map((name) => [name, true]));
  const layer = recogniseLayer(file, said, 'Point') ?? 'stations.geojson';
  if (POINT_LAYERS.includes(layer)) return layer;
  const reason = `is a table of points, which ${layer} cannot hold; name it after what its points are, e.g. stations.csv.`;
  throw new PackageError(file, null, reason);
}

/** The position a row gives, or the reason why it gives none. */
function readPlace(lonText: string, latText: string): [number, number] | string {
  const [lon, lat] = [lonText, latText].map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
  if (!Number.isFinite(lon)) return `column lon is “${lonText}”; expected degrees.`;
  if (!Number.isFinite(lat)) return `column lat is “${latText}”; expected degrees.`;
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  const swapped = Math.abs(lat) <= 180 && Math.abs(lon) <= 90;
  const hint = swapped ? 'longitude and latitude seem swapped' : 'they are not degrees';
  return `position ${lon}, ${lat} is outside longitude ±180 / latitude ±90 (${hint}).`;
}

/** Records with the line each begins on; a quoted field may hold line breaks, empty lines are skipped. */
function parseTable(text: string, file: string): { rows: string[][]; lines: number[] } {
  const rows: string[][] = [];
  const lines: number[] = [];
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  if (errors.some(({ code }) => code === 'MissingQuotes')) {
    throw new PackageError(file, data.length - 1, 'a quotation mark is never closed.');
  }
  let line = 1;
  for (const record of data) {
    if (record.some((value) => value.trim() !== '')) {
      rows.push(record);
      lines.push(line);
    }
    line += 1 + record.reduce((breaks, value) => breaks + (value.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  return { rows, lines };
}

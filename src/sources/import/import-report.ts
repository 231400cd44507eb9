/** What an import did: `import-report.json` names every row that was left out, and why. */
export interface LeftOutRow {
  readonly file: string;
  /** Feature or data row, numbered from 1; `null` for OpenStreetMap, whose elements have ids instead. */
  readonly row: number | null;
  /** Line of a text file, counted from 1 with its header; `null` where lines mean nothing. */
  readonly line: number | null;
  /** Code or OpenStreetMap id, e.g. `way 123`, where the row has one. */
  readonly id: string | null;
  readonly reason: string;
}

export type ImportFormat = 'geojson' | 'csv' | 'osm-xml' | 'osm-pbf';

export interface ImportedFile {
  readonly file: string;
  readonly format: ImportFormat;
  /** Encoding the text was read in; `null` for binary files. */
  readonly encoding: string | null;
  /** Rows taken into each layer. */
  readonly kept: Readonly<Record<string, number>>;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly leftOut: readonly LeftOutRow[];
  /** Rows of which something was kept: a way clipped at the file's edge, a building without its faulty outline. */
  readonly partly: readonly LeftOutRow[];
  /** Readings worth knowing, such as how household counts were estimated. */
  readonly notes: readonly string[];
}

/** One sentence that names file, row and reason. */
export function leftOutSentence({ file, row, line, id, reason }: LeftOutRow): string {
  const place = [row === null ? '' : ` row ${row}`, line === null ? '' : ` (line ${line})`].join('');
  return `${file}${place}${id === null ? '' : ` ${id}`}: ${reason}`;
}

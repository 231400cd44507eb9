/**
 * Import: files that an office or OpenStreetMap has become a city package, or are added to one.
 *
 *   files ─► rows by layer (`read-geojson-rows`, `read-csv-rows`) ─┐
 *        └─► OpenStreetMap elements (`osm/`) ─────────────────────┴─► features ─► merged into the package
 *
 * Everything is read and checked before the first byte is written, so a file that cannot be read changes
 * nothing. Rows that cannot be used are left out and named in `import-report.json`.
 */
import { basename, resolve } from 'node:path';
import type { CityInfo } from '../../domain/city.ts';
import { isCityPackage, readPackageTexts, writeTexts } from '../package/city-package.ts';
import { emptyCity } from '../package/city-tables.ts';
import type { PackageFile, PackageTexts } from '../package/package-layout.ts';
import { CITY_FILE, GEOJSON_FILES } from '../package/package-layout.ts';
import { parseCityPackage } from '../package/parse-city-package.ts';
import { collectionText, infoText } from '../package/serialize-city.ts';
import type { Contribution } from './contribution.ts';
import type { Datum } from './datum.ts';
import type { ImportedFile, ImportReport, LeftOutRow } from './import-report.ts';
import { heldFeatures, mergeLayer } from './merge-into-package.ts';
import { readContribution } from './read-contribution.ts';

export const REPORT_FILE = 'import-report.json';

export interface ImportOptions {
  readonly folder: string;
  /** `null` when it was not declared: read as CGCS2000, with a note. */
  readonly datum: Datum | null;
  /** Encoding of text files, or `auto`. */
  readonly encoding: string;
}

/** Imports the files and writes package and report. Throws PackageError, and writes nothing, when one cannot be read. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const folder = resolve(options.folder);
  const existing = isCityPackage(folder) ? await readPackageTexts(folder) : null;
  const contributions = await readAll(paths, options, existing);
  const { texts, files, duplicates } = merge(existing ?? new Map(), contributions);
  if (existing === null) {
    for (const layer of GEOJSON_FILES) if (!texts.has(layer)) texts.set(layer, collectionText([]));
    texts.set(CITY_FILE, infoText(newInfo(folder, contributions)));
  }
  const report: ImportReport = {
    files,
    leftOut: [...contributions.flatMap((one) => one.leftOut), ...duplicates],
    partly: contributions.flatMap((one) => one.partly),
    notes: [...contributions.flatMap((one) => one.notes), ...datumNotes(options.datum, files)],
  };
  await writeTexts(new Map([...texts, [REPORT_FILE, `${JSON.stringify(report, null, 2)}\n`]]), folder);
  return report;
}

async function readAll(
  paths: readonly string[],
  { datum, encoding }: ImportOptions,
  existing: PackageTexts | null,
): Promise<Contribution[]> {
  const compounds = existing === null ? [] : [...parseCityPackage(existing).city.compounds];
  const contributions: Contribution[] = [];
  for (const path of paths) {
    const contribution = await readContribution(path, datum ?? 'cgcs2000', encoding, compounds);
    compounds.push(...contribution.compounds);
    contributions.push(contribution);
  }
  return contributions;
}

/** New texts of the layers that grow, in package order. */
function merge(existing: PackageTexts, contributions: readonly Contribution[]) {
  const texts = new Map<PackageFile, string>();
  const kept = contributions.map((): Record<string, number> => ({}));
  const duplicates: LeftOutRow[] = [];
  for (const layer of GEOJSON_FILES) {
    if (contributions.every((one) => (one.layers.get(layer) ?? []).length === 0)) continue;
    const before = heldFeatures(layer, existing);
    let features = before;
    contributions.forEach((contribution, i) => {
      const merged = mergeLayer(features, contribution.layers.get(layer) ?? []);
      features = merged.features;
      if (merged.addedCount > 0) kept[i][layer] = merged.addedCount;
      for (const { added, id, reason } of merged.duplicates) {
        duplicates.push({
          file: contribution.file.file,
          row: added.row,
          line: added.line,
          id: added.row === null ? id : null,
          reason: added.row === null && id !== null ? 'is already in the package.' : reason,
        });
      }
    });
    if (features.length > before.length) texts.set(layer, collectionText(features));
  }
  const files = contributions.map((one, i): ImportedFile => ({ ...one.file, kept: kept[i] }));
  return { texts, files, duplicates };
}

/** A new package is named after its folder, and carries the source and licence its files know. */
function newInfo(folder: string, contributions: readonly Contribution[]): CityInfo {
  const known = contributions.map((one) => one.info).find((info) => info.source != null) ?? {};
  return { ...emptyCity({ name: basename(folder), code: '000000' }).info, ...known };
}

function datumNotes(datum: Datum | null, files: readonly ImportedFile[]): string[] {
  const isOsm = ({ format }: ImportedFile) => format.startsWith('osm');
  const others = files.filter((file) => !isOsm(file)).map(({ file }) => file);
  const notes: string[] = [];
  if (datum === null && others.length > 0) {
    notes.push(
      `No datum was declared for ${others.join(', ')}; read as CGCS2000. Use --datum where that is wrong.`,
    );
  }
  if (datum !== null && datum !== 'wgs84' && files.some(isOsm)) {
    notes.push(`OpenStreetMap files are WGS 84 by definition; --datum ${datum} was not applied to them.`);
  }
  return notes;
}

import { PackageError } from './package-error.ts';
import { parseJson } from './parse-json.ts';

/** One GeoJSON feature as it stands in the file: nothing about it is trusted yet. */
export interface FeatureRow {
  /** Numbered from 1, as a person counts features. */
  readonly row: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/** `EPSG:4490`, `urn:ogc:def:crs:EPSG::4326`, `http://www.opengis.net/def/crs/OGC/1.3/CRS84` and their kin. */
const LON_LAT_CRS = /(^|[:/])(CRS84|EPSG[:/][\d.]*[:/]?(4326|4490))$/i;

/**
 * The features of a GeoJSON text. Throws PackageError when the text is not a FeatureCollection, names
 * a coordinate system other than WGS 84 or CGCS2000 longitude/latitude, or mostly holds coordinates
 * that cannot be degrees.
 */
export function readFeatures(text: string, file: string): FeatureRow[] {
  return featuresOf(parseJson(text, file), file);
}

/** The same, of a parsed document. */
export function featuresOf(document: unknown, file: string): FeatureRow[] {
  if (!isRecord(document)) throw new PackageError(file, null, 'is not a GeoJSON FeatureCollection.');
  refuseForeignCrs(document.crs, file);
  const features = document.type === 'Feature' ? [document] : document.features;
  if (!Array.isArray(features)) throw new PackageError(file, null, 'is not a GeoJSON FeatureCollection.');
  const rows = features.map((feature: unknown, index): FeatureRow => {
    const record = isRecord(feature) ? feature : {};
    return {
      row: index + 1,
      properties: isRecord(record.properties) ? record.properties : {},
      geometry: record.geometry ?? null,
    };
  });
  refuseMetres(rows, file);
  return rows;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseForeignCrs(crs: unknown, file: string): void {
  if (crs === undefined || crs === null) return;
  const named = isRecord(crs) && isRecord(crs.properties) ? crs.properties.name : undefined;
  const name = typeof named === 'string' ? named : JSON.stringify(crs);
  if (!LON_LAT_CRS.test(name)) {
    throw new PackageError(
      file,
      null,
      `unknown coordinate system ${name}; expected longitude/latitude in EPSG:4490 or EPSG:4326.`,
    );
  }
}

/** One wild coordinate is a slip of that row; when most rows are wild the file is in another system. */
function refuseMetres(rows: readonly FeatureRow[], file: string): void {
  const wild = rows.filter(({ geometry }) => {
    const position = firstPosition(geometry);
    return position !== null && !isDegrees(position);
  });
  if (wild.length === 0 || wild.length * 2 <= rows.length) return;
  const [x, y] = firstPosition(wild[0].geometry) as [number, number];
  const hint = isDegrees([y, x]) ? 'latitude stands before longitude' : 'they are not degrees';
  throw new PackageError(
    file,
    wild[0].row,
    `coordinates ${x}, ${y} are outside longitude ±180 / latitude ±90 (${hint}); expected EPSG:4490 or EPSG:4326.`,
  );
}

function isDegrees([x, y]: readonly [number, number]): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function firstPosition(geometry: unknown): readonly [number, number] | null {
  if (!isRecord(geometry)) return null;
  let level: unknown = geometry.coordinates;
  while (Array.isArray(level) && Array.isArray(level[0])) level = level[0];
  if (!Array.isArray(level) || typeof level[0] !== 'number' || typeof level[1] !== 'number') return null;
  return [level[0], level[1]];
}

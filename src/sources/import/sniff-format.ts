import { PackageError } from '../package/package-error.ts';
import type { ImportFormat } from './import-report.ts';

const PBF_HEADER = 'OSMHeader';

/**
 * The format of a file by its first bytes, and by its name where bytes do not tell. Throws PackageError
 * for a format that is not taken in.
 */
export function sniffFormat(bytes: Uint8Array, file: string): ImportFormat {
  if (bytes.length === 0) throw new PackageError(file, null, 'is empty.');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^(ï»¿|ÿþ|þÿ)/, '');
  if (head.slice(0, 64).includes(PBF_HEADER)) return 'osm-pbf';
  const name = file.replace(/\.gz$/i, '').toLowerCase();
  const start = head.trimStart();
  if (start.startsWith('<')) {
    if (/<osm[\s>]/.test(head) || name.endsWith('.osm')) return 'osm-xml';
    throw new PackageError(file, null, 'is XML but not OpenStreetMap (its root is not <osm>).');
  }
  if (start.startsWith('{') || start.startsWith('[') || /\.(geo)?json$/.test(name)) return 'geojson';
  if (/\.(csv|tsv|txt)$/.test(name)) return 'csv';
  if (name.endsWith('.pbf'))
    throw new PackageError(file, null, 'is not a readable OSM PBF file (no OSMHeader).');
  throw new PackageError(
    file,
    null,
    'is of no known format; expected GeoJSON, CSV, .osm, .osm.gz or .osm.pbf.',
  );
}

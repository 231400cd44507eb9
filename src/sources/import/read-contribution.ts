import { basename } from 'node:path';
import type { Compound } from '../../domain/city.ts';
import { PackageError } from '../package/package-error.ts';
import { readBytes } from '../package/text-files.ts';
import type { Contribution } from './contribution.ts';
import type { Datum } from './datum.ts';
import { osmContribution } from './osm/osm-contribution.ts';
import { readOsmPbf } from './osm/read-osm-pbf.ts';
import { readOsmXml } from './osm/read-osm-xml.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readGeoJsonRows } from './read-geojson-rows.ts';
import { rowsContribution } from './rows-contribution.ts';
import { sniffFormat } from './sniff-format.ts';
import { decodeText } from './text-encoding.ts';

/** Reads one file of any format taken in. Throws PackageError when it cannot be read at all. */
export async function readContribution(
  path: string,
  datum: Datum,
  encoding: string,
  compounds: readonly Compound[],
): Promise<Contribution> {
  const file = basename(path);
  const bytes = await readBytes(path);
  const format = sniffFormat(bytes, file);
  if (format === 'osm-xml')
    return osmContribution(readOsmXml(bytes, file), { file, format, encoding: 'utf-8' });
  if (format === 'osm-pbf')
    return osmContribution(await readOsmPbf(bytes, file), { file, format, encoding: null });
  const decoded = decodeText(bytes, encoding, file);
  const about = { file, format, encoding: decoded.encoding };
  if (format === 'geojson') {
    return rowsContribution(readGeoJsonRows(decoded.text, file, datum), about, compounds, () => null);
  }
  if (decoded.text.trim() === '') throw new PackageError(file, null, 'is empty.');
  const rows = readCsvRows(decoded.text, file, datum, decoded.encoding);
  return rowsContribution(rows, about, compounds, rows.lineOf);
}

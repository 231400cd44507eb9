import type { SitingCandidate } from '../domain/siting.ts';
import { parseJson } from '../sources/package/parse-json.ts';
import { featuresOf, isRecord } from '../sources/package/read-features.ts';
import { readPoint, readPolygons } from '../sources/package/read-geometry.ts';
import { largestPart, representativePoint } from '../sources/package/representative-point.ts';
import { readUtf8 } from '../sources/package/text-files.ts';
import { UsageError } from './command.ts';

export interface ReadCandidates {
  readonly candidates: readonly SitingCandidate[];
  /** One sentence per feature that was left out. */
  readonly problems: readonly string[];
}

/**
 * Candidate sites of a GeoJSON file: points, or areas that stand for a point inside them. A feature is named
 * by its `id` or `code` property or its own id, else by its row. Throws when the file cannot be read or two
 * features have one name.
 */
export async function readCandidates(file: string): Promise<ReadCandidates> {
  const document = parseJson(await readText(file), file);
  const features = isRecord(document) && Array.isArray(document.features) ? document.features : [document];
  const candidates: SitingCandidate[] = [];
  const problems: string[] = [];
  const rowOfId = new Map<string, number>();
  for (const { row, properties, geometry } of featuresOf(document, file)) {
    const own: unknown = isRecord(features[row - 1]) ? features[row - 1].id : undefined;
    const id = textOf(properties.id) ?? textOf(properties.code) ?? textOf(own) ?? String(row);
    const location = pointOf(geometry);
    if (!location.ok) {
      problems.push(`warning: ${file} row ${row}: candidate ${id} was left out: ${location.why}.`);
      continue;
    }
    const earlier = rowOfId.get(id);
    if (earlier !== undefined)
      throw new UsageError(`${file} row ${row}: has the id ${id} of row ${earlier}.`);
    rowOfId.set(id, row);
    candidates.push({ id, name: textOf(properties.name), source: 'drawn', location: location.value });
  }
  return { candidates, problems };
}

async function readText(file: string): Promise<string> {
  try {
    return await readUtf8(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new UsageError(`${file}: does not exist.`);
    throw error;
  }
}

function pointOf(geometry: unknown): ReturnType<typeof readPoint> {
  const type = isRecord(geometry) ? geometry.type : null;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return readPoint(geometry);
  const parts = readPolygons(geometry);
  return parts.ok ? { ok: true, value: representativePoint(largestPart(parts.value)) } : parts;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

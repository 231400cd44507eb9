import { basename, join } from 'node:path';
import { readBytes } from '../../package/text-files.ts';
import { sniffFormat } from '../sniff-format.ts';
import type { OsmData } from './osm-elements.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';

const SHARED = process.env.GRIDCIRCLE_SHARED ?? join(import.meta.dirname, '../../../../../shared');

/** A file of the public test data beside the project, for tests only. */
export function sharedFile(path: string): string {
  return join(SHARED, 'data', path);
}

export async function readOsm(path: string): Promise<OsmData> {
  const bytes = await readBytes(path);
  const file = basename(path);
  return sniffFormat(bytes, file) === 'osm-pbf' ? readOsmPbf(bytes, file) : readOsmXml(bytes, file);
}

/** OSM XML from its inside, as bytes. */
export function osmXml(inside: string): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">${inside}</osm>`);
}

export function osmNode(id: number, lon: number, lat: number, inside = ''): string {
  return `<node id="${id}" lon="${lon}" lat="${lat}">${inside}</node>`;
}

export function osmWay(id: number, nodes: readonly number[], tags: Readonly<Record<string, string>>): string {
  const refs = nodes.map((ref) => `<nd ref="${ref}"/>`).join('');
  return `<way id="${id}">${refs}${osmTags(tags)}</way>`;
}

export function osmTags(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `<tag k="${key}" v="${value}"/>`)
    .join('');
}

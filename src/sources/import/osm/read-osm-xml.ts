import { SaxesParser } from 'saxes';
import { PackageError } from '../../package/package-error.ts';
import type { OsmData, OsmMember } from './osm-elements.ts';
import { createOsmCollector } from './osm-elements.ts';

const CHUNK_BYTES = 1 << 20;

interface OpenElement {
  readonly kind: string;
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly deleted: boolean;
  readonly refs: number[];
  readonly members: OsmMember[];
  readonly tags: Record<string, string>;
}

/**
 * Reads OSM XML (API, Overpass, Osmosis and JOSM flavours) as a stream of tags, so that a large file
 * never stands in memory as one text. Deleted elements (`action="delete"`, `visible="false"`) are not
 * there. Throws PackageError where the text stops being XML or is no OSM document.
 */
export function readOsmXml(bytes: Uint8Array, file: string): OsmData {
  const collector = createOsmCollector();
  const parser = new SaxesParser();
  let root: string | null = null;
  let open: OpenElement | null = null;

  parser.on('opentag', ({ name, attributes }) => {
    root ??= name;
    if (name === 'node' || name === 'way' || name === 'relation') {
      open = {
        kind: name,
        id: attributes.id === undefined ? Number.NaN : Number(attributes.id),
        lon: Number(attributes.lon ?? Number.NaN),
        lat: Number(attributes.lat ?? Number.NaN),
        deleted: attributes.action === 'delete' || attributes.visible === 'false',
        refs: [],
        members: [],
        tags: {},
      };
      if (attributes.timestamp !== undefined) collector.stamp(attributes.timestamp);
    } else if (open === null) return;
    else if (name === 'tag') open.tags[attributes.k] = attributes.v ?? '';
    else if (name === 'nd') open.refs.push(Number(attributes.ref));
    else if (name === 'member') {
      open.members.push({ type: attributes.type, ref: Number(attributes.ref), role: attributes.role ?? '' });
    }
  });
  parser.on('closetag', ({ name }) => {
    if (open === null || name !== open.kind) return;
    const { id, lon, lat, refs, members, tags, deleted } = open;
    open = null;
    if (deleted) return;
    if (name === 'node') collector.node(id, lon, lat, Object.keys(tags).length === 0 ? null : tags);
    else if (name === 'way') collector.way(id, refs, tags);
    else collector.relation(id, members, tags);
  });

  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      parser.write(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    const why = error instanceof TypeError ? 'is not UTF-8' : 'is not readable XML';
    throw new PackageError(file, null, `${why} (line ${parser.line}, column ${parser.column}).`);
  }
  if (root !== 'osm') throw new PackageError(file, null, `has the root <${root}>; expected <osm>.`);
  return collector.finish();
}

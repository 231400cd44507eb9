import type { TransformCallback } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OSMTransform } from 'osm-pbf-parser-node';
import { PackageError } from '../../package/package-error.ts';
import type { OsmData, OsmMember, Tags } from './osm-elements.ts';
import { createOsmCollector } from './osm-elements.ts';

/** What the parser pushes: the file's header, then nodes, ways and relations. */
type PbfItem =
  | { readonly type: 'node'; id: number; lon: number; lat: number; tags?: Tags }
  | { readonly type: 'way'; id: number; refs: number[]; tags?: Tags }
  | { readonly type: 'relation'; id: number; members: OsmMember[]; tags?: Tags }
  | { readonly type?: undefined };

/** The parser throws from inside the stream on damaged data; here that becomes the stream's error. */
class CheckedTransform extends OSMTransform {
  override _transform(chunk: Buffer, encoding: BufferEncoding, next: TransformCallback): void {
    try {
      super._transform(chunk, encoding, next);
    } catch (error) {
      next(error as Error);
    }
  }

  override _flush(callback: TransformCallback): void {
    try {
      super._flush(callback);
    } catch (error) {
      callback(error as Error);
    }
  }
}

/** Reads an OSM PBF extract. Throws PackageError when the bytes are damaged or end too early. */
export async function readOsmPbf(bytes: Uint8Array, file: string): Promise<OsmData> {
  const collector = createOsmCollector();
  try {
    await pipeline(
      Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)], { objectMode: false }),
      new CheckedTransform({ withTags: true }),
      async (batches: AsyncIterable<PbfItem[]>) => {
        for await (const batch of batches) for (const item of batch) collect(item);
      },
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new PackageError(file, null, `is not a readable OSM PBF file (${detail}).`);
  }
  return collector.finish();

  function collect(item: PbfItem): void {
    if (item.type === 'node') collector.node(item.id, item.lon, item.lat, item.tags ?? null);
    else if (item.type === 'way') collector.way(item.id, item.refs, item.tags ?? {});
    else if (item.type === 'relation') collector.relation(item.id, item.members, item.tags ?? {});
  }
}

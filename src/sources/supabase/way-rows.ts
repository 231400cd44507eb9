/** From the columns of streets, the exact walking graph and the backdrop to domain nouns. */
import type { BackdropFeature, ExactNetwork, StreetTable } from '../../domain/city.ts';
import { columnsOf, rows } from './columns.ts';
import { type PackOrigin, unpackPositions } from './packed-coordinates.ts';

interface StreetColumns {
  ids: string[];
  kinds: string[];
  names: (string | null)[];
  access: (string | null)[];
  flags: number[];
  lines: string[];
}

export function readStreets(answer: unknown, origin: PackOrigin): StreetTable {
  const names = ['ids', 'kinds', 'names', 'access', 'flags', 'lines'] as const;
  const { columns, count } = columnsOf<StreetColumns>('streets', answer, names);
  const lines = columns.lines.map((line) => unpackPositions(line, origin));
  const offsets = new Int32Array(count + 1);
  lines.forEach((line, i) => {
    offsets[i + 1] = offsets[i] + line.lon.length;
  });
  const lon = new Float64Array(offsets[count]);
  const lat = new Float64Array(offsets[count]);
  lines.forEach((line, i) => {
    lon.set(line.lon, offsets[i]);
    lat.set(line.lat, offsets[i]);
  });
  const { ids, kinds, names: streetNames, access } = columns;
  return {
    count,
    ids,
    kinds,
    names: streetNames,
    access,
    flags: Uint8Array.from(columns.flags),
    offsets,
    lon,
    lat,
  };
}

interface NetworkColumns {
  nodeIds: string[];
  points: string;
  from: number[];
  to: number[];
  lengthM: number[];
  oneway: number[];
}

export function readNetwork(answer: unknown, origin: PackOrigin): ExactNetwork {
  const names = ['from', 'to', 'lengthM', 'oneway'] as const;
  const { columns } = columnsOf<NetworkColumns>('network edges', answer, names);
  return {
    nodeIds: columns.nodeIds,
    ...unpackPositions(columns.points, origin),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    lengthM: Float64Array.from(columns.lengthM),
    oneway: Uint8Array.from(columns.oneway),
  };
}

interface BackdropColumns {
  layers: BackdropFeature['layer'][];
  kinds: string[];
  names: (string | null)[];
  geometries: GeoJSON.Geometry[];
}

export function readBackdrop(answer: unknown): BackdropFeature[] {
  const names = ['layers', 'kinds', 'names', 'geometries'] as const;
  const { columns, count } = columnsOf<BackdropColumns>('backdrop', answer, names);
  return rows(count, (i) => ({
    layer: columns.layers[i],
    kind: columns.kinds[i],
    name: columns.names[i],
    geometry: columns.geometries[i],
  }));
}

import type { ExactNetwork, StreetTable } from '../../domain/city.ts';
import type { PublicNetwork, PublicStreets } from '../../domain/public-city.ts';
import { decodedDegrees, encodedDegrees } from '../../domain/public-columns.ts';

/** These rows of the streets, as a tile holds them. */
export function encodedStreets(streets: StreetTable, rows: readonly number[]): PublicStreets {
  const { offsets } = streets;
  const vertices = rows.flatMap((row) =>
    Array.from({ length: offsets[row + 1] - offsets[row] }, (_, i) => offsets[row] + i),
  );
  const ends = [0];
  for (const row of rows) ends.push(ends[ends.length - 1] + offsets[row + 1] - offsets[row]);
  return {
    ids: rows.map((row) => streets.ids[row]),
    kinds: rows.map((row) => streets.kinds[row]),
    names: rows.map((row) => streets.names[row]),
    access: rows.map((row) => streets.access[row]),
    flags: rows.map((row) => streets.flags[row]),
    offsets: ends,
    lon: encodedDegrees(vertices.map((vertex) => streets.lon[vertex])),
    lat: encodedDegrees(vertices.map((vertex) => streets.lat[vertex])),
  };
}

/** The streets of a tile as the city holds them. */
export function decodedStreets({ lon, lat, flags, offsets, ...words }: PublicStreets): StreetTable {
  return {
    count: words.ids.length,
    ...words,
    flags: Uint8Array.from(flags),
    offsets: Int32Array.from(offsets),
    lon: decodedDegrees(lon),
    lat: decodedDegrees(lat),
  };
}

/** These edges of a graph, with the nodes at their ends. */
export function encodedNetwork(network: ExactNetwork, edges: readonly number[]): PublicNetwork {
  const { nodeIds, lon, lat, from, to, lengthM, oneway } = network;
  const nodes = [...new Set(edges.flatMap((edge) => [from[edge], to[edge]]))].sort((a, b) => a - b);
  const rowOf = new Map(nodes.map((node, row) => [node, row]));
  return {
    nodeIds: nodes.map((node) => nodeIds[node]),
    lon: encodedDegrees(nodes.map((node) => lon[node])),
    lat: encodedDegrees(nodes.map((node) => lat[node])),
    from: edges.map((edge) => rowOf.get(from[edge])!),
    to: edges.map((edge) => rowOf.get(to[edge])!),
    lengthM: edges.map((edge) => lengthM[edge]),
    oneway: edges.map((edge) => oneway[edge]),
  };
}

/** The graph of a tile as the city holds it. */
export function decodedNetwork({ nodeIds, ...columns }: PublicNetwork): ExactNetwork {
  return {
    nodeIds,
    lon: decodedDegrees(columns.lon),
    lat: decodedDegrees(columns.lat),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    lengthM: Float64Array.from(columns.lengthM),
    oneway: Uint8Array.from(columns.oneway),
  };
}

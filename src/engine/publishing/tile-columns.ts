import type { ExactNetwork, StreetTable } from '../../domain/city.ts';
import type { PublicNetwork, PublicStreets } from '../../domain/public-city.ts';
import {
  decodedDegrees,
  decodedPositions,
  encodedDegrees,
  encodedPositions,
} from '../../domain/public-columns.ts';

/** These rows of the streets, as a tile holds them. */
export function encodedStreets(streets: StreetTable, rows: readonly number[]): PublicStreets {
  const { lon, lat, offsets } = streets;
  const positions = rows.flatMap((row) =>
    Array.from(lon.subarray(offsets[row], offsets[row + 1]), (degrees, i) => {
      return [degrees, lat[offsets[row] + i]] as const;
    }),
  );
  return {
    ids: rows.map((row) => streets.ids[row]),
    kinds: rows.map((row) => streets.kinds[row]),
    names: rows.map((row) => streets.names[row]),
    access: rows.map((row) => streets.access[row]),
    flags: rows.map((row) => streets.flags[row]),
    vertices: rows.map((row) => offsets[row + 1] - offsets[row]),
    ...encodedPositions(positions),
  };
}

/** The streets of a tile as the city holds them. */
export function decodedStreets({
  vertices,
  flags,
  ids,
  kinds,
  names,
  access,
  ...columns
}: PublicStreets): StreetTable {
  const offsets = new Int32Array(vertices.length + 1);
  vertices.forEach((count, row) => {
    offsets[row + 1] = offsets[row] + count;
  });
  return {
    count: ids.length,
    ids,
    kinds,
    names,
    access,
    flags: Uint8Array.from(flags),
    offsets,
    ...decodedPositions(columns),
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

import type { ExactNetwork, StreetTable } from '../../domain/city.ts';

/** The streets of several tables, one after the other; a street that stands in more than one comes once. */
export function joinStreets(tables: readonly StreetTable[]): StreetTable {
  const seen = new Set<string>();
  const rows = tables.flatMap((table) =>
    table.ids.flatMap((id, row) => {
      const [first, end] = [table.offsets[row], table.offsets[row + 1]];
      // Pieces of a way that was cut may share its id.
      const key = `${id} ${table.lon.subarray(first, end)} ${table.lat.subarray(first, end)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ table, row }];
    }),
  );
  return pickStreets(rows.map(({ table, row }) => ({ table, row, ...verticesOf(table, row) })));
}

/** Part of a street: its vertices from `first` up to, but without, `end`. */
export interface StreetPiece {
  readonly table: StreetTable;
  readonly row: number;
  readonly first: number;
  readonly end: number;
}

/** The vertices of a whole street. */
export function verticesOf({ offsets }: StreetTable, row: number): Pick<StreetPiece, 'first' | 'end'> {
  return { first: offsets[row], end: offsets[row + 1] };
}

/** A table of these pieces of streets. */
export function pickStreets(pieces: readonly StreetPiece[]): StreetTable {
  const offsets = new Int32Array(pieces.length + 1);
  pieces.forEach(({ first, end }, i) => {
    offsets[i + 1] = offsets[i] + end - first;
  });
  const lon = new Float64Array(offsets[pieces.length]);
  const lat = new Float64Array(lon.length);
  pieces.forEach(({ table, first, end }, i) => {
    lon.set(table.lon.subarray(first, end), offsets[i]);
    lat.set(table.lat.subarray(first, end), offsets[i]);
  });
  return {
    count: pieces.length,
    ids: pieces.map(({ table, row }) => table.ids[row]),
    kinds: pieces.map(({ table, row }) => table.kinds[row]),
    names: pieces.map(({ table, row }) => table.names[row]),
    access: pieces.map(({ table, row }) => table.access[row]),
    flags: Uint8Array.from(pieces, ({ table, row }) => table.flags[row]),
    offsets,
    lon,
    lat,
  };
}

/** The nodes and edges of several graphs in one; what stands in more than one comes once. */
export function joinNetworks(networks: readonly ExactNetwork[]): ExactNetwork {
  const rowOf = new Map<string, number>();
  const [lon, lat]: number[][] = [[], []];
  const edges = new Map<string, readonly [from: number, to: number, lengthM: number, oneway: number]>();
  for (const network of networks) {
    const rows = network.nodeIds.map((id, node) => {
      const row = rowOf.get(id) ?? rowOf.size;
      rowOf.set(id, row);
      lon[row] = network.lon[node];
      lat[row] = network.lat[node];
      return row;
    });
    network.from.forEach((from, edge) => {
      const joined = [
        rows[from],
        rows[network.to[edge]],
        network.lengthM[edge],
        network.oneway[edge],
      ] as const;
      edges.set(joined.join(), joined);
    });
  }
  const columns = [...edges.values()];
  return {
    nodeIds: [...rowOf.keys()],
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    from: Int32Array.from(columns, ([from]) => from),
    to: Int32Array.from(columns, ([, to]) => to),
    lengthM: Float64Array.from(columns, ([, , lengthM]) => lengthM),
    oneway: Uint8Array.from(columns, ([, , , oneway]) => oneway),
  };
}

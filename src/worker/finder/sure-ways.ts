import type { ExactNetwork, StreetTable } from '../../domain/city.ts';
import type { LonLat, LonLatBounds } from '../../domain/geometry.ts';
import { pickStreets, type StreetPiece, verticesOf } from './joined-columns.ts';
import type { LoadedGround } from './loaded-ground.ts';

export interface SureStreets {
  readonly streets: StreetTable;
  /** Boxes of the parts that were cut off. */
  readonly cut: readonly LonLatBounds[];
}

/**
 * The streets as far as the ground around them is known. Beyond it a wall may stand in the way that no tile told of:
 * what is cut off there only takes ways away.
 */
export function sureStreets(streets: StreetTable, ground: LoadedGround): SureStreets {
  if (ground.isWhole) return { streets, cut: [] };
  const pieces: StreetPiece[] = [];
  const cut: LonLatBounds[] = [];
  for (let row = 0; row < streets.count; row++) {
    const { first, end } = verticesOf(streets, row);
    let start = first;
    for (let vertex = first; vertex < end; vertex++) {
      if (vertex < end - 1) {
        const box = boxOf(positionAt(streets, vertex), positionAt(streets, vertex + 1));
        if (ground.holds(box)) continue;
        cut.push(box);
      }
      if (vertex > start) pieces.push({ table: streets, row, first: start, end: vertex + 1 });
      start = vertex + 1;
    }
  }
  return { streets: pickStreets(pieces), cut };
}

/** The edges of a graph as far as the ground around them is known. */
export function sureNetwork(network: ExactNetwork, ground: LoadedGround): ExactNetwork {
  if (ground.isWhole) return network;
  const { from, to, lengthM, oneway } = network;
  const edges = Array.from(from, (_, edge) => edge).filter((edge) =>
    ground.holds(boxOf(positionAt(network, from[edge]), positionAt(network, to[edge]))),
  );
  return {
    ...network,
    from: Int32Array.from(edges, (edge) => from[edge]),
    to: Int32Array.from(edges, (edge) => to[edge]),
    lengthM: Float64Array.from(edges, (edge) => lengthM[edge]),
    oneway: Uint8Array.from(edges, (edge) => oneway[edge]),
  };
}

function positionAt({ lon, lat }: Pick<StreetTable, 'lon' | 'lat'>, row: number): LonLat {
  return [lon[row], lat[row]];
}

function boxOf(a: LonLat, b: LonLat): LonLatBounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

import type { ExactNetwork } from '../../domain/city.ts';
import {
  assembleNetwork,
  type NetworkParts,
  WALK_ALONG,
  WALK_BOTH,
  type WalkNetwork,
} from './walk-network.ts';

/**
 * The walking network of a given graph (`nodes.csv` + `edges.csv`). Lengths are taken as given; the
 * shape of an edge is the straight segment between its nodes. Of parallel edges the shortest decides
 * every distance; each of them is a street of its own when street length is added up. Loops are kept
 * as streets and lead nowhere new. Two one-way edges back to back, equally long, are one street walked
 * both ways: a door between their ends may then leave over either. Throws on a negative length or a missing node.
 */
export function networkFromExact(exact: ExactNetwork): WalkNetwork {
  return assembleNetwork(exactParts(exact));
}

/** The parts of {@link networkFromExact}, in the order of the rows. */
export function exactParts(exact: ExactNetwork): NetworkParts {
  const { rows, direction } = joinBackToBack(exact);
  const edgeCount = rows.length;
  const shapeLon = new Float64Array(edgeCount * 2);
  const shapeLat = new Float64Array(edgeCount * 2);
  for (let edge = 0; edge < edgeCount; edge++) {
    const row = rows[edge];
    shapeLon[edge * 2] = exact.lon[exact.from[row]];
    shapeLat[edge * 2] = exact.lat[exact.from[row]];
    shapeLon[edge * 2 + 1] = exact.lon[exact.to[row]];
    shapeLat[edge * 2 + 1] = exact.lat[exact.to[row]];
  }
  return {
    nodeLon: exact.lon,
    nodeLat: exact.lat,
    edgeFrom: Int32Array.from(rows, (row) => exact.from[row]),
    edgeTo: Int32Array.from(rows, (row) => exact.to[row]),
    edgeLengthM: Float64Array.from(rows, (row) => exact.lengthM[row]),
    edgeDirection: Uint8Array.from(direction),
    edgeFlags: new Uint8Array(edgeCount),
    edgeSource: Int32Array.from(rows),
    shapeOffsets: Int32Array.from({ length: edgeCount + 1 }, (_, edge) => edge * 2),
    shapeLon,
    shapeLat,
  };
}

/** The rows that become edges and the ways each may be walked. */
function joinBackToBack(exact: ExactNetwork): { readonly rows: number[]; readonly direction: number[] } {
  const rows: number[] = [];
  const direction: number[] = [];
  const waiting = new Map<string, number[]>();
  for (let row = 0; row < exact.from.length; row++) {
    const ends = [exact.from[row], exact.to[row]];
    if (exact.oneway[row] !== 0) {
      const opposite = waiting.get(`${ends[1]} ${ends[0]} ${exact.lengthM[row]}`)?.pop();
      if (opposite !== undefined) {
        direction[opposite] = WALK_BOTH;
        continue;
      }
      const key = `${ends[0]} ${ends[1]} ${exact.lengthM[row]}`;
      const others = waiting.get(key);
      if (others === undefined) waiting.set(key, [rows.length]);
      else others.push(rows.length);
    }
    direction.push(exact.oneway[row] !== 0 ? WALK_ALONG : WALK_BOTH);
    rows.push(row);
  }
  return { rows, direction };
}

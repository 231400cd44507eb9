import type { ExactNetwork } from '../../domain/city.ts';
import { assembleNetwork, WALK_ALONG, WALK_BOTH, type WalkNetwork } from './walk-network.ts';

/**
 * The walking network of a given graph (`nodes.csv` + `edges.csv`). Lengths are taken as given; the
 * shape of an edge is the straight segment between its nodes. Of parallel edges the shortest decides
 * every distance; each of them is a street of its own when street length is added up. Loops are kept
 * as streets and lead nowhere new. Throws on a negative length or a missing node.
 */
export function networkFromExact(exact: ExactNetwork): WalkNetwork {
  const edgeCount = exact.from.length;
  const shapeLon = new Float64Array(edgeCount * 2);
  const shapeLat = new Float64Array(edgeCount * 2);
  for (let edge = 0; edge < edgeCount; edge++) {
    shapeLon[edge * 2] = exact.lon[exact.from[edge]];
    shapeLat[edge * 2] = exact.lat[exact.from[edge]];
    shapeLon[edge * 2 + 1] = exact.lon[exact.to[edge]];
    shapeLat[edge * 2 + 1] = exact.lat[exact.to[edge]];
  }
  return assembleNetwork({
    nodeLon: exact.lon,
    nodeLat: exact.lat,
    edgeFrom: exact.from,
    edgeTo: exact.to,
    edgeLengthM: exact.lengthM,
    edgeDirection: Uint8Array.from(exact.oneway, (oneway) => (oneway ? WALK_ALONG : WALK_BOTH)),
    edgeFlags: new Uint8Array(edgeCount),
    edgeSource: Int32Array.from({ length: edgeCount }, (_, edge) => edge),
    shapeOffsets: Int32Array.from({ length: edgeCount + 1 }, (_, edge) => edge * 2),
    shapeLon,
    shapeLat,
  });
}

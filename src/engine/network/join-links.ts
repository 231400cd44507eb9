import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import { lineLengthM } from './line-length.ts';
import { NetworkSurgery } from './network-surgery.ts';
import type { Snap } from './snapper.ts';
import { extendNetwork, WALK_BOTH, type WalkNetwork } from './walk-network.ts';

/** A way of its own from one place on the network to another: a crossing, or the steps from a gate to the street. */
export interface Link {
  readonly passage: number;
  /** `STREET_FLAGS`. */
  readonly flags: number;
  /** Positions between the two places. */
  readonly line: readonly LonLat[];
  /** A place on neither node nor edge (both −1) becomes a node of its own. */
  readonly from: Snap;
  readonly to: Snap;
}

export interface LinkedNetwork {
  readonly network: WalkNetwork;
  /** The node at which each link starts. */
  readonly starts: readonly number[];
  /** A place on the network before the links, as a place on the one with them. */
  moved(snap: Snap): Snap;
}

/** The network with links joined to it, in the middle of streets where need be. What was there keeps its number. */
export function joinLinks(network: WalkNetwork, links: readonly Link[]): LinkedNetwork {
  if (links.length === 0) return { network, starts: [], moved: (snap) => snap };
  const surgery = new NetworkSurgery(network);
  const joins = new Map<string, number>();
  const nodeOf = (place: Snap): number => {
    if (place.node >= 0) return place.node;
    if (place.edge < 0) return surgery.addNode(place.lon, place.lat);
    const key = `${place.edge} ${place.fraction}`;
    const known = joins.get(key);
    if (known !== undefined) return known;
    const { edge, fraction, lon, lat } = place;
    const node = surgery.addNode(lon, lat);
    surgery.split(edge, { ...pointAt(network, edge, fraction), lon, lat, before: node, after: node });
    joins.set(key, node);
    return node;
  };
  const starts = links.map(({ passage, flags, line, from, to }) => {
    const course: LonLat[] = [[from.lon, from.lat], ...line, [to.lon, to.lat]];
    const lengthM = lineLengthM(course);
    const start = nodeOf(from);
    const end = nodeOf(to);
    surgery.addEdge({ from: start, to: end, lengthM, passage, direction: WALK_BOTH, flags, line: course });
    return start;
  });
  const extended = extendNetwork(network, surgery.finish());
  return { network: extended, starts, moved: (snap) => movedSnap(network, surgery, snap) };
}

function movedSnap(network: WalkNetwork, surgery: NetworkSurgery, snap: Snap): Snap {
  const pieces = snap.edge < 0 ? undefined : surgery.pieces.get(snap.edge);
  if (pieces === undefined) return snap;
  let metres = snap.fraction * network.edgeLengthM[snap.edge];
  const last = pieces.length - 1;
  let i = 0;
  for (; i < last && metres > pieces[i].lengthM; i++) metres -= pieces[i].lengthM;
  const { edge, lengthM } = pieces[i];
  return { ...snap, edge, fraction: lengthM > 0 ? Math.min(1, metres / lengthM) : 0 };
}

/** The shape vertex at or before a share of an edge's length, and the share of the segment after it. */
function pointAt(network: WalkNetwork, edge: number, fraction: number): { vertex: number; t: number } {
  const { shapeLon, shapeLat, shapeOffsets } = network;
  const last = shapeOffsets[edge + 1] - 1;
  const segmentM = (v: number) => haversineM(shapeLon[v], shapeLat[v], shapeLon[v + 1], shapeLat[v + 1]);
  let wholeM = 0;
  for (let v = shapeOffsets[edge]; v < last; v++) wholeM += segmentM(v);
  let metres = fraction * wholeM;
  let vertex = shapeOffsets[edge];
  for (; vertex < last - 1 && metres > segmentM(vertex); vertex++) metres -= segmentM(vertex);
  const lengthM = segmentM(vertex);
  return { vertex, t: lengthM > 0 ? Math.min(1, metres / lengthM) : 0 };
}

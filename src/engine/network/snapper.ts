import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { DoorJoin } from './joins.ts';
import { PositionIndex } from './position-index.ts';
import { SegmentIndex } from './segment-index.ts';
import type { WalkNetwork } from './walk-network.ts';

/**
 * A position on the network: at a node (`node` ≥ 0, `edge` −1), or within an edge (`node` −1) at
 * `fraction` 0 … 1 of its length from its first node.
 */
export interface Snap {
  readonly node: number;
  readonly edge: number;
  readonly fraction: number;
  /** Straight metres from the position asked for to the network. */
  readonly accessM: number;
  /** Where the network is joined. */
  readonly lon: number;
  readonly lat: number;
}

export interface Snapper {
  /**
   * A position with the seven decimals of a node is at that node; any other joins the nearest point of
   * the nearest walkable street; from inside a walled compound there may be ways out of its gates beside it.
   * `null` when the network has none of them.
   */
  snap(position: LonLat): DoorJoin;
}

/** Which streets a position may join, beyond being walkable. */
export interface JoinRule {
  readonly mayJoin: (lon: number, lat: number) => boolean;
  readonly withinM: number;
}

export interface RuledSnapper extends Snapper {
  /** With a rule: the nearest point of the nearest street where that may be joined, whether or not at a node. */
  snap(position: LonLat, rule?: JoinRule): Snap | null;
}

/**
 * Nodes of `hidden` (1 per node) share their position with one that is to be joined in their place. Streets are
 * flattened at `planeLatitude`, their own mean one where left out.
 */
export function createSnapper(
  network: WalkNetwork,
  hidden: Uint8Array | null = null,
  planeLatitude?: number,
): RuledSnapper {
  const nodes = new NodeIndex(network, hidden);
  const segments = new SegmentIndex(network, planeLatitude);
  return {
    snap([lon, lat], rule) {
      const node = rule === undefined ? nodes.at(lon, lat) : -1;
      if (node >= 0) return atNode(network, node, lon, lat);
      const hit = segments.nearest(lon, lat, rule?.mayJoin, rule?.withinM);
      if (hit === null) return null;
      const { fraction } = hit;
      if (fraction === 0) return atNode(network, network.edgeFrom[hit.edge], lon, lat);
      if (fraction === 1) return atNode(network, network.edgeTo[hit.edge], lon, lat);
      const { shapeLon, shapeLat } = network;
      const snapLon = mix(shapeLon[hit.vertex], shapeLon[hit.vertex + 1], hit.t);
      const snapLat = mix(shapeLat[hit.vertex], shapeLat[hit.vertex + 1], hit.t);
      const accessM = haversineM(lon, lat, snapLon, snapLat);
      return { node: -1, edge: hit.edge, fraction, accessM, lon: snapLon, lat: snapLat };
    },
  };
}

function atNode(network: WalkNetwork, node: number, lon: number, lat: number): Snap {
  const nodeLon = network.nodeLon[node];
  const nodeLat = network.nodeLat[node];
  const accessM = haversineM(lon, lat, nodeLon, nodeLat);
  return { node, edge: -1, fraction: 0, accessM, lon: nodeLon, lat: nodeLat };
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Finds the node with the same seven decimals. Of several at one place, one that leads somewhere. */
class NodeIndex {
  readonly #positions: PositionIndex;
  readonly #nodeOfPosition: Int32Array;

  constructor(network: WalkNetwork, hidden: Uint8Array | null) {
    this.#positions = new PositionIndex(network.nodeCount);
    this.#nodeOfPosition = new Int32Array(network.nodeCount).fill(-1);
    const { offsets } = network.outbound;
    for (let node = 0; node < network.nodeCount; node++) {
      if (hidden?.[node]) continue;
      const position = this.#positions.add(network.nodeLon[node], network.nodeLat[node]);
      const known = this.#nodeOfPosition[position];
      const knownIsIsolated = known >= 0 && offsets[known] === offsets[known + 1];
      if (known < 0 || knownIsIsolated) this.#nodeOfPosition[position] = node;
    }
  }

  at(lon: number, lat: number): number {
    const position = this.#positions.find(lon, lat);
    return position < 0 ? -1 : this.#nodeOfPosition[position];
  }
}

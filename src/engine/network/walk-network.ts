/**
 * The walking network: nodes where streets meet or end, edges between them with their true length and
 * shape, and for every node the arcs that leave it and the arcs that reach it. Built from streets
 * (`street-network.ts`) or from a given graph (`exact-network.ts`), both through {@link assembleNetwork}.
 *
 * Everything else in this room reads it: `snapper.ts` puts a position on it, `distance-search.ts` walks
 * it from one place, `nearest-field.ts` keeps the nearest facility of every node while facilities move,
 * `service-area.ts` tells which parts of which streets are within a limit, `route.ts` tells the way.
 *
 * Who walks, and what is open, comes in three steps. `walking-ground.ts` takes a city's streets apart at walls and
 * joins them by gates and crossings; `walking-conditions.ts` gives the network as walkers of a condition find it,
 * a {@link WalkNetwork} of the same nodes and edges with other costs ("level metres") and closed ways; `CityWalks`
 * of the coverage room keeps both with the doors of all buildings: `walks.view({ ...profile, isOpen })` is the
 * network to search on, `walks.passages[network.edgePassage[edge]]` tells which gate, wall or crossing an edge is.
 *
 * Only junctions are nodes; the bends between them stay on the edge. On real streets that is a third of
 * the vertices, and searches take a third of the time. Nodes and edges are renumbered along a Hilbert
 * curve; `nodeSource` and `edgeSource` lead back to the rows they came from.
 */
import { hilbertOrder } from './hilbert-order.ts';

/** Ways an edge may be walked, as bits: from its first node to its second, and back. */
export const WALK_ALONG = 1;
export const WALK_AGAINST = 2;
export const WALK_BOTH = 3;

/** The {@link NetworkParts.edgePassage} of a street. */
export const STREET_EDGE = -1;

/** Arcs grouped by node: those of node n are `offsets[n]` … `offsets[n + 1] - 1`. */
export interface Arcs {
  readonly offsets: Int32Array;
  /** The node at the other end. */
  readonly nodes: Int32Array;
  readonly lengthM: Float64Array;
  readonly edges: Int32Array;
}

/** Edges grouped by the nodes they touch, whatever their direction, loops included once. */
export interface Incidence {
  readonly offsets: Int32Array;
  readonly edges: Int32Array;
}

/** Nodes and edges in any order, before renumbering. Edge e's shape is vertices `shapeOffsets[e]` … `shapeOffsets[e + 1] - 1`, both ends included. */
export interface NetworkParts {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeLengthM: Float64Array;
  /** `WALK_…` bits per edge. */
  readonly edgeDirection: Uint8Array;
  /** `STREET_FLAGS` of the street, 0 for a given graph. */
  readonly edgeFlags: Uint8Array;
  /** Row of the street or of the given edge. */
  readonly edgeSource: Int32Array;
  /** The passage (gate, wall or crossing, see `passages.ts`) that an edge leads through, −1 for a street. Left out: all are streets. */
  readonly edgePassage?: Int32Array;
  readonly shapeOffsets: Int32Array;
  readonly shapeLon: Float64Array;
  readonly shapeLat: Float64Array;
}

export interface WalkNetwork extends Required<NetworkParts> {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Row of the node in the parts it was assembled from, and back. */
  readonly nodeSource: Int32Array;
  readonly nodeOfSource: Int32Array;
  /** Arcs that leave a node, and arcs that reach it; one and the same object when every edge is two-way. */
  readonly outbound: Arcs;
  readonly inbound: Arcs;
  readonly incidence: Incidence;
  /** 1 per node with fewer than two neighbours: no walk to another node gets shorter by passing it. */
  readonly isDeadEnd: Uint8Array;
  /** Mean arc length, 1 when there are none: the scale of the network. */
  readonly meanArcM: number;
}

/** Renumbers the parts for speed and adds the arcs. Throws when a length or an end is impossible. */
export function assembleNetwork(parts: NetworkParts): WalkNetwork {
  const nodeCount = parts.nodeLon.length;
  const nodeSource = hilbertOrder(parts.nodeLon, parts.nodeLat);
  const nodeOfSource = inverse(nodeSource);
  for (let edge = 0; edge < parts.edgeFrom.length; edge++) checkEdge(parts, edge, nodeCount);
  const edgeOrder = orderEdges(parts, nodeOfSource);
  const ordered = {
    nodeLon: Float64Array.from(nodeSource, (row) => parts.nodeLon[row]),
    nodeLat: Float64Array.from(nodeSource, (row) => parts.nodeLat[row]),
    edgeFrom: Int32Array.from(edgeOrder, (edge) => nodeOfSource[parts.edgeFrom[edge]]),
    edgeTo: Int32Array.from(edgeOrder, (edge) => nodeOfSource[parts.edgeTo[edge]]),
    edgeLengthM: Float64Array.from(edgeOrder, (edge) => parts.edgeLengthM[edge]),
    edgeDirection: Uint8Array.from(edgeOrder, (edge) => parts.edgeDirection[edge]),
    edgeFlags: Uint8Array.from(edgeOrder, (edge) => parts.edgeFlags[edge]),
    edgeSource: Int32Array.from(edgeOrder, (edge) => parts.edgeSource[edge]),
    edgePassage: Int32Array.from(edgeOrder, (edge) => parts.edgePassage?.[edge] ?? STREET_EDGE),
    ...reorderShapes(parts, edgeOrder),
  };
  return complete(ordered, nodeSource, nodeOfSource);
}

/** A network to whose parts nodes and edges were added: what was there keeps its number, what is new comes behind. */
export function extendNetwork(network: WalkNetwork, parts: Required<NetworkParts>): WalkNetwork {
  const nodeSource = Int32Array.from(parts.nodeLon, (_, node) => network.nodeSource[node] ?? node);
  return complete(parts, nodeSource, inverse(nodeSource));
}

function complete(
  parts: Required<NetworkParts>,
  nodeSource: Int32Array,
  nodeOfSource: Int32Array,
): WalkNetwork {
  const nodeCount = parts.nodeLon.length;
  const incidence = buildIncidence(parts.edgeFrom, parts.edgeTo, nodeCount);
  return {
    ...parts,
    nodeCount,
    edgeCount: parts.edgeFrom.length,
    nodeSource,
    nodeOfSource,
    ...bothArcs(parts, nodeCount),
    incidence,
    isDeadEnd: findDeadEnds(parts.edgeFrom, parts.edgeTo, incidence),
  };
}

/**
 * The same nodes, edges and shapes, with other costs of walking them: `edgeLengthM` in metres on the level that
 * take as long, `edgeDirection` without the ways that are closed.
 */
export function withCosts(
  network: WalkNetwork,
  edgeLengthM: Float64Array,
  edgeDirection: Uint8Array,
): WalkNetwork {
  const { edgeFrom, edgeTo, nodeCount } = network;
  return {
    ...network,
    edgeLengthM,
    edgeDirection,
    ...bothArcs({ edgeFrom, edgeTo, edgeLengthM, edgeDirection }, nodeCount),
  };
}

type EdgeCosts = Pick<NetworkParts, 'edgeFrom' | 'edgeTo' | 'edgeLengthM' | 'edgeDirection'>;

function bothArcs(edges: EdgeCosts, nodeCount: number) {
  const outbound = buildArcs(edges, nodeCount, WALK_ALONG, WALK_AGAINST);
  const isTwoWay = edges.edgeDirection.every((direction) => direction === WALK_BOTH || direction === 0);
  const inbound = isTwoWay ? outbound : buildArcs(edges, nodeCount, WALK_AGAINST, WALK_ALONG);
  return { outbound, inbound, meanArcM: meanOf(outbound.lengthM) };
}

function checkEdge(parts: NetworkParts, edge: number, nodeCount: number): void {
  const length = parts.edgeLengthM[edge];
  if (!(length >= 0 && length < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`expected a length of 0 m or more on edge ${edge}, got ${length}`);
  }
  for (const end of [parts.edgeFrom[edge], parts.edgeTo[edge]]) {
    if (!(end >= 0 && end < nodeCount)) {
      throw new RangeError(`expected ends below ${nodeCount} on edge ${edge}, got ${end}`);
    }
  }
}

/** Edges sorted by their lower node, so that they lie in memory as their nodes do. */
function orderEdges(parts: NetworkParts, nodeOfSource: Int32Array): Int32Array {
  const edgeCount = parts.edgeFrom.length;
  const keyed = new Float64Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    const lower = Math.min(nodeOfSource[parts.edgeFrom[edge]], nodeOfSource[parts.edgeTo[edge]]);
    keyed[edge] = lower * edgeCount + edge;
  }
  keyed.sort();
  return Int32Array.from(keyed, (value) => value % edgeCount);
}

function buildArcs(edges: EdgeCosts, nodeCount: number, atFrom: number, atTo: number): Arcs {
  const { edgeFrom, edgeTo, edgeLengthM, edgeDirection } = edges;
  const offsets = new Int32Array(nodeCount + 1);
  const isLoop = (edge: number) => edgeFrom[edge] === edgeTo[edge];
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (isLoop(edge)) continue;
    if (edgeDirection[edge] & atFrom) offsets[edgeFrom[edge] + 1]++;
    if (edgeDirection[edge] & atTo) offsets[edgeTo[edge] + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1] += offsets[node];
  const free = offsets.slice(0, nodeCount);
  const nodes = new Int32Array(offsets[nodeCount]);
  const lengthM = new Float64Array(nodes.length);
  const arcEdges = new Int32Array(nodes.length);
  const place = (at: number, other: number, edge: number) => {
    const arc = free[at]++;
    nodes[arc] = other;
    lengthM[arc] = edgeLengthM[edge];
    arcEdges[arc] = edge;
  };
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (isLoop(edge)) continue;
    if (edgeDirection[edge] & atFrom) place(edgeFrom[edge], edgeTo[edge], edge);
    if (edgeDirection[edge] & atTo) place(edgeTo[edge], edgeFrom[edge], edge);
  }
  return { offsets, nodes, lengthM, edges: arcEdges };
}

function buildIncidence(edgeFrom: Int32Array, edgeTo: Int32Array, nodeCount: number): Incidence {
  const offsets = new Int32Array(nodeCount + 1);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    offsets[edgeFrom[edge] + 1]++;
    if (edgeTo[edge] !== edgeFrom[edge]) offsets[edgeTo[edge] + 1]++;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1] += offsets[node];
  const free = offsets.slice(0, nodeCount);
  const edges = new Int32Array(offsets[nodeCount]);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    edges[free[edgeFrom[edge]]++] = edge;
    if (edgeTo[edge] !== edgeFrom[edge]) edges[free[edgeTo[edge]]++] = edge;
  }
  return { offsets, edges };
}

function findDeadEnds(edgeFrom: Int32Array, edgeTo: Int32Array, { offsets, edges }: Incidence): Uint8Array {
  const isDeadEnd = new Uint8Array(offsets.length - 1);
  for (let node = 0; node < isDeadEnd.length; node++) {
    let neighbour = -1;
    let isPassage = false;
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const other = edgeFrom[edges[i]] === node ? edgeTo[edges[i]] : edgeFrom[edges[i]];
      if (other === node) continue;
      if (neighbour >= 0 && other !== neighbour) isPassage = true;
      neighbour = other;
    }
    isDeadEnd[node] = isPassage ? 0 : 1;
  }
  return isDeadEnd;
}

function reorderShapes(parts: NetworkParts, edgeOrder: Int32Array) {
  const shapeOffsets = new Int32Array(edgeOrder.length + 1);
  const shapeLon = new Float64Array(parts.shapeLon.length);
  const shapeLat = new Float64Array(parts.shapeLat.length);
  let end = 0;
  for (let edge = 0; edge < edgeOrder.length; edge++) {
    const source = edgeOrder[edge];
    for (let v = parts.shapeOffsets[source]; v < parts.shapeOffsets[source + 1]; v++) {
      shapeLon[end] = parts.shapeLon[v];
      shapeLat[end++] = parts.shapeLat[v];
    }
    shapeOffsets[edge + 1] = end;
  }
  return { shapeOffsets, shapeLon, shapeLat };
}

function inverse(order: Int32Array): Int32Array {
  const positions = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) positions[order[i]] = i;
  return positions;
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum > 0 ? sum / values.length : 1;
}

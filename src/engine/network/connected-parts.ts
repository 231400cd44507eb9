import type { WalkNetwork } from './walk-network.ts';

export interface ConnectedParts {
  /** The part each node is in, numbered from 0. */
  readonly partOf: Int32Array;
  /** Metres of street of each part. */
  readonly lengthM: readonly number[];
}

/** The parts of a network that hang together, whichever way edges run; edges that are closed join nothing. */
export function connectedParts(network: WalkNetwork): ConnectedParts {
  const { edgeCount, edgeDirection, edgeFrom, edgeLengthM, edgeTo, nodeCount } = network;
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root];
    for (let step = node; parent[step] !== root; ) {
      const next = parent[step];
      parent[step] = root;
      step = next;
    }
    return root;
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeDirection[edge] !== 0) parent[rootOf(edgeFrom[edge])] = rootOf(edgeTo[edge]);
  }
  const partOf = new Int32Array(nodeCount);
  const numberOf = new Map<number, number>();
  for (let node = 0; node < nodeCount; node++) {
    const root = rootOf(node);
    if (!numberOf.has(root)) numberOf.set(root, numberOf.size);
    partOf[node] = numberOf.get(root)!;
  }
  const lengthM = new Array<number>(numberOf.size).fill(0);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeDirection[edge] !== 0) lengthM[partOf[edgeFrom[edge]]] += edgeLengthM[edge];
  }
  return { partOf, lengthM };
}

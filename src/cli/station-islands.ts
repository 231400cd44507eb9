/** Stations that nobody, or hardly anybody, can walk to because of where they stand on the network. */
import type { Station } from '../domain/city.ts';
import type { Snapper } from '../engine/network/snapper.ts';
import type { WalkNetwork } from '../engine/network/walk-network.ts';

export interface StrandedStation {
  readonly code: string;
  /** The end of a sentence that begins with the station. */
  readonly reason: string;
}

/**
 * Stations on a part of the network that is cut off from its largest part, and stations whose straight
 * way to the nearest street alone is longer than the limit.
 */
export function strandedStations(
  stations: readonly Station[],
  network: WalkNetwork,
  snapper: Snapper,
  limitM: number,
): StrandedStation[] {
  const { partOf, lengthM } = connectedParts(network);
  const largest = lengthM.indexOf(Math.max(...lengthM));
  return stations.flatMap(({ code, location }): StrandedStation[] => {
    const snap = location === null ? null : snapper.snap(location);
    if (snap === null) return [];
    const part = partOf[snap.node >= 0 ? snap.node : network.edgeFrom[snap.edge]];
    if (snap.accessM > limitM) {
      const reason = `stands ${Math.round(snap.accessM)} m from the nearest street, farther than the limit of ${Math.round(limitM)} m.`;
      return [{ code, reason }];
    }
    if (part === largest) return [];
    const metres = Math.round(lengthM[part]);
    return [
      {
        code,
        reason: `stands on an island of the walking network: ${metres} m of street without a way to the rest.`,
      },
    ];
  });
}

/** The connected parts of the network, whichever way edges run: the part of each node, the street length of each part. */
function connectedParts(network: WalkNetwork): { partOf: Int32Array; lengthM: number[] } {
  const parent = Int32Array.from({ length: network.nodeCount }, (_, node) => node);
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
  for (let edge = 0; edge < network.edgeCount; edge++) {
    parent[rootOf(network.edgeFrom[edge])] = rootOf(network.edgeTo[edge]);
  }
  const partOf = new Int32Array(network.nodeCount);
  const numberOf = new Map<number, number>();
  for (let node = 0; node < network.nodeCount; node++) {
    const root = rootOf(node);
    if (!numberOf.has(root)) numberOf.set(root, numberOf.size);
    partOf[node] = numberOf.get(root)!;
  }
  const lengthM = new Array<number>(numberOf.size).fill(0);
  for (let edge = 0; edge < network.edgeCount; edge++) {
    lengthM[partOf[network.edgeFrom[edge]]] += network.edgeLengthM[edge];
  }
  return { partOf, lengthM };
}

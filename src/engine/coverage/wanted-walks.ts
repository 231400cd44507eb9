import { DistanceSearch } from '../network/distance-search.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import type { Doors } from './doors.ts';

/** Nobody walks farther; what is wanted beyond it would only cost digits. */
const LONGEST_M = 1e7;

/**
 * How far from a place a search for walks needs to come at each node: `wantedM` is how far each building wants to walk at
 * most, and a node matters to it as long as the way from the building to there leaves something over. Below 0 where a
 * node matters to nobody. A shortest walk that is wanted never leads over a node farther than this.
 */
export function farthestAtNodes(network: WalkNetwork, doors: Doors, wantedM: Float64Array): Float64Array {
  const { offsets, nodes } = doors;
  const doorM = doors.metresOn(network);
  const mostM = Math.min(
    LONGEST_M,
    wantedM.reduce((most, metres) => Math.max(most, metres), 0),
  );
  // What a building wants less than who wants most is as if it had walked so far before its door.
  const startM = new Float64Array(network.nodeCount).fill(Number.POSITIVE_INFINITY);
  wantedM.forEach((metres, row) => {
    for (let leg = offsets[row]; leg < offsets[row + 1]; leg++) {
      const walkedM = mostM - Math.min(metres, mostM) + doorM[leg];
      startM[nodes[leg]] = Math.min(startM[nodes[leg]], walkedM);
    }
  });
  const starts = [...startM.keys()].filter((node) => startM[node] <= mostM);
  const search = new DistanceSearch(network, 'from');
  const ways = starts.map((node) => {
    const [lon, lat] = [network.nodeLon[node], network.nodeLat[node]];
    return { node, edge: -1, fraction: 0, accessM: startM[node], lon, lat };
  });
  search.run({ ways, yard: null }, mostM);
  return search.distanceM.map((metres) => mostM - metres);
}

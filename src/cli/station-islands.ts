/** Stations that nobody, or hardly anybody, can walk to because of where they stand on the network. */
import type { Station } from '../domain/city.ts';
import { connectedParts } from '../engine/network/connected-parts.ts';
import { waysOf } from '../engine/network/joins.ts';
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
    const join = location === null ? null : snapper.snap(location);
    if (join === null) return [];
    const ways = waysOf(join).map(({ node, edge, accessM }) => ({
      accessM,
      part: partOf[node >= 0 ? node : network.edgeFrom[edge]],
    }));
    const accessM = Math.min(...ways.map((way) => way.accessM));
    if (accessM > limitM) {
      const reason = `stands ${Math.round(accessM)} m from the nearest street, farther than the limit of ${Math.round(limitM)} m.`;
      return [{ code, reason }];
    }
    if (ways.some(({ part }) => part === largest)) return [];
    const metres = Math.round(Math.max(...ways.map(({ part }) => lengthM[part])));
    return [
      {
        code,
        reason: `stands on an island of the walking network: ${metres} m of street without a way to the rest.`,
      },
    ];
  });
}

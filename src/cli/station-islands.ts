/** Stations that nobody, or hardly anybody, can walk to because of where they stand on the network. */
import type { Station } from '../domain/city.ts';
import { connectedParts } from '../engine/network/connected-parts.ts';
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

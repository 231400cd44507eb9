import type { Gate } from '../../domain/city.ts';
import type { Enclosures } from './enclosures.ts';
import type { Link } from './join-links.ts';
import type { RuledSnapper, Snap } from './snapper.ts';
import type { WalkNetwork } from './walk-network.ts';
import { GATE_REACH_M, type GateNodes } from './wall-in.ts';
import type { WallLines } from './wall-lines.ts';

/** A street further than this from a gate is not the street that it opens to. */
const TO_STREET_M = 500;

export interface GateLink {
  readonly gate: number;
  readonly link: Link;
}

/**
 * Straight ways to the nearest street outside for gates that no street outside comes to. A gate without any
 * street starts at a node of its own.
 */
export function linkGates(
  network: WalkNetwork,
  gates: readonly Gate[],
  compoundOf: readonly number[],
  places: GateNodes,
  snapper: RuledSnapper,
  walls: WallLines,
  enclosures: Enclosures,
): GateLink[] {
  return gates.flatMap(({ geometry }, gate) => {
    const compound = compoundOf[gate];
    if (!walls.walled.has(compound) || places.isReached[gate] === 1) return [];
    const node = places.outside[gate];
    const [lon, lat] =
      node >= 0
        ? [network.nodeLon[node], network.nodeLat[node]]
        : [geometry.coordinates[0], geometry.coordinates[1]];
    const mayJoin = (toLon: number, toLat: number) =>
      !walls.bar(toLon, toLat, lon, lat, GATE_REACH_M) &&
      !enclosures.around([toLon, toLat]).includes(compound);
    const to = snapper.snap([lon, lat], { mayJoin, withinM: TO_STREET_M });
    if (to === null) return [];
    const from: Snap = { node, edge: -1, fraction: 0, accessM: 0, lon, lat };
    return [{ gate, link: { passage: gate, flags: 0, line: [], from, to } }];
  });
}

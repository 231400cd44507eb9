import { type Crossing, STREET_FLAGS } from '../../domain/city.ts';
import type { RouteWay } from '../../domain/route.ts';
import type { Passage } from './passages.ts';
import type { RoutePart } from './route.ts';
import type { RouteStretch } from './route-steps.ts';
import { shapeBetween } from './street-shape.ts';
import { STREET_EDGE, type WalkNetwork } from './walk-network.ts';

/** What the edges of a network are called. */
export interface EdgeNames {
  readonly passages: readonly Passage[];
  /** By the row of the street. */
  readonly streets: readonly (string | null)[];
  /** The compounds of gates, by the gate's code. */
  readonly gates: ReadonlyMap<string, string>;
  /** By code. */
  readonly crossings: ReadonlyMap<string, Pick<Crossing, 'kind' | 'name'>>;
}

/** The parts of a way with what they are and what they are called; `network` is the view it is walked on. */
export function routeStretches(
  network: WalkNetwork,
  parts: readonly RoutePart[],
  names: EdgeNames,
): readonly RouteStretch[] {
  return parts.map(({ edge, start, end }) => ({
    ...wayOf(network, edge, names),
    walkMetres: Math.abs(end - start) * network.edgeLengthM[edge],
    line: shapeBetween(network, edge, start, end),
  }));
}

function wayOf(
  { edgeFlags, edgePassage, edgeSource }: WalkNetwork,
  edge: number,
  { passages, streets, gates, crossings }: EdgeNames,
): Pick<RouteStretch, 'way' | 'name'> {
  if (edgePassage[edge] === STREET_EDGE) {
    return { way: wayByFlags(edgeFlags[edge]), name: streets[edgeSource[edge]] ?? null };
  }
  const passage = passages[edgePassage[edge]];
  if (passage.kind === 'wall') throw new Error('expected a way that leads through no wall');
  if (passage.kind === 'gate') return { way: 'gate', name: gates.get(passage.code) ?? null };
  const crossing = crossings.get(passage.code);
  return { way: crossing?.kind ?? 'crossing', name: crossing?.name ?? null };
}

function wayByFlags(flags: number): RouteWay {
  if ((flags & STREET_FLAGS.steps) !== 0) return 'steps';
  if ((flags & STREET_FLAGS.signals) !== 0) return 'crossing';
  if ((flags & STREET_FLAGS.bridge) !== 0) return 'bridge';
  return (flags & STREET_FLAGS.tunnel) !== 0 ? 'underpass' : 'street';
}

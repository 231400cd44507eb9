import { type Crossing, type Gate, STREET_FLAGS } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { STREET_EDGE, type WalkNetwork } from '../../engine/network/walk-network.ts';
import type { CityState } from '../city-state.ts';

/** Something on a walk that holds up the walkers of the present settings. */
export type Barred =
  | { readonly kind: 'gate'; readonly gate: Gate; readonly at: LonLat }
  | { readonly kind: 'crossing'; readonly crossing: Crossing; readonly at: LonLat }
  | {
      readonly kind: 'street';
      readonly name: string | null;
      readonly at: LonLat;
      readonly ends: readonly [LonLat, LonLat];
    };

/**
 * What on a walk the walkers of the present settings cannot take, or only slower: closed gates and crossings,
 * steps and streets that are not step-free, in the order of the walk.
 */
export function barredOn(state: CityState, edges: readonly number[]): readonly Barred[] {
  const now = state.network;
  return edges.flatMap((edge): readonly Barred[] => {
    const isSlowed = (now.edgeFlags[edge] & STREET_FLAGS.steps) !== 0 && state.settings.stepsFactor > 1;
    if (now.edgeDirection[edge] !== 0 && !isSlowed) return [];
    return now.edgePassage[edge] === STREET_EDGE ? [street(state, now, edge)] : passage(state, now, edge);
  });
}

function passage(state: CityState, network: WalkNetwork, edge: number): readonly Barred[] {
  const through = state.walks.passages[network.edgePassage[edge]];
  if (through.kind === 'wall') return [];
  const { code, place: at } = through;
  const gate = through.kind === 'gate' ? state.gates.get(code) : undefined;
  if (gate) return [{ kind: 'gate', gate, at }];
  const crossing = state.crossings.get(code);
  return crossing ? [{ kind: 'crossing', crossing, at }] : [];
}

function street({ city }: CityState, network: WalkNetwork, edge: number): Barred {
  const { shapeOffsets, shapeLon, shapeLat, edgeSource } = network;
  const vertex = (v: number): LonLat => [shapeLon[v], shapeLat[v]];
  const [first, last] = [shapeOffsets[edge], shapeOffsets[edge + 1] - 1];
  const [from, to] = [vertex(first), vertex(last)];
  const at: LonLat =
    last - first > 1 ? vertex((first + last) >> 1) : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const isStreet = city.exactNetwork === null;
  return {
    kind: 'street',
    name: isStreet ? (city.streets.names[edgeSource[edge]] ?? null) : null,
    at,
    ends: [from, to],
  };
}

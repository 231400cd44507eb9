import type { LonLat } from '../../domain/geometry.ts';
import type { CoverageReason, Obstacle } from '../../domain/reason.ts';
import type { Condition, FoundReason } from '../../engine/coverage/explain/find-reason.ts';
import {
  offerService,
  openCrossing,
  openGate,
  openStation,
  type ProposedFix,
  passAt,
  stepFreeCrossing,
  stepFreeGate,
  stepFreeWay,
} from '../../engine/coverage/explain/propose-fixes.ts';
import type { Walk } from '../../engine/coverage/explain/walk-scene.ts';
import type { CityState } from '../city-state.ts';
import { type Barred, barredOn } from './barred-edges.ts';
import { doorOf } from './walk-scenes.ts';

/** A reason with what stands in the way, and the changes that may help. */
export interface ToldReason {
  readonly reason: CoverageReason;
  readonly walk: Walk | null;
  readonly obstacle: Obstacle | null;
  /** The walk that there would be without the obstacle. */
  readonly without: Walk | null;
  readonly proposals: readonly ProposedFix[];
}

export interface TellingContext {
  readonly state: CityState;
  readonly row: number;
  /** The home's walks to its nearest stations with these conditions lifted. */
  alternatives(lifted: readonly Condition[]): readonly Walk[];
}

/** Puts what was found into the words of the domain. */
export function tellReason(found: FoundReason, context: TellingContext): ToldReason {
  const nothing = { obstacle: null, without: null, proposals: [] };
  const { state, row } = context;
  switch (found.kind) {
    case 'covered':
    case 'too_far':
      return { ...nothing, reason: found.kind, walk: found.walk };
    case 'no_path':
      return { ...nothing, reason: 'no_path', walk: null };
    case 'no_streets': {
      const obstacle = { kind: 'missing', what: 'streets', at: doorOf(state, row) } as const;
      return { ...nothing, reason: 'data_missing', walk: found.walk, obstacle };
    }
    case 'no_crossing': {
      const { barrier, at } = found.place;
      const obstacle = { kind: 'barrier', barrier: barrier.kind, name: barrier.name, at } as const;
      const proposals = [passAt(found.place, state)];
      return { ...nothing, reason: 'no_crossing', walk: found.walk, obstacle, proposals };
    }
    case 'condition':
      return {
        ...toldCondition(found.condition, found.without, context),
        walk: found.walk,
        without: found.without,
      };
  }
}

type ToldCondition = Pick<ToldReason, 'reason' | 'obstacle' | 'proposals'>;

function toldCondition(condition: Condition, without: Walk, context: TellingContext): ToldCondition {
  const { settings } = context.state;
  const walks = () => [without, ...context.alternatives([condition])];
  const obstacle = { kind: 'station', stationCode: without.station.code, at: placeOf(without) } as const;
  switch (condition) {
    case 'gates':
      return toldPassages('gate_closed', walks(), context.state);
    case 'steps':
      return toldPassages('steps', walks(), context.state);
    case 'hours': {
      const proposals = stationsOf(walks()).flatMap((station) => openStation(station, settings));
      return { reason: 'station_closed_at_hour', obstacle, proposals };
    }
    case 'service': {
      const proposals = stationsOf(walks()).flatMap((station) => offerService(station, settings));
      return { reason: 'service_not_offered', obstacle, proposals };
    }
    case 'unknown_hours': {
      const missing = { kind: 'missing', what: 'hours', at: placeOf(without) } as const;
      return { reason: 'data_missing', obstacle: missing, proposals: [] };
    }
  }
}

/** The obstacle is the first on the walk to the nearest station; proposals are of every obstacle on any of the walks. */
function toldPassages(
  reason: 'gate_closed' | 'steps',
  walks: readonly Walk[],
  state: CityState,
): ToldCondition {
  const [first, ...others] = walks.map(({ edges }) => barredOn(state, edges));
  const proposals = new Map(
    [...first, ...others.flat()].map((barred) => {
      const proposal = reason === 'gate_closed' ? opened(barred) : levelled(barred, state);
      return [JSON.stringify(proposal), proposal] as const;
    }),
  );
  return {
    reason,
    obstacle: first.length === 0 ? null : obstacleOf(first[0]),
    proposals: [...proposals.values()].flatMap((proposal) => proposal ?? []),
  };
}

function opened(barred: Barred): ProposedFix | null {
  if (barred.kind === 'gate') return openGate(barred.gate);
  return barred.kind === 'crossing' ? openCrossing(barred.crossing) : null;
}

function levelled(barred: Barred, taken: CityState): ProposedFix {
  if (barred.kind === 'gate') return stepFreeGate(barred.gate);
  return barred.kind === 'crossing' ? stepFreeCrossing(barred.crossing) : stepFreeWay(...barred.ends, taken);
}

function obstacleOf(barred: Barred): Obstacle {
  const { at } = barred;
  switch (barred.kind) {
    case 'gate':
      return { kind: 'gate', gateCode: barred.gate.code, at };
    case 'crossing':
      return { kind: 'crossing', crossingCode: barred.crossing.code, at };
    case 'street':
      return { kind: 'street', name: barred.name, at };
  }
}

function stationsOf(walks: readonly Walk[]) {
  return [...new Map(walks.map(({ station }) => [station.code, station])).values()];
}

function placeOf({ station, line }: Walk): LonLat {
  return station.location ?? line[line.length - 1];
}

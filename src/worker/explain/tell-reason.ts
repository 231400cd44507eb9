import type { LonLat } from '../../domain/geometry.ts';
import type { CoverageReason, Obstacle } from '../../domain/reason.ts';
import type { Condition, FoundReason } from '../../engine/coverage/explain/find-reason.ts';
import { offerService, openStation, type ProposedFix } from '../../engine/coverage/explain/propose-fixes.ts';
import type { Walk } from '../../engine/coverage/explain/walk-scene.ts';
import type { CityState } from '../city-state.ts';
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
  switch (found.kind) {
    case 'covered':
    case 'too_far':
      return { ...nothing, reason: found.kind, walk: found.walk };
    case 'no_path':
      return { ...nothing, reason: 'no_path', walk: null };
    case 'no_streets': {
      const at = doorOf(context.state, context.row);
      const obstacle = { kind: 'missing', what: 'streets', at } as const;
      return { ...nothing, reason: 'data_missing', walk: found.walk, obstacle };
    }
    case 'no_crossing': {
      const { barrier, at } = found.place;
      const obstacle = { kind: 'barrier', barrier: barrier.kind, name: barrier.name, at } as const;
      return { ...nothing, reason: 'no_crossing', walk: found.walk, obstacle };
    }
    case 'condition':
      return { ...toldCondition(found.condition, found.without, context), ...found };
  }
}

function toldCondition(
  condition: Condition,
  without: Walk,
  { state: { settings }, alternatives }: TellingContext,
): Pick<ToldReason, 'reason' | 'obstacle' | 'proposals'> {
  const at = placeOf(without);
  const stationCode = without.station.code;
  const stations = () => [...alternatives([condition]), without].map(({ station }) => station);
  const each = new Map(stations().map((station) => [station.code, station]));
  switch (condition) {
    case 'hours':
      return {
        reason: 'station_closed_at_hour',
        obstacle: { kind: 'station', stationCode, at },
        proposals: [...each.values()].flatMap((station) => openStation(station, settings)),
      };
    case 'service':
      return {
        reason: 'service_not_offered',
        obstacle: { kind: 'station', stationCode, at },
        proposals: [...each.values()].flatMap((station) => offerService(station, settings)),
      };
    case 'unknown_hours':
      return {
        reason: 'data_missing',
        obstacle: { kind: 'missing', what: 'hours', at },
        proposals: [],
      };
    default:
      throw new Error(`expected a condition that is asked about, got ${condition}`);
  }
}

function placeOf({ station, line }: Walk): LonLat {
  return station.location ?? line[line.length - 1];
}

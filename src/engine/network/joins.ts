import type { LonLat } from '../../domain/geometry.ts';
import type { Snap } from './snapper.ts';
import type { Yard } from './yard.ts';

/** The straight way to a gate of one's compound, as a place at the gate's node. */
export interface GateWay extends Snap {
  /** Row of the gate, and its passage. */
  readonly gate: number;
}

/** A place in a compound without streets: whoever else is in there walks straight to it, past all gates. */
export interface YardPlace {
  readonly yard: Yard;
  readonly position: LonLat;
}

/** The ways of a place inside a walled compound, of which each walk takes the best. */
export interface Ways {
  /** At most one of them lies within an edge. */
  readonly ways: readonly (Snap | GateWay)[];
  /** `null` where streets lead through the compound. */
  readonly yard: YardPlace | null;
}

/** How a home or a station joins the network: at one place, or, inside a walled compound, over several ways. */
export type Join = Snap | Ways;

/** How a door joins the network; `null` where it does not. */
export type DoorJoin = Join | null;

/** Whether a place or a door has several ways. */
export function hasWays(join: Join): join is Ways {
  return 'ways' in join;
}

/** All ways of a join. */
export function waysOf(join: Join): readonly (Snap | GateWay)[] {
  return hasWays(join) ? join.ways : [join];
}

/** The place by a street; `null` where only gates lead out. */
export function streetPlaceOf(join: DoorJoin): Snap | null {
  if (join === null || !hasWays(join)) return join;
  return join.ways.find((way) => !isGateWay(way)) ?? null;
}

/** The place in a compound without streets; `null` anywhere else. */
export function yardPlaceOf(join: DoorJoin): YardPlace | null {
  return join !== null && hasWays(join) ? join.yard : null;
}

export function isGateWay(way: Snap | GateWay): way is GateWay {
  return 'gate' in way;
}

import type { Snap } from './snapper.ts';

/** The straight way to a gate of one's compound, as a place at the gate's node. */
export interface GateWay extends Snap {
  /** Row of the gate, and its passage. */
  readonly gate: number;
}

/**
 * How a home or a station joins the network: at one place, or, inside a walled compound, over several ways of which
 * each walk takes the best. At most one of them lies within an edge.
 */
export type Join = Snap | readonly (Snap | GateWay)[];

/** How a door joins the network; `null` where it does not. */
export type DoorJoin = Join | null;

/** Whether a place or a door has several ways. */
export function hasWays(join: Join): join is readonly (Snap | GateWay)[] {
  return Array.isArray(join);
}

/** All ways of a join. */
export function waysOf(join: Join): readonly (Snap | GateWay)[] {
  return hasWays(join) ? join : [join];
}

/** The place by a street; `null` where only gates lead out. */
export function streetPlaceOf(join: DoorJoin): Snap | null {
  if (join === null || !hasWays(join)) return join;
  return join.find((way) => !isGateWay(way)) ?? null;
}

export function isGateWay(way: Snap | GateWay): way is GateWay {
  return 'gate' in way;
}

/**
 * A way on foot as one would tell it: stretches of streets, steps, crossings and gates, with the turn into each.
 * Data only; the page finds the words.
 */
import type { LonLat } from '../../domain/geometry.ts';
import type { RouteStep, RouteTurn, RouteWay } from '../../domain/route.ts';
import { arrivalOf, departureOf, headingOf, turnBetween } from './route-bearings.ts';

/** A piece of a way that is of one kind and name. */
export interface RouteStretch {
  readonly way: RouteWay;
  readonly name: string | null;
  /** As it counts, see `StationRoute.walkMetres`. */
  readonly walkMetres: number;
  readonly line: readonly LonLat[];
}

/** A walk of fewer metres to the kerb, or over a corner, is told with the stretch beside it. */
const LEAST_M = 12;
const BARELY_A_TURN: ReadonlySet<RouteTurn> = new Set(['straight', 'slight_left', 'slight_right']);

/** The steps of a way, whose metres add up to those of the stretches. Every line must start where the one before ended. */
export function routeSteps(stretches: readonly RouteStretch[]): readonly RouteStep[] {
  const told = withoutTrifles(mergeAlike(stretches));
  let arrival: number | null = null;
  return told.map((stretch, i) => {
    const { way, name, walkMetres, line } = stretch;
    // Through a gate in a wall one walks no metre: it leads where one was going.
    const ahead = departureOf(line) ?? arrival ?? nextDeparture(told, i);
    const turn: RouteTurn = i === 0 ? 'start' : arrival === null ? 'straight' : turnBetween(arrival, ahead);
    arrival = arrivalOf(line) ?? arrival;
    return { way, name, turn, heading: headingOf(ahead), walkMetres, from: line[0] };
  });
}

function nextDeparture(stretches: readonly RouteStretch[], from: number): number {
  for (const { line } of stretches.slice(from)) {
    const departure = departureOf(line);
    if (departure !== null) return departure;
  }
  return 0;
}

/** Joins what goes on as it was: the same street, as long as one does not turn in it. */
function mergeAlike(stretches: readonly RouteStretch[]): RouteStretch[] {
  const merged: RouteStretch[] = [];
  for (const stretch of stretches) {
    const before = merged.at(-1);
    if (before !== undefined && goesOn(before, stretch)) merged[merged.length - 1] = joined(before, stretch);
    else merged.push(stretch);
  }
  return merged;
}

function goesOn(before: RouteStretch, after: RouteStretch): boolean {
  if (before.way !== after.way || before.name !== after.name) return false;
  if (before.way !== 'street') return true;
  const [arrival, departure] = [arrivalOf(before.line), departureOf(after.line)];
  return arrival === null || departure === null || BARELY_A_TURN.has(turnBetween(arrival, departure));
}

/** Tells what is too short to be told with what comes before it, and with what follows at the start. */
function withoutTrifles(stretches: readonly RouteStretch[]): RouteStretch[] {
  const told: RouteStretch[] = [];
  for (const stretch of stretches) {
    const before = told.at(-1);
    if (before === undefined) told.push(stretch);
    else if (isTrifle(before) && isPlain(stretch)) told[told.length - 1] = withMetresOf(stretch, before);
    else if (isTrifle(stretch) && isPlain(before)) told[told.length - 1] = withMetresOf(before, stretch);
    else if (goesOn(before, stretch)) told[told.length - 1] = joined(before, stretch);
    else told.push(stretch);
  }
  return told;
}

/** Where a stretch leads does not depend on the jog beside it. */
function withMetresOf(stretch: RouteStretch, trifle: RouteStretch): RouteStretch {
  return { ...stretch, walkMetres: stretch.walkMetres + trifle.walkMetres };
}

function isTrifle(stretch: RouteStretch): boolean {
  return isPlain(stretch) && stretch.walkMetres < LEAST_M;
}

/** Nobody counts the metres of a gate or a flight of steps. */
function isPlain({ way }: RouteStretch): boolean {
  return way === 'street' || way === 'door';
}

function joined(before: RouteStretch, after: RouteStretch): RouteStretch {
  return {
    ...before,
    walkMetres: before.walkMetres + after.walkMetres,
    line: [...before.line, ...after.line.slice(1)],
  };
}

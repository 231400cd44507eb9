/**
 * For which unit a draft is made: a community, a sub-district or more, within what its planner plans for. The
 * backend keeps a plan to its unit; here it is chosen beforehand, and widened when the work has outgrown it.
 */
import type { AdminUnit } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Change, RecordChange } from '../domain/plan.ts';
import { wholeChange } from '../editing/change.ts';
import type { OpenCity } from './city-store.ts';
import { type PlannedUnits, plannedUnits, unitCovers } from './jurisdiction.ts';
import { communitiesOf } from './merge-records.ts';

/** What of a change a plan for some unit could not hold. */
export interface Beyond {
  /** Codes of communities whose grids it changes. */
  readonly communities: readonly string[];
  /** Codes of stations, gates and crossings, by any place that they leave or take. */
  readonly places: readonly string[];
}

/** The units that a person may make a plan for, each followed by those below it. */
export function unitsToPlan({ index }: OpenCity, session: PlannedUnits): readonly AdminUnit[] {
  const withBelow = (unit: AdminUnit): AdminUnit[] => [
    unit,
    ...index.childrenOf(unit.code).flatMap(withBelow),
  ];
  const own = plannedUnits(session).flatMap((code) => index.units.get(code) ?? []);
  return [...new Set(own.flatMap(withBelow))];
}

/** What a plan for this unit could not hold of the change; both lists are empty when it holds all of it. */
export function beyondUnit(city: OpenCity, change: Change, unitCode: string): Beyond {
  const outside = placesOf(change).filter(([, at]) => at !== null && !unitCovers(city, unitCode, at));
  return {
    communities: [...communitiesOf(change)].filter((code) => !city.index.isWithin(code, unitCode)).sort(),
    places: [...new Set(outside.map(([code]) => code))].sort(),
  };
}

export function isWithinUnit(city: OpenCity, change: Change, unitCode: string): boolean {
  const { communities, places } = beyondUnit(city, change, unitCode);
  return communities.length + places.length === 0;
}

/** Where the stations, gates and crossings of a change are, before and after; a crossing is where it begins. */
function placesOf(change: Change): (readonly [code: string, at: LonLat | null])[] {
  const { stations, gates, crossings } = wholeChange(change);
  return [
    ...sidesOf(stations).map(({ code, location }) => [code, location] as const),
    ...sidesOf(gates).map(({ code, geometry }) => [code, geometry.coordinates as unknown as LonLat] as const),
    ...sidesOf(crossings).map(({ code, line }) => [code, line[0]] as const),
  ];
}

function sidesOf<T>({ added, updated, removed }: RecordChange<T>): T[] {
  return [...Object.values(added), ...Object.values(removed), ...Object.values(updated).flat()];
}

/**
 * The smallest unit, of those that the person may plan for, that holds the whole change. A change without a place
 * is for the first unit they plan for, and so is one that no unit of theirs holds.
 */
export function unitForPlan(city: OpenCity, session: PlannedUnits, change: Change): string {
  const fallback = plannedUnits(session)[0] ?? city.data.info.code;
  const nowhere = '';
  if (isWithinUnit(city, change, nowhere)) return fallback;
  return smallestHolding(city, unitsToPlan(city, session), change) ?? fallback;
}

/**
 * The unit that a plan is for once the whole change is saved in it: its present one when that holds the change,
 * else the smallest that also does, of those that the person may plan for. Where none does, the present one.
 */
export function widenedUnit(city: OpenCity, session: PlannedUnits, present: string, change: Change): string {
  if (isWithinUnit(city, change, present)) return present;
  const wider = unitsToPlan(city, session).filter(({ code }) => city.index.isWithin(present, code));
  return smallestHolding(city, wider, change) ?? present;
}

/** Of these units the lowest that holds the change. */
function smallestHolding(city: OpenCity, units: readonly AdminUnit[], change: Change): string | undefined {
  const depth = ({ code }: AdminUnit) => city.index.lineOf(code).length;
  const [smallest] = units
    .filter(({ code }) => isWithinUnit(city, change, code))
    .sort((a, b) => depth(b) - depth(a));
  return smallest?.code;
}

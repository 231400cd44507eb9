/** OSM `opening_hours` laid out over one week, so that a person can check what they typed. */
import type { LonLat } from '../../domain/geometry.ts';
import type { ChinaDay } from './china-days.ts';
import type { HoursRule } from './hours-rules.ts';
import { PlaceHours } from './hours-state.ts';
import { parseHours } from './parse-hours.ts';

export interface DaySpan {
  /** Minutes after midnight. */
  readonly from: number;
  /** Minutes after the midnight at which the day began; above 1440 where it ends in the following night. */
  readonly to: number;
}

export interface WeekHours {
  /** Seven days from the one asked about. A span belongs to the day on which it begins. */
  readonly days: readonly (readonly DaySpan[])[];
  /** Every week is like this one. */
  readonly isEveryWeek: boolean;
  /** Parts of it are open on a condition only, e.g. by appointment: they are left out, and do not count. */
  readonly isConditional: boolean;
}

const DAYS_OF_WEEK = 7;

/** The week that begins on this day, usually a Monday; `null` for what cannot be read. */
export function weekHours(openingHours: string, place: LonLat, monday: ChinaDay): WeekHours | null {
  const rules = parseHours(openingHours);
  if (rules === null) return null;
  const hours = new PlaceHours(rules, place);
  const said = Array.from({ length: DAYS_OF_WEEK }, (_, day) => hours.spans(monday + day));
  return {
    days: said.map((spans) =>
      spans.filter(({ state }) => state === 'open').map(({ from, to }) => ({ from, to })),
    ),
    isEveryWeek: rules.every(isEveryWeek),
    isConditional: said.some((spans) => spans.some(({ state }) => state === 'unknown')),
  };
}

/** Whether a rule goes by the weekday and the clock alone. */
function isEveryWeek({ days, times }: HoursRule): boolean {
  const isByWeekday = days.every(
    (selector) =>
      selector.of === 'weekday' &&
      selector.any.every((item) => item.is === 'weekday' && item.nth.length === 0),
  );
  return isByWeekday && times.every(({ from, to }) => from.sun === null && to.sun === null);
}

/** OSM `opening_hours` laid out over one week, so that a person can check what they typed. */
import type { LonLat } from '../../domain/geometry.ts';
import { readHours } from './open-hours.ts';

export interface DaySpan {
  /** Minutes after midnight. */
  readonly from: number;
  /** Minutes after the midnight at which the day began; above 1440 where it ends in the following night. */
  readonly to: number;
}

export interface WeekHours {
  /** Seven days from the Monday asked about. A span belongs to the day on which it begins. */
  readonly days: readonly (readonly DaySpan[])[];
  /** Every week is like this one. */
  readonly isEveryWeek: boolean;
  /** Parts of it are open on a condition only, e.g. by appointment: they are left out, and do not count. */
  readonly isConditional: boolean;
}

const DAY_MINUTES = 24 * 60;
const DAYS_OF_WEEK = 7;

/** The week that begins on this Monday, at local midnight; `null` for what cannot be read. */
export async function weekHours(
  openingHours: string,
  place: LonLat,
  monday: Date,
): Promise<WeekHours | null> {
  const hours = await readHours(openingHours, place);
  if (hours === null) return null;
  // A day more on both sides, so that no night is cut where the week begins or ends.
  const intervals = hours.getOpenIntervals(midnight(monday, -1), midnight(monday, DAYS_OF_WEEK + 1));
  const days: DaySpan[][] = Array.from({ length: DAYS_OF_WEEK }, () => []);
  for (const [from, to] of intervals.filter(([, , isUnknown]) => !isUnknown)) {
    for (const { day, ...span } of spansOf(from, to, monday)) days[day].push(span);
  }
  return {
    days,
    isEveryWeek: hours.isWeekStable(),
    isConditional: intervals.some(([, , isUnknown]) => isUnknown),
  };
}

/** The interval as it is, or, where it lasts longer than a day, cut at every midnight. */
function spansOf(from: Date, to: Date, monday: Date): (DaySpan & { readonly day: number })[] {
  const spans: (DaySpan & { readonly day: number })[] = [];
  const isShort = to.getTime() - from.getTime() <= DAY_MINUTES * 60_000;
  for (let day = 0; day < DAYS_OF_WEEK; day++) {
    const [start, end] = [midnight(monday, day), midnight(monday, day + 1)];
    if (from >= end || (isShort ? from < start : to <= start)) continue;
    const until = isShort || to < end ? to : end;
    spans.push({ day, from: Math.max(0, minutesAfter(start, from)), to: minutesAfter(start, until) });
    if (isShort) break;
  }
  return spans;
}

function midnight(monday: Date, days: number): Date {
  return new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + days);
}

function minutesAfter(start: Date, then: Date): number {
  return Math.round((then.getTime() - start.getTime()) / 60_000);
}

import { calendarDay } from '../../hours/china-days.ts';
import { clockTime } from '../../hours/clock-time.ts';

const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

/**
 * Opening hours that are as given and, besides, open on the weekday of a moment for the full hour that holds
 * it: OSM `opening_hours` with a rule more. Throws when `at` is not an ISO time without zone.
 */
export function withHourAdded(openingHours: string | null, at: string): string {
  const moment = clockTime(at);
  if (moment === null) throw new RangeError(`expected a time like 2026-11-22T10:00, got ${at}`);
  const hour = Math.floor(moment.minute / 60);
  const clock = (value: number) => `${String(value).padStart(2, '0')}:00`;
  const added = `${DAYS[calendarDay(moment.day).weekday]} ${clock(hour)}-${clock(hour + 1)}`;
  return openingHours === null ? added : `${openingHours}, ${added}`;
}

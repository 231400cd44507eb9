import type { ChinaDay } from './china-days.ts';
import type { HoursRule } from './hours-rules.ts';
import { dayKind } from './public-holidays.ts';

/**
 * Why hours may be others than the text says: a public holiday that it does not mention, a weekend day on which
 * offices work for a holiday's sake, or a day near a holiday of a year whose free days are not told yet.
 */
export type HoursDoubt = 'holiday' | 'makeup_workday' | 'untold';

/** The doubt about a day; `null` where there is none. Hours that say closed on a holiday are believed. */
export function hoursDoubt(rules: readonly HoursRule[], day: ChinaDay, isOpen: boolean): HoursDoubt | null {
  const items = rules.flatMap(({ days }) => days.flatMap((one) => (one.of === 'weekday' ? one.any : [])));
  const knowsHolidays = items.some(({ is }) => is === 'holiday');
  const knowsWeekdays = items.some((item) => item.is === 'weekday' && item.weekdays.length < 7);
  switch (dayKind(day)) {
    case 'ordinary':
      return null;
    case 'holiday':
      return isOpen && !knowsHolidays ? 'holiday' : null;
    case 'makeup_workday':
      return knowsWeekdays ? 'makeup_workday' : null;
    case 'untold':
      return knowsHolidays || knowsWeekdays ? 'untold' : null;
  }
}

/**
 * Days and minutes by China's clock, which is eight hours ahead of Greenwich everywhere and all year, as plain
 * numbers: the clock and the zone of the phone have no part in them.
 */

const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;
const AHEAD_MINUTES = 8 * 60;

/** Days since 1970-01-01, of the calendar in China. */
export type ChinaDay = number;

export interface ChinaMoment {
  readonly day: ChinaDay;
  /** Minutes after midnight, 0–1439. */
  readonly minute: number;
}

export interface CalendarDay {
  readonly year: number;
  /** 0 January … 11 December. */
  readonly month: number;
  /** 1–31. */
  readonly dayOfMonth: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
}

/** What calendar and clock in China show at a moment. */
export function chinaMoment(moment: Date): ChinaMoment {
  const minutes = Math.floor(moment.getTime() / MINUTE_MS) + AHEAD_MINUTES;
  const day = Math.floor(minutes / DAY_MINUTES);
  return { day, minute: minutes - day * DAY_MINUTES };
}

export function calendarDay(day: ChinaDay): CalendarDay {
  const date = new Date(day * DAY_MINUTES * MINUTE_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    dayOfMonth: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** The day with this date; `month` counts from 0. Days beyond a month's end are of the next one. */
export function chinaDay(year: number, month: number, dayOfMonth: number): ChinaDay {
  return Date.UTC(year, month, dayOfMonth) / (DAY_MINUTES * MINUTE_MS);
}

/** The ISO 8601 week of a day, 1–53: weeks begin on Monday, the first of a year has its first Thursday. */
export function weekOf(day: ChinaDay): number {
  const { weekday } = calendarDay(day);
  const thursday = day - ((weekday + 6) % 7) + 3;
  return Math.floor((thursday - chinaDay(calendarDay(thursday).year, 0, 1)) / 7) + 1;
}

import { type ChinaMoment, calendarDay, chinaDay } from './china-days.ts';

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::[0-5]\d)?$/;

/**
 * The minute that reads as given on the calendar and the clock in China, e.g. `2026-11-22T10:00`; seconds may stand
 * behind it and are passed over. `null` when it is no such time, or one that does not exist.
 */
export function clockTime(at: string): ChinaMoment | null {
  const match = LOCAL_TIME.exec(at);
  if (match === null) return null;
  const [year, month, dayOfMonth, hour, minute] = match.slice(1).map(Number);
  const day = chinaDay(year, month - 1, dayOfMonth);
  const isReal = calendarDay(day).month === month - 1 && calendarDay(day).dayOfMonth === dayOfMonth;
  return isReal && hour < 24 && minute < 60 ? { day, minute: hour * 60 + minute } : null;
}

/**
 * Hours that a scene can ask about. A day that passes must not leave a wall at yesterday, so a scene says `now`
 * or the next such day, and what that means is worked out anew as time goes on.
 */
import { chinaDay } from '../../../state/china-day.ts';

const RELATIVE = /^(now|(workday|saturday|sunday)-([01]\d|2[0-3]):[0-5]\d)$/;
const FIXED = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const DAY_MS = 86_400_000;
/** `now` is asked about in steps of this, so that figures are not counted anew every minute. */
const STEP_MINUTES = 15;

/** Hours offered by name: when offices are open, after work, at the weekend. */
export const HOUR_CHOICES = [
  'now',
  'workday-10:00',
  'workday-19:00',
  'saturday-10:00',
  'sunday-15:00',
] as const;

/** Whether a text names an hour: `now`, `workday-19:00`, or a fixed one such as `2026-11-22T10:00`. */
export function isSceneHour(text: string): boolean {
  return RELATIVE.test(text) || (FIXED.test(text) && !Number.isNaN(Date.parse(`${text}:00Z`)));
}

/** The local (China) time, ISO without zone, that an hour means at a moment; `null` for no hour and for what is none. */
export function hourAt(hour: string | undefined, now: Date): string | null {
  if (hour === undefined || !isSceneHour(hour)) return null;
  if (FIXED.test(hour)) return hour;
  if (hour === 'now') return presentHour(now);
  const [day, time] = hour.split('-');
  return `${nextDay(now, day)}T${time}`;
}

/** The minute in China, rounded down to {@link STEP_MINUTES}. */
function presentHour(now: Date): string {
  const stepMs = STEP_MINUTES * 60_000;
  const rounded = new Date(Math.floor(now.getTime() / stepMs) * stepMs);
  const time = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(rounded);
  return `${chinaDay(rounded)}T${time}`;
}

/** The ISO day of the next such day in China; today counts. */
function nextDay(now: Date, wanted: string): string {
  const today = Date.parse(`${chinaDay(now)}T00:00:00Z`);
  for (let ahead = 0; ; ahead++) {
    const day = new Date(today + ahead * DAY_MS);
    const weekday = day.getUTCDay();
    const isIt =
      wanted === 'saturday'
        ? weekday === 6
        : wanted === 'sunday'
          ? weekday === 0
          : weekday > 0 && weekday < 6;
    if (isIt) return day.toISOString().slice(0, 10);
  }
}

/** Hours worth asking about: when offices are open, after work, at the weekend. */
import { chinaDay } from './china-day.ts';

export interface HourChoice {
  /** Local China time, ISO without zone. */
  readonly at: string;
  readonly day: 'weekday' | 'saturday' | 'sunday' | null;
}

const DAY_MS = 86_400_000;

/** The next such hours after `now`; an hour chosen otherwise, as by a link, stands first with no day. */
export function hourChoices(now: Date, chosen: string | null): HourChoice[] {
  const wednesday = nextDay(now, 3);
  const saturday = nextDay(now, 6);
  const sunday = nextDay(now, 0);
  const choices: HourChoice[] = [
    { at: `${wednesday}T10:00`, day: 'weekday' },
    { at: `${wednesday}T12:30`, day: 'weekday' },
    { at: `${wednesday}T19:00`, day: 'weekday' },
    { at: `${saturday}T10:00`, day: 'saturday' },
    { at: `${sunday}T15:00`, day: 'sunday' },
  ];
  const known = chosen === null || choices.some(({ at }) => at === chosen);
  return known ? choices : [{ at: chosen, day: null }, ...choices];
}

/** The ISO day of the Monday in whose week it is now in China. */
export function mondayOf(now: Date): string {
  return nextDay(new Date(now.getTime() - 6 * DAY_MS), 1);
}

/** The ISO day of the next given weekday in China, 0 for Sunday; today counts. */
function nextDay(now: Date, weekday: number): string {
  const today = new Date(`${chinaDay(now)}T00:00:00Z`);
  const ahead = (weekday - today.getUTCDay() + 7) % 7;
  return new Date(today.getTime() + ahead * DAY_MS).toISOString().slice(0, 10);
}

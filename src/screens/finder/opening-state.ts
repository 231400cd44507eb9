/**
 * Whether a station is open, read from its `opening_hours` text at China's clock, whatever the phone's
 * own zone. The library knows the whole syntax and China's public holidays, and is large: it comes in
 * after the list is already there.
 */
import type { LonLat } from '../../domain/geometry.ts';

/** A moment to come, as people say it: today, tomorrow, or a weekday, and the time of day. */
export interface WallTime {
  /** 0 today, 1 tomorrow … */
  readonly inDays: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  /** `09:00` */
  readonly time: string;
}

export type OpeningState =
  | { readonly kind: 'always' }
  /** `closes` is `null` when no end is in sight. */
  | { readonly kind: 'open'; readonly closes: WallTime | null }
  | { readonly kind: 'closed'; readonly opens: WallTime | null }
  /** Open on a condition the text states, e.g. "by appointment". */
  | { readonly kind: 'conditional'; readonly condition: string }
  /** Nothing stated, or a text that cannot be read; then `text` is what was stated. */
  | { readonly kind: 'unknown'; readonly text: string | null };

export type OpeningReader = (
  openingHours: string | null,
  moment: Date,
  location: LonLat | null,
) => OpeningState;

const CHINA_CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A change is looked for this far ahead, past the longest holidays. */
const FORESIGHT_DAYS = 21;
const MAX_CHANGES = 40;

/** A date whose local fields read what the clock in China shows: the library works on local fields. */
export function chinaWallClock(moment: Date): Date {
  const parts = Object.fromEntries(
    CHINA_CLOCK.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  return new Date(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/** Loads the library and answers with a reader. */
export async function loadOpeningReader(): Promise<OpeningReader> {
  const { default: OpeningHours } = await import('opening_hours');
  return (openingHours, moment, location) => {
    const text = openingHours?.trim() ?? '';
    if (text === '') return { kind: 'unknown', text: null };
    if (text === '24/7') return { kind: 'always' };
    const now = chinaWallClock(moment);
    const [lon, lat] = location ?? [116.4, 39.9];
    const place = { lon, lat, address: { country_code: 'cn', state: '' } };
    try {
      return stateAt(new OpeningHours(text, place), now);
    } catch {
      // The library throws on what is not its syntax, and on school holidays, which it does not know for China.
      return { kind: 'unknown', text };
    }
  };
}

/** The part of the library's object that is used here. */
interface Hours {
  getState(date: Date): boolean;
  getUnknown(date: Date): boolean;
  getComment(date: Date): string | undefined;
  getNextChange(date: Date, limit?: Date): Date | undefined;
}

function stateAt(hours: Hours, now: Date): OpeningState {
  if (hours.getUnknown(now)) return { kind: 'conditional', condition: hours.getComment(now) ?? '' };
  const open = hours.getState(now);
  const change = nextTime(hours, now, !open);
  if (open) return change === null ? { kind: 'always' } : { kind: 'open', closes: wallTime(now, change) };
  return { kind: 'closed', opens: change === null ? null : wallTime(now, change) };
}

/** When the state next becomes open (or not open); `null` when not in sight. */
function nextTime(hours: Hours, now: Date, wanted: boolean): Date | null {
  const limit = new Date(now.getTime() + FORESIGHT_DAYS * DAY);
  let at = now;
  for (let change = 0; change < MAX_CHANGES; change++) {
    const next = hours.getNextChange(at, limit);
    if (next === undefined || next >= limit) return null;
    if (hours.getState(next) === wanted) return next;
    at = next;
  }
  return null;
}

function wallTime(now: Date, then: Date): WallTime {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    inDays: Math.round((midnight(then) - midnight(now)) / DAY),
    weekday: then.getDay(),
    time: `${pad(then.getHours())}:${pad(then.getMinutes())}`,
  };
}

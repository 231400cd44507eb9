/**
 * Whether a station is open, read from its `opening_hours` text at China's clock, whatever the phone's own zone, with
 * China's public holidays. What reads the hours comes in after the list is already there.
 */
import type { LonLat } from '../../domain/geometry.ts';
import { type ChinaMoment, calendarDay, chinaMoment } from '../../engine/hours/china-days.ts';
import type { HoursDoubt } from '../../engine/hours/hours-doubt.ts';
import type { PlaceHours } from '../../engine/hours/hours-state.ts';

/** A moment to come, as people say it: today, tomorrow, a weekday or a date, and the time of day. */
export interface WallTime {
  /** 0 today, 1 tomorrow … */
  readonly inDays: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekday: number;
  /** `2026-10-08` */
  readonly date: string;
  /** `09:00` */
  readonly time: string;
}

export type OpeningState =
  | { readonly kind: 'always' }
  /** `closes` is `null` when no end is in sight. */
  | { readonly kind: 'open'; readonly closes: WallTime | null; readonly doubt?: HoursDoubt }
  | { readonly kind: 'closed'; readonly opens: WallTime | null; readonly doubt?: HoursDoubt }
  /** Open on a condition the text states, e.g. "by appointment". */
  | { readonly kind: 'conditional'; readonly condition: string }
  /** Nothing stated, or a text that cannot be read; then `text` is what was stated. */
  | { readonly kind: 'unknown'; readonly text: string | null };

export type OpeningReader = (
  openingHours: string | null,
  moment: Date,
  location: LonLat | null,
) => OpeningState;

/** A change is looked for this far ahead, past the longest holidays. */
const FORESIGHT_DAYS = 21;
/** What has no end within a year has none. */
const YEAR_DAYS = 366;
/** For the sun at stations without a place. */
const BEIJING: LonLat = [116.4, 39.9];

/** Loads what reads hours and answers with a reader; texts are read once. */
export async function loadOpeningReader(): Promise<OpeningReader> {
  const { placeHours } = await import('../../engine/hours/hours-state.ts');
  const read = new Map<string, PlaceHours | null>();
  return (openingHours, moment, location) => {
    const text = openingHours?.trim() ?? '';
    if (text === '') return { kind: 'unknown', text: null };
    const key = `${location?.join() ?? ''} ${text}`;
    let hours = read.get(key);
    if (hours === undefined) {
      hours = placeHours(text, location ?? BEIJING);
      read.set(key, hours);
    }
    return hours === null ? { kind: 'unknown', text } : stateAt(hours, chinaMoment(moment));
  };
}

function stateAt(hours: PlaceHours, now: ChinaMoment): OpeningState {
  const { state, comment } = hours.at(now);
  if (state === 'unknown') return { kind: 'conditional', condition: comment ?? '' };
  const isOpen = state === 'open';
  const change = hours.next(isOpen ? 'not open' : 'open', now, FORESIGHT_DAYS);
  if (isOpen && change === null && hours.next('not open', now, YEAR_DAYS) === null) return { kind: 'always' };
  const at = change === null ? null : wallTime(now, change);
  const doubt = hours.doubt(now.day, isOpen);
  return {
    ...(isOpen ? { kind: 'open', closes: at } : { kind: 'closed', opens: at }),
    ...(doubt !== null && { doubt }),
  };
}

function wallTime(now: ChinaMoment, { day, minute }: ChinaMoment): WallTime {
  const { year, month, dayOfMonth, weekday } = calendarDay(day);
  return {
    inDays: day - now.day,
    weekday,
    date: [year, two(month + 1), two(dayOfMonth)].join('-'),
    time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

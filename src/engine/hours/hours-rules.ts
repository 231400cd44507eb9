/**
 * Opening hours as rules: what the OSM `opening_hours` syntax says, read by `parse-hours.ts` and laid out over a day
 * by `day-schedule.ts`. Syntax: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
import type { SunEvent } from './sun-times.ts';

export type HoursState = 'open' | 'closed' | 'unknown';

export interface HoursRule {
  /** `normal` replaces what earlier rules say of the day, `added` adds to it, `fallback` fills what they leave. */
  readonly kind: 'normal' | 'added' | 'fallback';
  /** All of them must hold; without any the rule is for every day. */
  readonly days: readonly DaySelector[];
  /** Empty for the whole day. */
  readonly times: readonly TimeSpan[];
  readonly state: HoursState;
  readonly comment: string | null;
}

/** Any of its items may hold. */
export type DaySelector =
  | { readonly of: 'year'; readonly any: readonly YearSpan[] }
  | { readonly of: 'date'; readonly any: readonly DateSpan[] }
  | { readonly of: 'week'; readonly any: readonly WeekSpan[] }
  | { readonly of: 'weekday'; readonly any: readonly (WeekdayItem | HolidayItem)[] };

/** Both ends inclusive, every so many years. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
  readonly every: number;
}
export interface WeekSpan extends YearSpan {}

/** Both ends inclusive; from winter to spring it passes the turn of the year. */
export interface DateSpan {
  readonly from: PartialDate;
  readonly to: PartialDate;
}
export interface PartialDate {
  readonly year: number | null;
  /** 0–11 */
  readonly month: number;
  /** 1–31 */
  readonly dayOfMonth: number;
}

export interface WeekdayItem {
  readonly is: 'weekday';
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Which of the month, −1 the last; empty for all. */
  readonly nth: readonly number[];
  /** So many days after that. */
  readonly plusDays: number;
}
/** A public holiday, or a day so many days after one. */
export interface HolidayItem {
  readonly is: 'holiday';
  readonly plusDays: number;
}

/** From inclusive, to exclusive; past 24:00, and where it ends before it begins, it runs into the next day. */
export interface TimeSpan {
  readonly from: TimePoint;
  readonly to: TimePoint;
  /** Written with a plus: how long it goes on after `to` is not said. */
  readonly isOpenEnd: boolean;
}
export interface TimePoint {
  /** Of the day for a clock time; after the event for one of the sun. */
  readonly minutes: number;
  readonly sun: SunEvent | null;
}

import type { LonLat } from '../../domain/geometry.ts';
import { type ChinaDay, calendarDay, DAY_MINUTES, weekOf } from './china-days.ts';
import type {
  DateSpan,
  DaySelector,
  HolidayItem,
  HoursRule,
  HoursState,
  TimePoint,
  TimeSpan,
  WeekdayItem,
  YearSpan,
} from './hours-rules.ts';
import { dayKind } from './public-holidays.ts';
import { type SunEvent, sunMinute } from './sun-times.ts';

/** Minutes after the midnight with which the day begins: from inclusive, to exclusive, past 1440 in the next day. */
export interface ScheduleSpan {
  readonly from: number;
  readonly to: number;
  readonly state: HoursState;
  readonly comment: string | null;
  /** Index of the rule that says so; a later one goes before an earlier one. */
  readonly rule: number;
}

/**
 * What the rules say of the hours that begin on a day: spans in their order that do not overlap; between them nothing
 * is said. A night belongs to the day on which it begins, also where the next day has hours of its own.
 */
export function daySchedule(
  rules: readonly HoursRule[],
  day: ChinaDay,
  place: LonLat,
): readonly ScheduleSpan[] {
  let schedule: readonly ScheduleSpan[] = [];
  rules.forEach((rule, index) => {
    if (!rule.days.every((selector) => isOn(selector, day))) return;
    const spans: readonly ScheduleSpan[] = spansOf(rule, index, day, place);
    if (rule.kind === 'fallback') {
      // What was said before lies over it.
      schedule = schedule.reduce(painted, spans);
      return;
    }
    if (replaces(rule, rules[index - 1])) schedule = [];
    for (const span of spans) schedule = painted(schedule, span);
  });
  return schedule;
}

/** A rule that opens says all of the days it is for; one that closes may take an hour from what others say. */
function replaces(rule: HoursRule, before: HoursRule | undefined): boolean {
  if (rule.kind !== 'normal' || rule.state === 'closed') return false;
  return rule.days.length > 0 || before === undefined || before.days.length === 0;
}

function painted(schedule: readonly ScheduleSpan[], span: ScheduleSpan): readonly ScheduleSpan[] {
  const kept = schedule.flatMap((other) => [
    { ...other, to: Math.min(other.to, span.from) },
    { ...other, from: Math.max(other.from, span.to) },
  ]);
  return [...kept, span].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
}

function spansOf(rule: HoursRule, index: number, day: ChinaDay, place: LonLat): ScheduleSpan[] {
  const said = { state: rule.state, comment: rule.comment, rule: index };
  if (rule.times.length === 0) return [{ from: 0, to: DAY_MINUTES, ...said }];
  return rule.times.flatMap((time) => {
    const bounds = boundsOf(time, day, place);
    if (bounds === null) return [];
    const span = { ...bounds, ...said };
    if (!time.isOpenEnd) return [span];
    return [span, { ...said, from: bounds.to, to: Math.max(DAY_MINUTES, bounds.to), state: 'unknown' }];
  });
}

/** In a year's mean, and where the sun does not rise or set: which of two points comes first is read from it. */
const USUAL: Readonly<Record<SunEvent, number>> = {
  dawn: 5.5 * 60,
  sunrise: 6 * 60,
  sunset: 18 * 60,
  dusk: 18.5 * 60,
};

/** `null` where the sun, on this day, ends it before it begins. */
function boundsOf({ from, to, isOpenEnd }: TimeSpan, day: ChinaDay, place: LonLat) {
  const usual = ({ sun, minutes }: TimePoint) => (sun === null ? 0 : USUAL[sun]) + minutes;
  const actual = ({ sun, minutes }: TimePoint, on: ChinaDay) =>
    (sun === null ? 0 : (sunMinute(sun, on, place) ?? USUAL[sun])) + minutes;
  const isOverNight = usual(to) <= usual(from) && !(isOpenEnd && to === from);
  const start = actual(from, day);
  const end = isOverNight ? DAY_MINUTES + actual(to, day + 1) : actual(to, day);
  return end < start ? null : { from: start, to: end };
}

function isOn(selector: DaySelector, day: ChinaDay): boolean {
  switch (selector.of) {
    case 'year':
      return selector.any.some((span) => isIn(span, calendarDay(day).year));
    case 'week':
      return selector.any.some((span) => isIn(span, weekOf(day)));
    case 'date':
      return selector.any.some((span) => isInDates(span, day));
    case 'weekday':
      return selector.any.some((item) =>
        item.is === 'holiday' ? isHoliday(item, day) : isWeekday(item, day),
      );
  }
}

function isIn({ from, to, every }: YearSpan, value: number): boolean {
  return from <= value && value <= to && (value - from) % every === 0;
}

function isInDates({ from, to }: DateSpan, day: ChinaDay): boolean {
  const { year, month, dayOfMonth } = calendarDay(day);
  const number = (ofYear: number, ofMonth: number, ofDay: number) => (ofYear * 12 + ofMonth) * 31 + ofDay;
  const first = number(from.year ?? 0, from.month, from.dayOfMonth);
  const last = number(to.year ?? 0, to.month, to.dayOfMonth);
  const at = number(from.year === null ? 0 : year, month, dayOfMonth);
  return first <= last ? first <= at && at <= last : first <= at || at <= last;
}

function isHoliday({ plusDays }: HolidayItem, day: ChinaDay): boolean {
  return dayKind(day - plusDays) === 'holiday';
}

function isWeekday({ weekdays, nth, plusDays }: WeekdayItem, day: ChinaDay): boolean {
  const { weekday, month, dayOfMonth } = calendarDay(day - plusDays);
  if (!weekdays.includes(weekday)) return false;
  if (nth.length === 0) return true;
  const lastOfMonth = monthLength(day - plusDays, month, dayOfMonth);
  return nth.some((n) =>
    n > 0 ? Math.ceil(dayOfMonth / 7) === n : Math.ceil((lastOfMonth - dayOfMonth + 1) / 7) === -n,
  );
}

function monthLength(day: ChinaDay, month: number, dayOfMonth: number): number {
  let length = dayOfMonth;
  while (calendarDay(day + length - dayOfMonth + 1).month === month) length++;
  return length;
}

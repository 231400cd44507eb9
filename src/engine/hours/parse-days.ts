/** The days of a rule: years, dates, weeks, weekdays and public holidays. */
import type {
  DateSpan,
  DaySelector,
  HolidayItem,
  PartialDate,
  WeekdayItem,
  YearSpan,
} from './hours-rules.ts';
import { type TokenReader, Unreadable } from './token-reader.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const NO_END = 9999;
const LAST_DAY = 31;

/** The selectors that stand next, in whatever order; none for a rule of every day. */
export function parseDays(reader: TokenReader): DaySelector[] {
  const selectors: DaySelector[] = [];
  for (let next = parseSelector(reader); next !== null; next = parseSelector(reader)) {
    selectors.push(next);
    reader.takeSign(':');
  }
  // "PH Mo-Fr" is a holiday from Monday to Friday; "Mo Tu" would be a Monday that is a Tuesday.
  const plain = selectors.filter(
    ({ of, any }) => of === 'weekday' && any.every((item) => 'weekdays' in item),
  );
  if (plain.length > 1) throw new Unreadable();
  return selectors;
}

function parseSelector(reader: TokenReader): DaySelector | null {
  if (isDate(reader, 0)) return { of: 'date', any: parseDates(reader) };
  if (isYear(reader, 0))
    return {
      of: 'year',
      any: reader.list(
        () => parseSpan(reader, 1000, NO_END),
        (places) => isYear(reader, places),
      ),
    };
  if (reader.takeWord((word) => (word === 'week' ? true : undefined)))
    return {
      of: 'week',
      any: reader.list(
        () => parseSpan(reader, 1, 53),
        (places) => reader.isNumber(1, 2, places),
      ),
    };
  if (isWeekday(reader, 0))
    return {
      of: 'weekday',
      any: reader.list(
        () => parseWeekday(reader),
        (places) => isWeekday(reader, places),
      ),
    };
  return null;
}

const isYear = (reader: TokenReader, places: number) => reader.isNumber(4, 4, places);
const isMonth = (reader: TokenReader, places: number) => reader.word(monthOf, places) !== undefined;
const isDate = (reader: TokenReader, places: number) =>
  isMonth(reader, places) || (isYear(reader, places) && isMonth(reader, places + 1));
const isWeekday = (reader: TokenReader, places: number) =>
  reader.word((word) => (word === 'ph' ? true : weekdayOf(word)), places) !== undefined;

const monthOf = (word: string) => indexOfName(MONTHS, word, [3]);
const weekdayOf = (word: string) => indexOfName(WEEKDAYS, word, [2, 3]);

/** Of a name written out, or by so many first letters. */
function indexOfName(names: readonly string[], word: string, lengths: readonly number[]): number | undefined {
  const index = names.findIndex(
    (name) => name === word || (lengths.includes(word.length) && name.startsWith(word)),
  );
  return index < 0 ? undefined : index;
}

/** `5`, `5-9`, `5-9/2`, `5+`. */
function parseSpan(reader: TokenReader, least: number, most: number): YearSpan {
  const from = reader.number(least, most);
  if (reader.takeSign('+')) return { from, to: NO_END, every: 1 };
  if (!reader.takeSign('-')) return { from, to: from, every: 1 };
  const to = reader.number(from, most);
  return { from, to, every: reader.takeSign('/') ? reader.number(1, most) : 1 };
}

function parseDates(reader: TokenReader): DateSpan[] {
  let month = 0;
  return reader.list(
    () => {
      const span = parseDateSpan(reader, month);
      month = span.to.month;
      return span;
    },
    (places) => isDate(reader, places) || reader.isNumber(1, 2, places),
  );
}

/** `Feb`, `Feb-Apr`, `Feb 15`, `Feb 15-23`, `Dec 24-Jan 6`, each also with years; in a list also `15` alone. */
function parseDateSpan(reader: TokenReader, monthBefore: number): DateSpan {
  const year = isYear(reader, 0) ? reader.number(1000, NO_END) : null;
  const month = reader.takeWord(monthOf) ?? monthBefore;
  const hasDay = reader.isNumber(1, 2);
  const from: PartialDate = { year, month, dayOfMonth: hasDay ? reader.number(1, LAST_DAY) : 1 };
  if (!reader.takeSign('-'))
    return { from, to: { ...from, dayOfMonth: hasDay ? from.dayOfMonth : LAST_DAY } };
  const lastYear = isYear(reader, 0) ? reader.number(1000, NO_END) : null;
  const lastMonth = reader.takeWord(monthOf);
  if (!hasDay && lastMonth === undefined) throw new Unreadable();
  const to = {
    month: lastMonth ?? month,
    dayOfMonth: hasDay ? reader.number(1, LAST_DAY) : LAST_DAY,
  };
  if (year === null && lastYear !== null) throw new Unreadable();
  const passesNewYear = to.month < month || (to.month === month && to.dayOfMonth < from.dayOfMonth);
  return { from, to: { ...to, year: lastYear ?? (year === null ? null : year + (passesNewYear ? 1 : 0)) } };
}

function parseWeekday(reader: TokenReader): WeekdayItem | HolidayItem {
  const first = reader.takeWord(weekdayOf);
  if (first === undefined) {
    reader.take();
    return { is: 'holiday', plusDays: parsePlusDays(reader) };
  }
  if (reader.takeSign('[')) {
    const nth = reader.list(
      () => parseNth(reader),
      () => true,
    );
    if (!reader.takeSign(']')) throw new Unreadable();
    return { is: 'weekday', weekdays: [first], nth: nth.flat(), plusDays: parsePlusDays(reader) };
  }
  const last = reader.takeSign('-') ? reader.takeWord(weekdayOf) : first;
  if (last === undefined) throw new Unreadable();
  const count = ((last - first + 7) % 7) + 1;
  const weekdays = Array.from({ length: count }, (_, after) => (first + after) % 7);
  return { is: 'weekday', weekdays, nth: [], plusDays: 0 };
}

/** `2`, `-1`, `1-3`. */
function parseNth(reader: TokenReader): number[] {
  if (reader.takeSign('-')) return [-reader.number(1, 5)];
  const from = reader.number(1, 5);
  const to = reader.takeSign('-') ? reader.number(from, 5) : from;
  return Array.from({ length: to - from + 1 }, (_, after) => from + after);
}

/** ` +1 day`, ` -2 days`; 0 where nothing of it stands. */
function parsePlusDays(reader: TokenReader): number {
  const isMore = reader.isSign('+');
  if (!isMore && !(reader.isSign('-') && reader.isNumber(1, 2, 1))) return 0;
  reader.take();
  const days = reader.number(1, LAST_DAY);
  if (reader.takeWord((word) => /^days?$/.test(word) || undefined) === undefined) throw new Unreadable();
  return isMore ? days : -days;
}

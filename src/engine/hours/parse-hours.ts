/**
 * Reads OSM `opening_hours`. Years, dates, weeks, weekdays, public holidays, hours of the clock and of the sun, states
 * and comments are read; school holidays, which differ by place and are published nowhere, Easter, and what is not the
 * syntax are not: whoever shows the hours shows the text then.
 */
import type { HoursRule, HoursState, TimePoint, TimeSpan } from './hours-rules.ts';
import { hoursTokens } from './hours-tokens.ts';
import { parseDays } from './parse-days.ts';
import { SUN_EVENTS, type SunEvent } from './sun-times.ts';
import { TokenReader, Unreadable } from './token-reader.ts';

const STATES: Readonly<Record<string, HoursState>> = {
  open: 'open',
  closed: 'closed',
  off: 'closed',
  unknown: 'unknown',
};
const MOST_MINUTES = 48 * 60;

/** The rules in their order; `null` for what cannot be read. */
export function parseHours(text: string): readonly HoursRule[] | null {
  const tokens = hoursTokens(text);
  if (tokens === null) return null;
  try {
    return parseRules(new TokenReader(tokens));
  } catch (cause) {
    if (cause instanceof Unreadable) return null;
    throw cause;
  }
}

function parseRules(reader: TokenReader): HoursRule[] {
  const rules = [parseRule(reader, 'normal')];
  while (!reader.isAtEnd) {
    if (reader.takeSign(';')) {
      if (!reader.isAtEnd) rules.push(parseRule(reader, 'normal'));
    } else if (reader.takeSign(',')) rules.push(parseRule(reader, 'added'));
    else if (reader.takeSign('||')) rules.push(parseRule(reader, 'fallback'));
    else throw new Unreadable();
  }
  return rules;
}

function parseRule(reader: TokenReader, kind: HoursRule['kind']): HoursRule {
  const isAlways = reader.takeWord((word) => word === '24/7' || undefined) ?? false;
  const days = isAlways ? [] : parseDays(reader);
  const times = isTime(reader, 0)
    ? reader.list(
        () => parseSpan(reader),
        (places) => isTime(reader, places),
      )
    : [];
  const state = reader.takeWord((word) => STATES[word]);
  const comment = reader.ahead()?.is === 'comment' ? String(reader.take().value) : null;
  if (!isAlways && days.length + times.length === 0 && state === undefined && comment === null)
    throw new Unreadable();
  return { kind, days, times, state: state ?? (comment === null ? 'open' : 'unknown'), comment };
}

function isTime(reader: TokenReader, places: number): boolean {
  return (
    reader.ahead(places)?.is === 'time' ||
    reader.isNumber(1, 2, places) ||
    reader.isSign('(', places) ||
    reader.word(sunEvent, places) !== undefined
  );
}

const sunEvent = (word: string): SunEvent | undefined => SUN_EVENTS.find((event) => event === word);

/** `9:00-17:00`, `9-17`, `sunrise-(sunset-0:30)`, `9:00+`, `9:00-17:00+`. */
function parseSpan(reader: TokenReader): TimeSpan {
  const from = parsePoint(reader);
  if (reader.takeSign('+')) return { from, to: from, isOpenEnd: true };
  if (!reader.takeSign('-')) throw new Unreadable();
  const to = parsePoint(reader);
  return { from, to, isOpenEnd: reader.takeSign('+') };
}

function parsePoint(reader: TokenReader): TimePoint {
  const sun = reader.takeWord(sunEvent);
  if (sun !== undefined) return { sun, minutes: 0 };
  if (!reader.takeSign('(')) return { sun: null, minutes: parseMinutes(reader) };
  const event = reader.takeWord(sunEvent);
  const isLater = reader.takeSign('+');
  if (event === undefined || (!isLater && !reader.takeSign('-'))) throw new Unreadable();
  const away = parseMinutes(reader);
  if (!reader.takeSign(')')) throw new Unreadable();
  return { sun: event, minutes: isLater ? away : -away };
}

/** A time, or an hour alone. */
function parseMinutes(reader: TokenReader): number {
  if (reader.isNumber(1, 2)) return reader.number(0, 24) * 60;
  const token = reader.take();
  if (token.is !== 'time' || token.value > MOST_MINUTES) throw new Unreadable();
  return token.value;
}

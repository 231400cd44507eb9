/** Hours over a week in words, days that are alike together: 周一至周五 09:00–17:30；周六 10:00–12:00；周日不开放. */

import type { DaySpan, WeekHours } from '../engine/hours/week-hours.ts';
import './figure-messages.ts';
import type { Translate } from './i18n.ts';

const DAY_MINUTES = 24 * 60;

/** One line; `t` may be bound to any namespace. */
export function hoursWords(t: Translate, { days, isEveryWeek, isConditional }: WeekHours): string {
  const say = (key: string, values: Record<string, string> = {}) =>
    t(`hours.${key}`, { ns: 'ui', ...values });
  const told = days.map((spans) => dayWords(say, spans));
  const week = told.every((words) => words === told[0])
    ? say('everyDay', { spans: told[0] })
    : runsOf(told)
        .map(({ first, last, words }) => {
          const [from, to] = [say(`day.${first}`), say(`day.${last}`)];
          return say(first === last ? 'oneDay' : 'days', { from, to, spans: words });
        })
        .join(say('between'));
  return [
    week,
    ...(isEveryWeek ? [] : [say('thisWeek')]),
    ...(isConditional ? [say('conditional')] : []),
  ].join(say('between'));
}

function dayWords(
  say: (key: string, values?: Record<string, string>) => string,
  spans: readonly DaySpan[],
): string {
  if (spans.length === 0) return say('closed');
  return spans
    .map(({ from, to }) => {
      if (from === 0 && to === DAY_MINUTES) return say('allDay');
      return say(to > DAY_MINUTES ? 'spanOverNight' : 'span', { from: clock(from), to: clock(to) });
    })
    .join(say('and'));
}

/** Neighbouring days with the same words. */
function runsOf(told: readonly string[]) {
  const runs: { first: number; last: number; words: string }[] = [];
  told.forEach((words, day) => {
    const run = runs.at(-1);
    if (run?.words === words) run.last = day;
    else runs.push({ first: day, last: day, words });
  });
  return runs;
}

/** `24:00` stands for the end of a day; later ones are of the night after it. */
function clock(minutes: number): string {
  const ofDay = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
}

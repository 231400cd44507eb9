import type { LonLat } from '../../domain/geometry.ts';
import { type ChinaDay, type ChinaMoment, DAY_MINUTES } from './china-days.ts';
import { daySchedule, type ScheduleSpan } from './day-schedule.ts';
import { type HoursDoubt, hoursDoubt } from './hours-doubt.ts';
import type { HoursRule, HoursState } from './hours-rules.ts';
import { parseHours } from './parse-hours.ts';

export interface StateAt {
  readonly state: HoursState;
  /** What the rule that applies says beside it. */
  readonly comment: string | null;
}

const NOTHING_SAID: StateAt = { state: 'closed', comment: null };

/** The hours that an `opening_hours` text states for a place; `null` for what cannot be read. */
export function placeHours(text: string, place: LonLat): PlaceHours | null {
  const rules = parseHours(text);
  return rules === null ? null : new PlaceHours(rules, place);
}

/** The hours of one place, day by day. */
export class PlaceHours {
  readonly #rules: readonly HoursRule[];
  readonly #place: LonLat;
  readonly #schedules = new Map<ChinaDay, readonly ScheduleSpan[]>();

  constructor(rules: readonly HoursRule[], place: LonLat) {
    this.#rules = rules;
    this.#place = place;
  }

  /** Hours that began the evening before go on, unless a later rule says that the day itself is closed. */
  at({ day, minute }: ChinaMoment): StateAt {
    const today = this.#said(day, minute);
    if (today?.state === 'open') return today;
    const lastNight = this.#said(day - 1, minute + DAY_MINUTES);
    if (lastNight === null || lastNight.state === 'closed') return today ?? NOTHING_SAID;
    return today?.state === 'closed' && today.rule > lastNight.rule ? today : lastNight;
  }

  /** When it is next open, or next not open, after a moment; `null` where it is not within so many days. */
  next(wanted: 'open' | 'not open', after: ChinaMoment, days: number): ChinaMoment | null {
    for (let day = after.day; day <= after.day + days; day++) {
      for (const minute of this.#changes(day)) {
        if (day === after.day && minute <= after.minute) continue;
        if ((this.at({ day, minute }).state === 'open') === (wanted === 'open')) return { day, minute };
      }
    }
    return null;
  }

  /** What is said of the hours that begin on a day, in order; a night ends where {@link at} says that the next day is closed. */
  spans(day: ChinaDay): readonly ScheduleSpan[] {
    const closed = this.#schedule(day + 1).filter(({ state }) => state === 'closed');
    return this.#schedule(day).flatMap((span) =>
      closed
        .filter(({ rule }) => rule > span.rule)
        .reduce<ScheduleSpan[]>(
          (left, { from, to }) => {
            const [start, end] = [from + DAY_MINUTES, to + DAY_MINUTES];
            return left.flatMap((part) =>
              [
                { ...part, to: Math.min(part.to, start) },
                { ...part, from: Math.max(part.from, end) },
              ].filter((one) => one.from < one.to),
            );
          },
          [span],
        ),
    );
  }

  doubt(day: ChinaDay, isOpen: boolean): HoursDoubt | null {
    return hoursDoubt(this.#rules, day, isOpen);
  }

  #said(day: ChinaDay, minute: number): ScheduleSpan | null {
    return this.#schedule(day).find(({ from, to }) => from <= minute && minute < to) ?? null;
  }

  /** Minutes of the day, in order, at which something may change. */
  #changes(day: ChinaDay): number[] {
    const ends = [
      ...this.#schedule(day).flatMap(({ from, to }) => [from, to]),
      ...this.#schedule(day - 1).map(({ to }) => to - DAY_MINUTES),
    ];
    return [...new Set([0, ...ends])].filter((end) => end >= 0 && end < DAY_MINUTES).sort((a, b) => a - b);
  }

  #schedule(day: ChinaDay): readonly ScheduleSpan[] {
    let schedule = this.#schedules.get(day);
    if (schedule === undefined) {
      schedule = daySchedule(this.#rules, day, this.#place);
      this.#schedules.set(day, schedule);
    }
    return schedule;
  }
}

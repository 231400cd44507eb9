import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadOpeningReader, type OpeningReader, type OpeningState, type WallTime } from './opening-state.ts';

let read: OpeningReader;
const HOME_ZONE = process.env.TZ;
beforeAll(async () => {
  read = await loadOpeningReader();
});
afterEach(() => {
  if (HOME_ZONE === undefined) delete process.env.TZ;
  else process.env.TZ = HOME_ZONE;
});

/** A moment by China's clock. */
const china = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const at = (hours: string | null, moment: string) => read(hours, china(moment), [118.6, 31.2]);

const timeOf = (time: WallTime | null) => (time === null ? '' : ` ${time.date.slice(5)} ${time.time}`);

/** A state in the words of the table below. */
function told(state: OpeningState): string {
  switch (state.kind) {
    case 'always':
      return 'always';
    case 'open':
      return `open until${timeOf(state.closes)}${state.doubt ? ` (${state.doubt})` : ''}`;
    case 'closed':
      return `closed until${timeOf(state.opens)}${state.doubt ? ` (${state.doubt})` : ''}`;
    case 'conditional':
      return `if: ${state.condition}`;
    case 'unknown':
      return state.text === null ? 'not said' : 'unreadable';
  }
}

/**
 * Written by hand, by the calendar: 2026-11-22 is a Sunday. Free in 2026 are 1–3 January, 15–23 February, 4–6 April,
 * 1–5 May, 19–21 June, 25–27 September and 1–7 October; worked are the weekends of 4 January, 14 and 28 February,
 * 9 May, 20 September and 10 October.
 */
const TABLE: readonly (readonly [hours: string, moment: string, told: string])[] = [
  // Weekdays and lunch.
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-23 10:00', 'open until 11-23 12:00'],
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-23 12:00', 'closed until 11-23 13:30'],
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-23 12:30', 'closed until 11-23 13:30'],
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-23 13:30', 'open until 11-23 17:30'],
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-22 10:00', 'closed until 11-23 09:00'],
  ['Mo-Fr 09:00-12:00,13:30-17:30', '2026-11-27 18:00', 'closed until 11-30 09:00'],
  ['Mo-Su 09:00-18:00', '2026-11-23 09:00', 'open until 11-23 18:00'],
  ['Mo-Su 09:00-18:00', '2026-11-23 08:59', 'closed until 11-23 09:00'],
  ['Mo-Su 09:00-18:00', '2026-11-23 17:59', 'open until 11-23 18:00'],
  ['Mo-Su 09:00-18:00', '2026-11-23 18:00', 'closed until 11-24 09:00'],
  ['08:30-17:00', '2026-11-22 08:30', 'open until 11-22 17:00'],
  ['Mo-Fr 08:30-17:00; Sa 09:00-12:00', '2026-11-28 11:00', 'open until 11-28 12:00'],
  ['Mo-Fr 08:30-17:00, Sa 09:00-12:00', '2026-11-28 12:00', 'closed until 11-30 08:30'],
  ['Mo-Su 09:00-17:00; 12:00-13:00 off', '2026-11-23 12:30', 'closed until 11-23 13:00'],
  ['Mo-Su 09:00-17:00; We off', '2026-11-25 10:00', 'closed until 11-26 09:00'],
  ['Sa-Mo 10:00-16:00', '2026-11-24 10:00', 'closed until 11-28 10:00'],
  ['Sa-Mo 10:00-16:00', '2026-11-23 10:00', 'open until 11-23 16:00'],
  ['Tu,Th 14:00-17:00', '2026-11-25 15:00', 'closed until 11-26 14:00'],
  // As an office types it.
  ['Mo-Fr 9:00-17:00', '2026-11-23 09:00', 'open until 11-23 17:00'],
  ['Mo－Fr 09：00－17：00', '2026-11-23 09:00', 'open until 11-23 17:00'],
  ['Mon-Fri 09:00-12:00，13:30-17:30；Sat off', '2026-11-23 13:00', 'closed until 11-23 13:30'],
  ['mo-fr 9-17', '2026-11-23 16:59', 'open until 11-23 17:00'],
  ['Mo-Fr 09:00-17:00;', '2026-11-23 09:00', 'open until 11-23 17:00'],
  // Round the clock, nights.
  ['24/7', '2026-10-01 03:00', 'always'],
  ['open', '2026-11-23 10:00', 'always'],
  ['Mo-Su 00:00-24:00', '2026-11-23 00:00', 'always'],
  ['24/7; PH off', '2026-11-23 10:00', 'open until'],
  ['24/7; PH off', '2026-10-02 10:00', 'closed until 10-08 00:00'],
  ['off', '2026-11-23 10:00', 'closed until'],
  ['24/7 closed "装修"', '2026-11-23 10:00', 'closed until'],
  ['Mo-Su 20:00-02:00', '2026-11-23 23:30', 'open until 11-24 02:00'],
  ['Mo-Su 20:00-02:00', '2026-11-24 01:59', 'open until 11-24 02:00'],
  ['Mo-Su 20:00-02:00', '2026-11-24 02:00', 'closed until 11-24 20:00'],
  ['Fr 20:00-26:00', '2026-11-28 01:00', 'open until 11-28 02:00'],
  ['Mo-Th 20:00-02:00; Fr 10:00-23:00', '2026-11-27 01:00', 'open until 11-27 02:00'],
  ['Mo-Fr 22:00-06:00', '2026-11-29 05:00', 'closed until 11-30 22:00'],
  ['Mo-Su 18:00-24:00', '2026-11-23 23:59', 'open until 11-24 00:00'],
  ['Mo-Fr 00:00-24:00', '2026-11-27 12:00', 'open until 11-28 00:00'],
  // Public holidays.
  ['Mo-Fr 09:00-17:00; PH off', '2026-02-16 10:00', 'closed until 02-24 09:00'],
  ['Mo-Fr 09:00-17:00; PH off', '2026-02-13 17:30', 'closed until 02-24 09:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-04-06 10:00', 'closed until 04-07 09:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-05-05 10:00', 'closed until 05-06 09:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-06-19 10:00', 'closed until 06-22 09:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-09-25 10:00', 'closed until 09-28 09:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-09-30 18:00', 'closed until 10-08 09:00'],
  // No holiday for everybody, whatever a calendar lists: women's, youth and children's day.
  ['Mo-Su 09:00-17:00; PH off', '2026-03-08 10:00', 'open until 03-08 17:00'],
  ['Mo-Su 09:00-17:00; PH off', '2026-06-01 10:00', 'open until 06-01 17:00'],
  ['Mo-Fr 09:00-17:00; PH 10:00-12:00', '2026-10-07 10:30', 'open until 10-07 12:00'],
  ['Mo-Fr,PH 09:00-17:00', '2026-10-03 10:00', 'open until 10-03 17:00'],
  ['Mo-Fr 09:00-17:00; PH Mo-Fr off', '2026-10-05 10:00', 'closed until 10-08 09:00'],
  ['Mo-Su 09:00-17:00; PH -1 day 09:00-12:00', '2026-09-30 12:30', 'closed until 10-01 09:00'],
  ['Mo-Fr 09:00-17:00', '2026-10-01 10:00', 'open until 10-01 17:00 (holiday)'],
  ['Mo-Su 09:00-17:00', '2026-10-01 18:00', 'closed until 10-02 09:00'],
  // Weekends worked for a holiday's sake.
  ['Mo-Fr 09:00-17:00; PH off', '2026-10-10 10:00', 'closed until 10-12 09:00 (makeup_workday)'],
  ['Mo-Fr 09:00-17:00; Sa 10:00-12:00', '2026-02-14 10:00', 'open until 02-14 12:00 (makeup_workday)'],
  ['Mo-Su 09:00-17:00; PH off', '2026-10-10 10:00', 'open until 10-10 17:00'],
  // A year whose free days are not told: those of the law are known, those moved are not.
  ['Mo-Fr 09:00-17:00; PH off', '2031-10-01 10:00', 'closed until 10-06 09:00'],
  ['Mo-Fr 09:00-17:00; PH off', '2031-10-06 10:00', 'open until 10-06 17:00 (untold)'],
  ['Mo-Fr 09:00-17:00; PH off', '2031-08-01 10:00', 'open until 08-01 17:00'],
  // Sun at 118.6° E, 31.2° N: 06:39 and 17:04 on 23 November, 04:59 and 19:12 on 21 June.
  ['sunrise-sunset', '2026-11-23 06:35', 'closed until 11-23 06:39'],
  ['sunrise-sunset', '2026-06-21 05:10', 'open until 06-21 19:12 (holiday)'],
  ['(sunrise+00:30)-(sunset-00:30)', '2026-11-23 12:00', 'open until 11-23 16:34'],
  ['09:00-sunset', '2026-11-23 17:30', 'closed until 11-24 09:00'],
  ['sunset-sunrise', '2026-11-24 06:00', 'open until 11-24 06:40'],
  // Months, dates, weeks, years.
  ['Apr-Oct 08:00-20:00; Nov-Mar 09:00-17:00', '2026-11-23 08:30', 'closed until 11-23 09:00'],
  ['Nov-Feb Mo-Fr 10:00-16:00', '2026-03-02 11:00', 'closed until'],
  ['Dec 25 off; Mo-Su 09:00-17:00', '2026-12-25 10:00', 'open until 12-25 17:00'],
  ['Mo-Su 09:00-17:00; Dec 24-26 off', '2026-12-25 10:00', 'closed until 12-27 09:00'],
  ['Mo-Su 09:00-17:00; Dec 30-Jan 02 off', '2026-12-31 10:00', 'closed until 01-03 09:00'],
  ['Mo-Su 09:00-17:00; 2026 Nov 20-2026 Nov 25 off "盘点"', '2026-11-23 10:00', 'closed until 11-26 09:00'],
  ['week 48 Mo-Fr 09:00-17:00', '2026-11-23 10:00', 'open until 11-23 17:00'],
  ['week 1-53/2 Mo 09:00-17:00', '2026-11-23 10:00', 'closed until 11-30 09:00'],
  ['2026 Mo-Su 09:00-17:00', '2027-01-02 10:00', 'closed until'],
  ['Su[-1] 09:00-12:00', '2026-11-22 10:00', 'closed until 11-29 09:00'],
  ['Sa[1,3] 09:00-12:00', '2026-11-21 10:00', 'open until 11-21 12:00'],
  // On a condition.
  ['"预约开放"', '2026-11-23 10:00', 'if: 预约开放'],
  ['Mo-Fr 09:00-17:00 "凭预约"', '2026-11-23 10:00', 'if: 凭预约'],
  ['Mo-Fr 09:00-17:00; Sa unknown "电话预约"', '2026-11-28 10:00', 'if: 电话预约'],
  ['Mo-Fr 09:00-17:00 || "电话预约"', '2026-11-23 10:00', 'open until 11-23 17:00'],
  ['Mo-Fr 09:00-17:00 || "电话预约"', '2026-11-23 18:00', 'if: 电话预约'],
  ['Mo-Su 10:00+', '2026-11-23 12:00', 'if: '],
  // What cannot be read is shown as it is, and never guessed.
  ['周一至周五 9:00-17:00', '2026-11-23 10:00', 'unreadable'],
  ['SH off; Mo-Fr 09:00-17:00', '2026-11-23 10:00', 'unreadable'],
  ['Mo-Fr 09:00-', '2026-11-23 10:00', 'unreadable'],
  ['Mo-Fr 25:00', '2026-11-23 10:00', 'unreadable'],
  ['Mo-Fr 09:00-17:60', '2026-11-23 10:00', 'unreadable'],
  ['9am to 5pm', '2026-11-23 10:00', 'unreadable'],
  ['每天', '2026-11-23 10:00', 'unreadable'],
  ['  ', '2026-11-23 10:00', 'not said'],
];

describe('opening hours', () => {
  it.each(TABLE)('%s at %s', (hours, moment, expected) => {
    expect(told(at(hours, moment))).toBe(expected);
  });

  it('are unknown where nothing is stated', () => {
    expect(at(null, '2026-11-23 10:00')).toEqual({ kind: 'unknown', text: null });
  });

  it('tell the day as a number of days, a weekday and a date', () => {
    expect(at('Mo-Fr 09:00-17:00', '2026-11-20 18:00')).toEqual({
      kind: 'closed',
      opens: { inDays: 3, weekday: 1, date: '2026-11-23', time: '09:00' },
    });
  });
});

describe('the clock of the phone has no part in it', () => {
  // On these days it is set forward or back in the zone, at or near the hour that the moment has there.
  const TURNS = [
    ['America/New_York', '2026-03-08 02:30'],
    ['America/New_York', '2026-11-01 01:30'],
    ['Europe/Berlin', '2026-03-29 02:30'],
    ['Australia/Lord_Howe', '2026-10-04 02:15'],
    ['Pacific/Apia', '2026-11-23 10:00'],
    ['Asia/Urumqi', '2026-11-23 10:00'],
    ['UTC', '2026-11-23 00:00'],
  ] as const;

  it.each(TURNS)('in %s at %s by China', (zone, moment) => {
    process.env.TZ = zone;
    const [date, time] = moment.split(' ');
    expect(told(at('Mo-Su 00:00-24:00', moment))).toBe('always');
    expect(at(`Mo-Su ${time}-23:00`, moment)).toMatchObject({
      kind: 'open',
      closes: { inDays: 0, date, time: '23:00' },
    });
    expect(at(`Mo-Su 00:00-${time === '00:00' ? '24:00' : time}`, moment).kind).toBe(
      time === '00:00' ? 'always' : 'closed',
    );
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Asia/Tokyo'])(
    'in %s the whole table reads the same',
    (zone) => {
      process.env.TZ = zone;
      for (const [hours, moment, expected] of TABLE)
        expect(`${hours} at ${moment}: ${told(at(hours, moment))}`).toBe(
          `${hours} at ${moment}: ${expected}`,
        );
    },
  );
});

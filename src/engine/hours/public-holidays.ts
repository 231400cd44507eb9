/**
 * China's public holidays. Which days are free, and on which weekends people work for them, the State Council's
 * General Office tells for one year at a time, late in the year before. For years that it has not told here, only
 * the days that the law itself names are known: the days moved around them are not.
 *
 * Sources: 国务院办公厅关于2025年部分节假日安排的通知 (国办发明电〔2024〕12号), the same for 2026 (of 2025-11-04);
 * 全国年节及纪念日放假办法, as of 2025-01-01.
 */
import { type ChinaDay, calendarDay } from './china-days.ts';

export type DayKind =
  | 'ordinary'
  /** Free, whatever the day of the week. */
  | 'holiday'
  /** A Saturday or Sunday on which offices work, for a holiday's sake. */
  | 'makeup_workday'
  /** So near to a holiday of a year not told yet that it may be either. */
  | 'untold';

interface YearTold {
  /** First and last day, both inclusive, as `MM-DD`. */
  readonly free: readonly (readonly [string, string])[];
  readonly worked: readonly string[];
}

const TOLD: Readonly<Record<number, YearTold>> = {
  2025: {
    free: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    free: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

/** Days are moved by no more than this to lengthen a holiday. */
const MOVED_DAYS = 10;

const kinds = new Map<ChinaDay, DayKind>();

/** What kind of day it is in China. */
export function dayKind(day: ChinaDay): DayKind {
  const known = kinds.get(day);
  if (known !== undefined) return known;
  const told = TOLD[calendarDay(day).year];
  const kind = told === undefined ? kindByLaw(day) : kindAsTold(told, monthDay(day));
  kinds.set(day, kind);
  return kind;
}

function kindAsTold({ free, worked }: YearTold, date: string): DayKind {
  if (free.some(([first, last]) => first <= date && date <= last)) return 'holiday';
  return worked.includes(date) ? 'makeup_workday' : 'ordinary';
}

function kindByLaw(day: ChinaDay): DayKind {
  if (isHolidayByLaw(day)) return 'holiday';
  for (let away = 1; away <= MOVED_DAYS; away++)
    if (isHolidayByLaw(day - away) || isHolidayByLaw(day + away)) return 'untold';
  return 'ordinary';
}

const FIXED = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
/** By the lunar calendar: spring festival, dragon boat festival, mid-autumn. */
const LUNAR = new Set(['1-1', '1-2', '1-3', '5-5', '8-15']);

/** Whether the law names the day, in any year from 2025 to 2099. */
export function isHolidayByLaw(day: ChinaDay): boolean {
  return (
    FIXED.has(monthDay(day)) ||
    LUNAR.has(lunarDay(day)) ||
    // New Year's Eve is the last day of a month of 29 or 30.
    lunarDay(day + 1) === '1-1' ||
    isQingming(day)
  );
}

const LUNAR_CALENDAR = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** Month and day, e.g. `8-15`; a leap month has a sign more and is no festival's. */
function lunarDay(day: ChinaDay): string {
  const parts = LUNAR_CALENDAR.formatToParts(day * 24 * 3_600_000);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month')}-${part('day')}`;
}

/** The solar term, by the usual formula of the 21st century (寿星通用公式). */
function isQingming(day: ChinaDay): boolean {
  const { year, month, dayOfMonth } = calendarDay(day);
  const ofCentury = year % 100;
  return month === 3 && dayOfMonth === Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4);
}

function monthDay(day: ChinaDay): string {
  const { month, dayOfMonth } = calendarDay(day);
  return `${String(month + 1).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

import { describe, expect, it } from 'vitest';
import { calendarDay, chinaDay } from './china-days.ts';
import { dayKind, isHolidayByLaw } from './public-holidays.ts';

const daysOf = (year: number) => {
  const first = chinaDay(year, 0, 1);
  return Array.from({ length: chinaDay(year + 1, 0, 1) - first }, (_, after) => first + after);
};
const count = (year: number, kind: string) => daysOf(year).filter((day) => dayKind(day) === kind).length;
const isWeekend = (day: number) => [0, 6].includes(calendarDay(day).weekday);

describe('public holidays', () => {
  it.each([2025, 2026])('of %i are all that the law names, and those moved to them', (year) => {
    const named = daysOf(year).filter(isHolidayByLaw);
    expect(named).toHaveLength(13);
    for (const day of named) expect(dayKind(day)).toBe('holiday');
  });

  it.each([2025, 2026])('of %i: only weekends are worked for them', (year) => {
    for (const day of daysOf(year)) if (dayKind(day) === 'makeup_workday') expect(isWeekend(day)).toBe(true);
  });

  it('of 2026 are 33 days, for which six weekend days are worked', () => {
    expect([count(2026, 'holiday'), count(2026, 'makeup_workday')]).toEqual([33, 6]);
    expect(count(2026, 'untold')).toBe(0);
  });

  it('of a year not told yet are those of the law; near them nothing is sure', () => {
    // Mid-autumn is on the first of October that year.
    expect(count(2031, 'holiday')).toBe(12);
    expect(dayKind(chinaDay(2031, 0, 22))).toBe('holiday');
    expect(dayKind(chinaDay(2031, 0, 23))).toBe('holiday');
    expect(dayKind(chinaDay(2031, 0, 28))).toBe('untold');
    expect(dayKind(chinaDay(2031, 6, 31))).toBe('ordinary');
  });
});

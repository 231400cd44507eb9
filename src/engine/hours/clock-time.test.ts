import { expect, it } from 'vitest';
import { calendarDay } from './china-days.ts';
import { clockTime } from './clock-time.ts';

it.each(['2026-11-22T10:05', '2026-11-22T10:05:59'])('reads day and minute as written: %s', (at) => {
  const { day, minute } = clockTime(at)!;
  expect(calendarDay(day)).toEqual({ year: 2026, month: 10, dayOfMonth: 22, weekday: 0 });
  expect(minute).toBe(10 * 60 + 5);
});

it.each([
  '10:00',
  '2026-02-30T10:00',
  '2026-13-01T10:00',
  '2026-11-22T24:00',
  '2026-11-22T10:60',
  '2026-11-22T10:00:99',
  '2026-11-22T10:00Z',
])('takes %s for no time', (at) => {
  expect(clockTime(at)).toBeNull();
});

import OpeningHours from 'opening_hours';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarDay, chinaDay } from './china-days.ts';
import { sunMinute } from './sun-times.ts';

/** Most minutes by which two short forms of the equation differ. */
const APART = 3;

// The library works on the fields of the phone's clock.
beforeAll(() => {
  process.env.TZ = 'Asia/Shanghai';
});

describe('sunrise and sunset', () => {
  it.each([
    ['Shenzhen', 114.06, 22.54],
    ['Ürümqi', 87.62, 43.82],
    ['Fuyuan', 134.3, 48.36],
    ['Sansha', 112.34, 16.83],
  ])('in %s are those of another reckoning, all year', (_place, lon, lat) => {
    // It takes degrees as text only, against its own types; numbers it passes over in silence.
    const place = { lon: String(lon), lat: String(lat), address: { country_code: 'cn', state: '' } };
    const library = new OpeningHours('sunrise-sunset', place as never);
    for (let day = chinaDay(2026, 0, 1); day < chinaDay(2027, 0, 1); day += 13) {
      const { year, month, dayOfMonth } = calendarDay(day);
      const [[from, to]] = library.getOpenIntervals(
        new Date(year, month, dayOfMonth, 0, 1),
        new Date(year, month, dayOfMonth, 23, 59),
      );
      const minutes = (date: Date) => date.getHours() * 60 + date.getMinutes();
      expect(Math.abs(sunMinute('sunrise', day, [lon, lat])! - minutes(from))).toBeLessThanOrEqual(APART);
      expect(Math.abs(sunMinute('sunset', day, [lon, lat])! - minutes(to))).toBeLessThanOrEqual(APART);
    }
  });

  it('do not come where the sun stays up', () => {
    expect(sunMinute('sunset', chinaDay(2026, 5, 21), [120, 70])).toBeNull();
  });
});

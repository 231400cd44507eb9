import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { hoursAt } from '../coverage/open-hours.ts';
import { clockTime } from './clock-time.ts';
import { weekHours } from './week-hours.ts';

const HERE: LonLat = [118.6, 31.2];
/** A Monday in a week without public holidays. */
const MONDAY = '2026-11-16';

function week(text: string, monday = MONDAY) {
  return weekHours(text, HERE, clockTime(`${monday}T00:00`)!.day);
}

/** `0 09:00-17:30` for Monday. */
function spans(text: string, monday = MONDAY) {
  const read = week(text, monday);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return read?.days.flatMap((day, i) => day.map(({ from, to }) => `${i} ${clock(from)}-${clock(to)}`));
}

describe('hours over a week', () => {
  it('are laid out by day', () => {
    expect(spans('Mo-We 09:00-12:00,14:00-17:30; Sa 10:00-12:00')).toEqual([
      '0 09:00-12:00',
      '0 14:00-17:30',
      '1 09:00-12:00',
      '1 14:00-17:30',
      '2 09:00-12:00',
      '2 14:00-17:30',
      '5 10:00-12:00',
    ]);
  });

  it('belong to the day on which they begin, also past midnight', () => {
    expect(spans('Fr,Su 22:00-02:00')).toEqual(['4 22:00-26:00', '6 22:00-26:00']);
  });

  it('end at midnight where the next day is said to be closed', () => {
    expect(spans('Fr,Sa 22:00-02:00; Sa 22:00-02:00 off')).toEqual(['4 22:00-26:00']);
    expect(spans('Fr 22:00-02:00; Sa off')).toEqual(['4 22:00-24:00']);
  });

  it('are cut at midnight where they last longer than a day', () => {
    const all = [0, 1, 2, 3, 4, 5, 6].map((day) => `${day} 00:00-24:00`);
    expect(spans('24/7')).toEqual(all);
  });

  it('say whether every week is alike, and whether an arrangement is needed', () => {
    expect(week('Mo-Fr 09:00-17:00')).toMatchObject({ isEveryWeek: true, isConditional: false });
    expect(week('Mo-Fr 09:00-17:00; PH off')).toMatchObject({ isEveryWeek: false });
    const asked = week('Mo 09:00-17:00; Tu 09:00-17:00 "by appointment"');
    expect(asked).toMatchObject({ isConditional: true });
    expect(asked?.days.map((day) => day.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  it('are those of the week asked about where weeks differ', () => {
    expect(spans('Mo-Fr 09:00-17:00; PH off', '2026-09-28')).not.toEqual(spans('Mo-Fr 09:00-17:00; PH off'));
  });

  it.each(['', 'nine to five', '每天 9 点', 'Mo-Fr 25:99-30:00', 'Mo-'])('are none for %j', (text) => {
    expect(week(text)).toBeNull();
  });

  it.each([
    '24/7',
    'Mo-Fr 08:30-17:00',
    'Mo-Su 22:00-06:00',
    'sunrise-sunset',
    'We 00:00-24:00; Su off',
    'Mo-Su 20:00-04:00; We off; Sa 01:00-02:00 off',
  ])('hold at every quarter of an hour what the hours say: %s', (text) => {
    const read = week(text)!;
    for (let minute = 0; minute < 7 * 1440; minute += 15) {
      const [day, rest] = [Math.floor(minute / 1440), minute % 1440];
      const at = `2026-11-${16 + day}T${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
      const isIn = (on: number, passed: number) =>
        read.days[on]?.some(({ from, to }) => passed >= from && passed < to) ?? false;
      // The night before the Monday belongs to a Sunday that is not shown.
      const before = day === 0 ? isIn(6, rest + 1440) : isIn(day - 1, rest + 1440);
      expect([at, isIn(day, rest) || before]).toEqual([at, hoursAt(at)(text, HERE)]);
    }
  });
});

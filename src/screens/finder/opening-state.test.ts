import { beforeAll, describe, expect, it } from 'vitest';
import { chinaWallClock, loadOpeningReader, type OpeningReader } from './opening-state.ts';

let read: OpeningReader;
beforeAll(async () => {
  read = await loadOpeningReader();
});

/** A moment by China's clock. 2026-11-22 is a Sunday, 2026-11-23 a Monday. */
const china = (text: string) => new Date(`${text}+08:00`);
const at = (hours: string | null, moment: string) => read(hours, china(moment), [120.1, 30.2]);

describe('opening hours', () => {
  it('say until when a station is open, and when it opens again after lunch', () => {
    const hours = 'Mo-Fr 09:00-12:00,13:30-17:30';
    expect(at(hours, '2026-11-23T10:00')).toEqual({
      kind: 'open',
      closes: { inDays: 0, weekday: 1, time: '12:00' },
    });
    expect(at(hours, '2026-11-23T12:30')).toEqual({
      kind: 'closed',
      opens: { inDays: 0, weekday: 1, time: '13:30' },
    });
    expect(at(hours, '2026-11-22T10:00')).toEqual({
      kind: 'closed',
      opens: { inDays: 1, weekday: 1, time: '09:00' },
    });
  });

  it('count the opening minute as open and the closing minute as closed', () => {
    const hours = 'Mo-Su 09:00-18:00';
    expect(at(hours, '2026-11-23T09:00').kind).toBe('open');
    expect(at(hours, '2026-11-23T17:59').kind).toBe('open');
    expect(at(hours, '2026-11-23T18:00').kind).toBe('closed');
  });

  it('run past midnight', () => {
    expect(at('Mo-Su 20:00-02:00', '2026-11-23T23:30')).toEqual({
      kind: 'open',
      closes: { inDays: 1, weekday: 2, time: '02:00' },
    });
  });

  it('know public holidays', () => {
    const hours = 'Mo-Su 09:00-17:00; PH off';
    expect(at(hours, '2026-10-01T10:00').kind).toBe('closed');
    expect(at(hours, '2026-11-23T10:00').kind).toBe('open');
  });

  it.each([
    ['24/7', { kind: 'always' }],
    ['open', { kind: 'always' }],
    ['off', { kind: 'closed', opens: null }],
    ['"预约开放"', { kind: 'conditional', condition: '预约开放' }],
    [null, { kind: 'unknown', text: null }],
    ['  ', { kind: 'unknown', text: null }],
    ['周一至周五 9:00-17:00', { kind: 'unknown', text: '周一至周五 9:00-17:00' }],
    ['SH off; Mo-Fr 09:00-17:00', { kind: 'unknown', text: 'SH off; Mo-Fr 09:00-17:00' }],
  ])('take %j as it is meant', (hours, state) => {
    expect(at(hours, '2026-11-23T10:00')).toEqual(state);
  });
});

describe('the clock in China', () => {
  it('reads the same from every zone', () => {
    const clock = chinaWallClock(new Date('2026-11-22T16:05:09Z'));
    expect([clock.getFullYear(), clock.getMonth(), clock.getDate()]).toEqual([2026, 10, 23]);
    expect([clock.getHours(), clock.getMinutes(), clock.getSeconds()]).toEqual([0, 5, 9]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  formatChinaTime,
  formatDay,
  formatDelta,
  formatNumber,
  formatPercent,
  formatWalkMetres,
  formatWalkMinutes,
  NO_VALUE,
} from './format.ts';

describe('format', () => {
  it('groups thousands and keeps the digits asked for', () => {
    expect(formatNumber(142000, 0, 'zh')).toBe('142,000');
    expect(formatNumber(6.149, 1, 'en')).toBe('6.1');
  });

  it('shows a dash instead of an empty, infinite or missing number', () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formatNumber(value, 1, 'zh')).toBe(NO_VALUE);
      expect(formatPercent(value, 1, 'en')).toBe(NO_VALUE);
    }
  });

  it('never rounds a gap away nor a little coverage to nothing', () => {
    expect(formatPercent(0.99999, 1, 'zh')).toBe('99.9%');
    expect(formatPercent(0.00001, 1, 'zh')).toBe('0.1%');
    expect(formatPercent(1, 1, 'zh')).toBe('100.0%');
    expect(formatPercent(0, 1, 'zh')).toBe('0.0%');
    expect(formatPercent(0.962, 1, 'en')).toBe('96.2%');
  });

  it('signs differences', () => {
    expect([12, -3, 0].map((value) => formatDelta(value, 0, 'zh'))).toEqual(['+12', '−3', '±0']);
    expect(formatDelta(-0.04, 1, 'zh')).toBe('±0.0');
  });

  it('never promises a shorter walk than it is', () => {
    expect([0, 0.2, 6, 6.01, 14.999].map((minutes) => formatWalkMinutes(minutes, 'zh'))).toEqual([
      '1',
      '1',
      '6',
      '7',
      '15',
    ]);
  });

  it('rounds metres for reading', () => {
    expect(formatWalkMetres(483, 'zh')).toBe('480 米');
    expect(formatWalkMetres(996, 'en')).toBe('1.0 km');
    expect(formatWalkMetres(1249, 'zh')).toBe('1.2 公里');
  });

  it('reads the clock in China', () => {
    expect(formatChinaTime(new Date('2026-11-22T16:05:00Z'), 'zh')).toBe('00:05');
    expect(formatDay('2026-03-31T00:00:00Z')).toBe('2026-03-31');
    expect(formatDay(null)).toBe(NO_VALUE);
  });
});

import { describe, expect, it } from 'vitest';
import { hourChoices } from './hour-choices.ts';

describe('hours to ask about', () => {
  // 23:00 on Saturday in Greenwich is Sunday in China.
  const now = new Date('2026-11-21T23:00:00Z');

  it('are the next such days in China', () => {
    expect(hourChoices(now, null).map(({ at }) => at)).toEqual([
      '2026-11-25T10:00',
      '2026-11-25T12:30',
      '2026-11-25T19:00',
      '2026-11-28T10:00',
      '2026-11-22T15:00',
    ]);
  });

  it('keep an hour that a link brought along', () => {
    expect(hourChoices(now, '2026-01-01T08:00')[0]).toEqual({ at: '2026-01-01T08:00', day: null });
    expect(hourChoices(now, '2026-11-25T10:00')).toHaveLength(5);
  });
});

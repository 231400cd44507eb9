import { describe, expect, it } from 'vitest';
import type { GatePassage } from '../network/passages.ts';
import { passagesOpenAt, passagesWithoutHours } from './open-passages.ts';

function gate(open: string): GatePassage {
  return { kind: 'gate', code: open, open, stepFree: null, place: [114, 30] };
}

const MONDAY_NOON = '2026-11-23T12:00';
const MONDAY_NIGHT = '2026-11-23T23:30';

describe('gates and crossings at an hour', () => {
  it('are open by their hours, on the clock of the wall', () => {
    const [atNoon, atNight] = [passagesOpenAt(MONDAY_NOON), passagesOpenAt(MONDAY_NIGHT)];
    expect([atNoon(gate('always')), atNight(gate('always'))]).toEqual([true, true]);
    expect([atNoon(gate('Mo-Su 06:00-22:00')), atNight(gate('Mo-Su 06:00-22:00'))]).toEqual([true, false]);
    expect([atNoon(gate('Mo-Su off')), atNight(gate('Mo-Su off'))]).toEqual([false, false]);
  });

  it('are open where their hours cannot be read, or depend on an arrangement', () => {
    const isOpen = passagesOpenAt(MONDAY_NIGHT);
    expect(isOpen(gate('ask the keeper'))).toBe(true);
    expect(isOpen(gate('"by arrangement"'))).toBe(true);
    expect(passagesWithoutHours([gate('always'), gate('ask the keeper'), gate('24/7')])).toMatchObject([
      { code: 'ask the keeper' },
    ]);
  });

  it('are all open where no hour is asked for', () => {
    expect(passagesOpenAt(null)(gate('Mo-Su off'))).toBe(true);
  });

  it('need a time', () => {
    expect(() => passagesOpenAt('tomorrow')).toThrow('expected a time like');
  });
});

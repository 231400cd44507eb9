import { describe, expect, it } from 'vitest';
import { STREET_FLAGS } from '../domain/city.ts';
import { type StreetWords, streetFlags } from './street-flags.ts';

const level = { isSteps: false, isBridge: false, isTunnel: false };
const flagsOf = (words: Partial<StreetWords>) => streetFlags({ ...level, ...words });

describe('what a street says of walking', () => {
  it('is told in bits of their own', () => {
    expect(flagsOf({})).toBe(0);
    expect(flagsOf({ isSteps: true, isBridge: true, isTunnel: true })).toBe(1 | 2 | 4);
    expect(flagsOf({ crossing: 'traffic_signals' })).toBe(STREET_FLAGS.signals);
    expect(flagsOf({ crossing: 'uncontrolled', wheelchair: 'limited', kerb: 'lowered' })).toBe(0);
  });

  it.each([
    [{ wheelchair: 'no' }],
    [{ kerb: 'raised' }],
    [{ incline: '8.4%' }],
    [{ incline: '-12 %' }],
    [{ incline: '5°' }],
    [{ wheelchair: 'no', kerb: 'flush' }],
  ])('bars wheels: %o', (words) => {
    expect(flagsOf(words)).toBe(STREET_FLAGS.notStepFree);
  });

  it.each([
    [{ incline: '8.3%' }],
    [{ incline: '4°' }],
    [{ incline: 'up' }],
    [{ incline: 'steep %' }],
    [{ wheelchair: 'yes', kerb: 'raised', incline: '20%' }],
  ])('lets wheels pass: %o', (words) => {
    expect(flagsOf(words)).toBe(0);
  });
});

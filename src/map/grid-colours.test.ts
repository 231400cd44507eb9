import { describe, expect, it } from 'vitest';
import { BAND_STEPS, bandStep, COVERAGE_STEPS, coverageStep } from './grid-colours.ts';

const band = { min: 300, max: 500 };
const stepOf = (households: number) =>
  bandStep(households < 300 ? households - 300 : households > 500 ? households - 500 : 0, band);

describe('the colour of a household count', () => {
  it('changes where the legend says, both ends of the band inclusive', () => {
    expect([199, 200, 299, 300, 500, 501, 600, 601].map(stepOf)).toEqual([
      'farUnder',
      'under',
      'under',
      'in',
      'in',
      'over',
      'over',
      'farOver',
    ]);
  });

  it('never goes back down the scale as households grow', () => {
    const ranks = Array.from({ length: 900 }, (_, households) =>
      BAND_STEPS.indexOf(stepOf(households) ?? 'in'),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('is none for a kind without a band', () => {
    expect(bandStep(0, null)).toBeNull();
  });
});

describe('the colour of coverage', () => {
  it('takes the lower end of every step inclusively', () => {
    for (const { step, from } of COVERAGE_STEPS) expect(coverageStep(1000, from * 1000)).toBe(step);
    expect(coverageStep(1000, 0)).toBe('poor');
    expect(coverageStep(0, 0)).toBe('empty');
  });
});

import { describe, expect, test } from 'vitest';
import type { CircleFacility, FacilityState } from '../../domain/service-circle-facility.ts';
import { kindsNeededAt } from '../../domain/service-circle-facility.ts';
import { circleProvision } from './service-circle-figures.ts';

const NEEDED = kindsNeededAt(5);
const facility = (kind: CircleFacility['kind'], state: FacilityState): CircleFacility => ({
  kind,
  state,
  name: null,
  stationCode: null,
});

describe('the basic facilities of a circle', () => {
  test('are all missing where the list is empty', () => {
    const none = { needed: NEEDED.length, present: 0, planned: 0, missing: NEEDED };
    expect(circleProvision({ circleTier: 5, facilities: [] })).toEqual(none);
  });

  test('count once per kind, in the best state there is', () => {
    const facilities = [
      facility('kindergarten', 'missing'),
      facility('kindergarten', 'present'),
      facility('kindergarten', 'planned'),
      facility('elderly_station', 'missing'),
      facility('elderly_station', 'planned'),
    ];
    expect(circleProvision({ circleTier: 5, facilities })).toMatchObject({ present: 1, planned: 1 });
  });

  test('of another tier or class add nothing', () => {
    const facilities = [facility('middle_school', 'present'), facility('bookshop', 'present')];
    expect(circleProvision({ circleTier: 5, facilities }).present).toBe(0);
  });

  test('add up: present, planned and missing are all that are needed', () => {
    for (const circleTier of [5, 10, 15] as const) {
      const facilities = kindsNeededAt(circleTier).map((kind, i) =>
        facility(kind, (['present', 'planned', 'missing'] as const)[i % 3]),
      );
      const { needed, present, planned, missing } = circleProvision({ circleTier, facilities });
      expect(present + planned + missing.length).toBe(needed);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { circleFaults, communitiesTaken, type ServiceCircle, sortedCodes } from './service-circle.ts';
import { FACILITY_KINDS, facilityClassOf, kindsNeededAt } from './service-circle-facility.ts';
import { CIRCLE_TIERS } from './service-circle-tier.ts';

const circle = (code: string, more: Partial<ServiceCircle> = {}): ServiceCircle => ({
  code,
  name: '青石生活圈',
  circleTier: 15,
  responsibleBody: '青石街道办事处',
  communityCodes: ['c1', 'c2'],
  facilities: [{ kind: 'food_market', name: '青石菜市场', stationCode: null, state: 'present' }],
  ...more,
});
const neighbour = circle('Q2', { communityCodes: ['c3'] });
const surroundings = {
  others: [neighbour, circle('Q5', { circleTier: 5, communityCodes: ['c1'] })],
  isCommunity: (code: string) => /^c\d$/.test(code),
  isStation: (code: string) => code === 's1',
};
const reasons = (one: ServiceCircle) =>
  circleFaults(one, surroundings).map(({ reason, subject, otherCode }) => [reason, subject, otherCode]);

describe('what stands against keeping a circle', () => {
  test('nothing against a sound one, also where a circle of another tier has its communities', () => {
    expect(reasons(circle('Q1'))).toEqual([]);
  });

  test.each<[string, Partial<ServiceCircle>, readonly (string | undefined)[]]>([
    ['a code of blanks', { code: ' ' }, ['no_code', ' ', undefined]],
    ['a code that another has', { code: 'Q2' }, ['code_taken', 'Q2', 'Q2']],
    ['no name', { name: '  ' }, ['no_name', '  ', undefined]],
    ['no responsible body', { responsibleBody: '' }, ['no_body', '', undefined]],
    ['no community', { communityCodes: [] }, ['no_communities', 'Q1', undefined]],
    ['a sub-district', { communityCodes: ['d1'] }, ['not_a_community', 'd1', undefined]],
    ['a community of its neighbour', { communityCodes: ['c3'] }, ['community_taken', 'c3', 'Q2']],
    ['a name without end', { name: 'x'.repeat(121) }, ['too_long', 'x'.repeat(121), undefined]],
    [
      'a station that is not there',
      { facilities: [{ kind: 'elderly_station', name: null, stationCode: 's9', state: 'planned' }] },
      ['no_such_station', 's9', undefined],
    ],
  ])('%s', (_, more, fault) => {
    expect(reasons(circle('Q1', more))).toEqual([fault]);
  });

  test('everything at once, each with its subject', () => {
    const worst = circle('Q2', { name: '', responsibleBody: '', communityCodes: ['c3', 'x'] });
    expect(reasons(worst).map(([reason]) => reason)).toEqual([
      'code_taken',
      'no_name',
      'no_body',
      'community_taken',
      'not_a_community',
    ]);
  });
});

test('a community is taken by the circle of the same tier only', () => {
  expect([...communitiesTaken(15, surroundings.others).keys()]).toEqual(['c3']);
  expect([...communitiesTaken(5, surroundings.others).keys()]).toEqual(['c1']);
  expect(communitiesTaken(10, surroundings.others).size).toBe(0);
});

test('codes come in order, each once', () => {
  expect(sortedCodes(['c2', 'c1', 'c2'])).toEqual(['c1', 'c2']);
});

test('every tier needs basic kinds only, and every basic kind is needed somewhere', () => {
  const needed = CIRCLE_TIERS.flatMap(kindsNeededAt);
  expect(needed.map(facilityClassOf)).not.toContain('quality');
  expect([...new Set(needed)].sort()).toEqual(
    FACILITY_KINDS.filter((kind) => facilityClassOf(kind) === 'basic').sort(),
  );
});

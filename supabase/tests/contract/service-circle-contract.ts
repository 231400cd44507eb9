import { beforeAll, expect, test } from 'vitest';
import type { ServiceCircle } from '../../../src/domain/service-circle.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import { COMMUNITY_A, COMMUNITY_B, SUBDISTRICT_A } from '../fixture/tiny-city.ts';
import { expectValue } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

/** A circle that the city comes with. */
export const GIVEN: ServiceCircle = {
  code: 'Q-given',
  name: '和平生活圈',
  circleTier: 10,
  responsibleBody: '和平街道办事处',
  communityCodes: [COMMUNITY_B],
  facilities: [{ kind: 'food_market', name: '和平菜市场', stationCode: null, state: 'present' }],
};
const WHOLE: ServiceCircle = {
  code: 'Q1',
  name: '团结和平生活圈',
  circleTier: 15,
  responsibleBody: '区商务局',
  communityCodes: [COMMUNITY_A, COMMUNITY_B],
  facilities: [
    { kind: 'community_service_centre', name: '团结党群服务站', stationCode: 'S1', state: 'present' },
    { kind: 'pharmacy', name: null, stationCode: null, state: 'missing' },
    { kind: 'bookshop', name: '格圈书屋', stationCode: null, state: 'planned' },
  ],
};
const OF_A: ServiceCircle = {
  ...WHOLE,
  code: 'Q-A',
  circleTier: 5,
  communityCodes: [COMMUNITY_A],
  facilities: [],
};

/** Service circles of a city that came with {@link GIVEN}. The tests tell one story, in order. */
export function keepsTheServiceCircleContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;
  const circlesOf = (name: string) => people[name].circles;

  beforeAll(async () => {
    people = await visitors(subject());
  });

  test('everybody sees the circles of the city, whoever they are', async () => {
    for (const name of ['public', 'stranger', 'planner-b', 'leader']) {
      expect([name, await circlesOf(name).list()]).toEqual([name, [{ ...GIVEN, revision: 1 }]]);
    }
  });

  test('a planner of all its communities keeps a circle, and everybody finds it as it was kept', async () => {
    const untidy = { ...WHOLE, name: ` ${WHOLE.name} `, communityCodes: [COMMUNITY_B, COMMUNITY_A] };
    const kept = { ...WHOLE, revision: 1 };
    expect(expectValue(await circlesOf('planner').save(untidy, 0))).toEqual(kept);
    expect(await circlesOf('public').list()).toEqual([{ ...GIVEN, revision: 1 }, kept]);
  });

  test.each(['public', 'stranger', 'reviewer', 'leader', 'planner-a', 'planner-b'])(
    '%s, who does not plan for all of it, may neither keep nor change nor remove it',
    async (name) => {
      const reason = name === 'public' ? 'not_signed_in' : 'forbidden';
      expect(await circlesOf(name).save({ ...WHOLE, code: 'Q-new' }, 0)).toMatchObject({ reason });
      expect(await circlesOf(name).save({ ...OF_A, code: 'Q1' }, 1)).toMatchObject({ reason });
      expect(await circlesOf(name).remove('Q1', 1)).toMatchObject({ reason });
    },
  );

  test('a planner of one sub-district draws circles there', async () => {
    expect(expectValue(await circlesOf('planner-a').save(OF_A, 0)).revision).toBe(1);
  });

  test('a community is in one circle of a tier only, also by a change of tier', async () => {
    const again = { ...OF_A, code: 'Q-again' };
    expect(await circlesOf('planner-a').save(again, 0)).toMatchObject({ reason: 'community_taken' });
    const higher = { ...OF_A, circleTier: 15 } as const;
    expect(await circlesOf('planner-a').save(higher, 1)).toMatchObject({ reason: 'community_taken' });
    expect(expectValue(await circlesOf('planner-a').save({ ...again, circleTier: 10 }, 0)).revision).toBe(1);
  });

  test('two editors: the second save over the same revision is refused, and nothing is overwritten', async () => {
    const [mine, theirs] = ['区民政局', '街道商会'].map((responsibleBody) => ({ ...WHOLE, responsibleBody }));
    expect(expectValue(await circlesOf('planner').save(theirs, 1)).revision).toBe(2);
    expect(await circlesOf('admin').save(mine, 1)).toMatchObject({ reason: 'conflict' });
    expect(await circlesOf('admin').remove('Q1', 1)).toMatchObject({ reason: 'conflict' });
    expect(await circlesOf('admin').save(mine, 0)).toMatchObject({ reason: 'conflict' });
    expect((await circlesOf('admin').list()).find(({ code }) => code === 'Q1')).toEqual({
      ...theirs,
      revision: 2,
    });
    expect(expectValue(await circlesOf('admin').save(mine, 2)).revision).toBe(3);
  });

  test.each<[string, Partial<ServiceCircle>]>([
    ['without a code', { code: '' }],
    ['without a name', { name: ' ' }],
    ['without a responsible body', { responsibleBody: '' }],
    ['with a name without end', { name: '圈'.repeat(121) }],
    ['of nothing', { communityCodes: [] }],
    ['of a sub-district', { communityCodes: [SUBDISTRICT_A] }],
    ['of a community that is not there', { communityCodes: ['990101009000'] }],
    [
      'with a station that is not there',
      { facilities: [{ kind: 'elderly_station', name: null, stationCode: 'S9', state: 'present' }] },
    ],
  ])('a circle %s is refused', async (_, more) => {
    const wrong: ServiceCircle = { ...WHOLE, code: 'Q-wrong', circleTier: 5, communityCodes: [COMMUNITY_B] };
    const answer = await circlesOf('planner').save({ ...wrong, ...more }, 0);
    expect(answer).toMatchObject({ ok: false, reason: 'invalid_input' });
  });

  test('a circle that goes frees its communities; one that is gone is not found', async () => {
    expect(expectValue(await circlesOf('planner').remove('Q1', 3))).toBeNull();
    expect(await circlesOf('planner').remove('Q1', 0)).toMatchObject({ reason: 'not_found' });
    const successor = { ...WHOLE, code: 'Q2', communityCodes: [COMMUNITY_A] };
    expect(expectValue(await circlesOf('planner-a').save(successor, 0)).communityCodes).toEqual([
      COMMUNITY_A,
    ]);
  });
}

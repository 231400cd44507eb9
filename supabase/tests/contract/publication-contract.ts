import { beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/coverage.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import {
  A1,
  A2,
  A3,
  B1,
  CITY,
  COMMUNITY_A,
  COMMUNITY_B,
  grid,
  SUBDISTRICT_A,
  SUBDISTRICT_B,
  strip,
  tinyCity,
} from '../fixture/tiny-city.ts';
import { approvedPlan, expectValue, figuresFor, gridChange, stationChange } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

/** What stations reach, sent with figures that were counted. */
const REACHED = [
  { code: 'S1', reachedHouseholds: 1081 },
  { code: 'S2', reachedHouseholds: 600 },
];
const NEW_CODE = `${COMMUNITY_A}004`;
const IN_A = 1081;

/** What every version of the map was published with, and what it changed. One story, in order. */
export function keepsThePublicationContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;
  const versions = async (name: string, unit: string) =>
    expectValue(await people[name].publishedVersions(unit));

  beforeAll(async () => {
    people = await visitors(subject());
  });

  test('the first map came without figures, and changed nothing', async () => {
    const [first, ...others] = await versions('leader', CITY);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ version: 1, figures: null, loads: null });
    expect(first.inForceAt).not.toBeNull();
    expect(expectValue(await people.leader.mapChanges(1))).toEqual({ grids: [], stations: [] });
  });

  test('a publication brings figures of every unit whose grids were counted', async () => {
    const split = {
      grids: gridChange({ [A1]: strip(0, 1.5), [NEW_CODE]: grid(NEW_CODE, '新网格', strip(1.5, 3)) }).grids,
      stations: stationChange('S1', { floorAreaM2: 400 }).stations,
    };
    const plan = await approvedPlan(people.planner, people.reviewer, CITY, split);
    const figures = { ...figuresFor(split), stations: REACHED };
    const published = await people.reviewer.publishPlan(plan.id, figures, 1);
    expect(published).toMatchObject({ ok: true, version: 2 });

    const [, city] = await versions('leader', CITY);
    expect(city).toMatchObject({ version: 2, planNumber: plan.number });
    expect(city.figures).toMatchObject({ households: 1831, meanMinutes: 3.5, settings: DEFAULT_SETTINGS });
    const [then, now] = await versions('planner-a', SUBDISTRICT_A);
    expect(then.figures).toBeNull();
    expect(now.figures).toMatchObject({ households: IN_A, meanMinutes: 3.5, p90Minutes: null });
    expect((await versions('planner-b', COMMUNITY_B))[1].figures).toMatchObject({ households: 750 });
  });

  test('and what the stations of every unit carry, by the capacity that the city wants', async () => {
    const { stationCapacity } = tinyCity.info;
    expect((await versions('leader', CITY))[1].loads).toEqual({
      stations: 2,
      householdsPerStation: 840.5,
      floorM2Per100Households: ((400 + 320) * 100) / 1681,
      overloadedStations: 0,
      stationCapacity,
      settings: DEFAULT_SETTINGS,
    });
    expect((await versions('planner-a', SUBDISTRICT_A))[1].loads).toMatchObject({
      stations: 1,
      householdsPerStation: 1081,
    });
    expect((await versions('planner-b', COMMUNITY_B))[1].loads).toMatchObject({
      stations: 1,
      householdsPerStation: 600,
      floorM2Per100Households: 32_000 / 600,
    });
  });

  test('what a version changed is told by codes, to each about the own grids', async () => {
    const { grids, stations } = expectValue(await people['planner-a'].mapChanges(2));
    expect(grids).toEqual([
      { kind: 'changed', from: A1, to: A1, communityCode: COMMUNITY_A },
      { kind: 'split', from: A1, to: NEW_CODE, communityCode: COMMUNITY_A },
    ]);
    expect(stations).toEqual([{ kind: 'changed', code: 'S1' }]);
    expect(expectValue(await people['planner-b'].mapChanges(2))).toEqual({ grids: [], stations });
    expect(await people.leader.mapChanges(9)).toMatchObject({ ok: false, reason: 'not_found' });
  });

  test('a unit keeps its figures while others publish, and what it lies in takes the new sums', async () => {
    const after = {
      ...tinyCity,
      grids: [
        ...tinyCity.grids.map((one) => (one.code === A1 ? { ...one, geometry: strip(0, 1.5) } : one)),
        grid(NEW_CODE, '新网格', strip(1.5, 3)),
      ],
    };
    const moved = gridChange({ [A2]: strip(3, 6.4), [A3]: strip(6.4, 10) }, after);
    const plan = await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, moved);
    const figures = figuresFor(moved, after);
    const own = {
      ...figures,
      grids: figures.grids.map((one) => ({ ...one, meanMinutes: 4.5 })),
      totals: { ...figures.totals, households: IN_A },
      stations: [{ code: 'S1', reachedHouseholds: 1400 }],
    };
    expect(await people['reviewer-a'].publishPlan(plan.id, own, 2)).toMatchObject({ ok: true, version: 3 });
    const ofA = await versions('planner-a', SUBDISTRICT_A);
    expect(ofA.map(({ figures: told }) => [told?.households, told?.p90Minutes])).toEqual([
      [undefined, undefined],
      [IN_A, null],
      [IN_A, 6],
    ]);
    const ofB = await versions('planner-b', COMMUNITY_B);
    expect(ofB.map(({ figures: told }) => told?.households)).toEqual([undefined, 750, 750]);
    const [, ofSecond, ofThird] = await versions('leader', CITY);
    expect(ofSecond.figures).toMatchObject({ meanMinutes: 3.5, p90Minutes: 6 });
    // Homes of A walk a minute further than before; what the stations of the whole city carry is not known to A.
    expect(ofThird.figures).toMatchObject({ households: 1831, p90Minutes: null });
    expect(ofThird.figures?.meanMinutes).toBeCloseTo(3.5 + IN_A / 1831, 9);
    expect(ofThird.loads).toBeNull();
    expect(ofA.map(({ loads }) => [loads?.householdsPerStation, loads?.overloadedStations])).toEqual([
      [undefined, undefined],
      [1081, 0],
      [1400, 1],
    ]);
    expect(ofB.map(({ loads }) => loads?.householdsPerStation)).toEqual([undefined, 600, 600]);
  });

  test('everybody who works here reads the totals of the city, and of no other unit', async () => {
    expect((await versions('planner-b', CITY))[1].figures).toMatchObject({ households: 1831 });
    for (const [name, unit, reason] of [
      ['planner-b', SUBDISTRICT_A, 'not_found'],
      ['planner-b', COMMUNITY_A, 'not_found'],
      ['planner-a', SUBDISTRICT_B, 'not_found'],
      ['leader', B1, 'not_found'],
      ['stranger', CITY, 'forbidden'],
      ['public', CITY, 'not_signed_in'],
    ] as const) {
      expect(await people[name].publishedVersions(unit), `${name} ${unit}`).toMatchObject({
        ok: false,
        reason,
      });
    }
    expect(await people.stranger.mapChanges(2)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await people.public.mapChanges(2)).toMatchObject({ ok: false, reason: 'not_signed_in' });
  });
}

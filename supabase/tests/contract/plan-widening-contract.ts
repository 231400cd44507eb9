import { beforeAll, expect, test } from 'vitest';
import type { CitySource } from '../../../src/sources/city-source.ts';
import {
  A1,
  A2,
  B1,
  B2,
  CITY,
  COMMUNITY_A,
  SUBDISTRICT_A,
  SUBDISTRICT_B,
  strip,
} from '../fixture/tiny-city.ts';
import { expectValue, gridChange } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

/** A draft that comes to be for a larger unit with a save: by whom, to which unit, and when. */
export function keepsThePlanWideningContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;

  beforeAll(async () => {
    people = await visitors(subject());
  });

  const home = gridChange({ [A1]: strip(0, 3.4), [A2]: strip(3.4, 6) });
  const both = gridChange({
    [A1]: strip(0, 3.4),
    [A2]: strip(3.4, 6),
    [B1]: strip(10, 14),
    [B2]: strip(14, 20),
  });
  const draft = async (unitCode: string) =>
    expectValue(await people['planner-a'].createPlan('扩大', unitCode)).id;
  const kept = async (id: string) => expectValue(await people.planner.loadPlan(id));

  test('a save brings a draft to a larger unit, and what it changes there along', async () => {
    const id = await draft(COMMUNITY_A);
    const wider = await people['planner-a'].savePlan(id, 1, home, [], SUBDISTRICT_A);
    expect(expectValue(wider)).toMatchObject({ unitCode: SUBDISTRICT_A, revision: 2 });
    const widest = await people.planner.savePlan(id, 2, both, [], CITY);
    expect(expectValue(widest)).toMatchObject({ unitCode: CITY, revision: 3 });
    expect(await kept(id)).toMatchObject({ plan: { unitCode: CITY, revision: 3 }, change: both });
    // It stays as wide, whether a later save names its unit or none.
    expect(expectValue(await people.planner.savePlan(id, 3, home))).toMatchObject({ unitCode: CITY });
    expect(expectValue(await people.admin.savePlan(id, 4, both, [], CITY))).toMatchObject({ revision: 5 });
    const { revisions } = expectValue(await people.planner.planHistory(id));
    expect(revisions.map(({ revision, by }) => [revision, by.name])).toEqual([
      [5, 'admin'],
      [4, 'planner'],
      [3, 'planner'],
      [2, 'planner-a'],
      [1, 'planner-a'],
    ]);
    // It is now a matter of those who work for the larger unit.
    expect(await people['planner-a'].loadPlan(id)).toMatchObject({ reason: 'not_found' });
    expect(await people['planner-a'].savePlan(id, 5, home)).toMatchObject({ reason: 'not_found' });
  });

  test('buildings of the larger unit may be contested by the save that widens', async () => {
    const id = await draft(SUBDISTRICT_A);
    const contested = [{ buildingCode: 'H009', keptIn: B2, wantedIn: B1 }];
    expect(await people.planner.savePlan(id, 1, both, contested)).toMatchObject({ reason: 'invalid_input' });
    expectValue(await people.planner.savePlan(id, 1, both, contested, CITY));
    expect((await kept(id)).contested).toMatchObject(contested);
  });

  test.each([
    ['public', CITY, 'not_signed_in'],
    ['stranger', CITY, 'not_found'],
    ['planner-b', CITY, 'not_found'],
    ['planner-b', SUBDISTRICT_B, 'not_found'],
    ['planner-a', CITY, 'forbidden'],
    ['planner-a', SUBDISTRICT_B, 'forbidden'],
    ['planner-a', 'nowhere', 'forbidden'],
    ['reviewer-a', CITY, 'forbidden'],
    ['reviewer', CITY, 'forbidden'],
    ['leader', CITY, 'forbidden'],
    // They plan for both, but neither of the two holds the other, and a plan is not narrowed.
    ['planner', SUBDISTRICT_B, 'invalid_input'],
    ['planner', COMMUNITY_A, 'invalid_input'],
    ['admin', SUBDISTRICT_B, 'invalid_input'],
  ])('a plan of another unit stays as it is when %s would make it one of %s', async (name, unit, reason) => {
    const id = await draft(SUBDISTRICT_A);
    expect(await people[name].savePlan(id, 1, home, [], unit)).toMatchObject({ ok: false, reason });
    expect(await kept(id)).toMatchObject({ plan: { unitCode: SUBDISTRICT_A, revision: 1 } });
  });

  test('the unit and the change go together or not at all', async () => {
    const id = await draft(COMMUNITY_A);
    // Does not reach far enough for the change.
    expect(await people.planner.savePlan(id, 1, both, [], SUBDISTRICT_A)).toMatchObject({
      reason: 'invalid_input',
    });
    expect(await kept(id)).toMatchObject({ plan: { unitCode: COMMUNITY_A, revision: 1 } });
  });

  test('a save that comes too late is a conflict, whatever unit it names', async () => {
    const id = await draft(COMMUNITY_A);
    expectValue(await people.planner.savePlan(id, 1, both, [], CITY));
    for (const unit of [SUBDISTRICT_A, CITY, 'nowhere']) {
      expect(await people.planner.savePlan(id, 1, home, [], unit)).toMatchObject({ reason: 'conflict' });
    }
    expect(await kept(id)).toMatchObject({ plan: { unitCode: CITY, revision: 2 }, change: both });
  });

  test('only a draft is widened', async () => {
    const id = await draft(SUBDISTRICT_A);
    const refused = async () => {
      const answer = await people.planner.savePlan(id, 1, both, [], CITY);
      expect(answer).toMatchObject({ reason: 'wrong_status' });
    };
    expectValue(await people['planner-a'].submitPlan(id));
    await refused();
    expectValue(await people['reviewer-a'].approvePlan(id, ''));
    await refused();
    expect(await kept(id)).toMatchObject({ plan: { unitCode: SUBDISTRICT_A } });
  });
}

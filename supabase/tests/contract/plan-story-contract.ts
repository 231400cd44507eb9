import { beforeAll, expect, test } from 'vitest';
import type { CitySource } from '../../../src/sources/city-source.ts';
import {
  A1,
  A2,
  A3,
  area,
  B1,
  B2,
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

const NEW_CODE = `${COMMUNITY_A}004`;
const byPlannerA = { name: 'planner-a', role: 'planner' };
const byReviewerA = { name: 'reviewer-a', role: 'reviewer' };

/** What gathers around plans, and what becomes of the map. The tests tell one story, in order. */
export function keepsThePlanStoryContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;

  beforeAll(async () => {
    people = await visitors(subject());
  });

  const border = (x: number) => gridChange({ [A1]: strip(0, x), [A2]: strip(x, 6) });
  const draftOfA = async (name: string) =>
    expectValue(await people['planner-a'].createPlan(name, SUBDISTRICT_A));

  test('every save is kept, can be looked at, and taken up again', async () => {
    const { id } = await draftOfA('修订');
    const moved = stationChange('S1', { floorAreaM2: 400 });
    const both = { grids: border(3.1).grids, stations: moved.stations };
    expectValue(await people['planner-a'].savePlan(id, 1, border(3.4)));
    expectValue(await people.planner.savePlan(id, 2, both));
    const { steps, revisions } = expectValue(await people['reviewer-a'].planHistory(id));
    expect(revisions).toMatchObject([
      { revision: 3, by: { name: 'planner', role: 'planner' }, grids: 2, stations: 1 },
      { revision: 2, by: byPlannerA, grids: 2, stations: 0 },
      { revision: 1, by: byPlannerA, grids: 0, stations: 0 },
    ]);
    expect(steps).toMatchObject([{ kind: 'created', by: byPlannerA, note: null, revision: 1 }]);

    expect(expectValue(await people['reviewer-a'].loadRevision(id, 2))).toEqual(border(3.4));
    expect(expectValue(await people['reviewer-a'].loadRevision(id, 1))).toEqual(gridChange({}));
    expect(await people.planner.loadRevision(id, 9)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await people['reviewer-a'].restoreRevision(id, 3, 2)).toMatchObject({ reason: 'forbidden' });
    expect(await people['planner-a'].restoreRevision(id, 2, 1)).toMatchObject({ reason: 'conflict' });
    expect(expectValue(await people['planner-a'].restoreRevision(id, 3, 2))).toMatchObject({ revision: 4 });
    expect(expectValue(await people.planner.loadPlan(id)).change).toEqual(border(3.4));
    expect(expectValue(await people.planner.loadRevision(id, 3))).toEqual(both);
    const restored = expectValue(await people.planner.planHistory(id)).steps.at(-1);
    expect(restored).toMatchObject({ kind: 'restored', note: '2', revision: 4, by: byPlannerA });
  });

  test('the reasons for dividing a compound are part of the change, and of every save of it', async () => {
    const { id } = await draftOfA('理由');
    const reasonFor = (code: string, reason: string) => ({
      ...border(3.2),
      compoundReasons: { added: { [code]: { code, reason } }, updated: {}, removed: {} },
    });
    expectValue(await people['planner-a'].savePlan(id, 1, reasonFor('C1', '两期分管')));
    expectValue(await people['planner-a'].savePlan(id, 2, border(3.3)));
    expect(expectValue(await people['reviewer-a'].loadPlan(id)).change).toEqual(border(3.3));
    expectValue(await people['planner-a'].restoreRevision(id, 3, 2));
    const { plan, change } = expectValue(await people['reviewer-a'].loadPlan(id));
    expect(change).toEqual(reasonFor('C1', '两期分管'));
    expect(plan.baseVersion).toBe(1);
    const refusals = [reasonFor('C1', ' '), reasonFor('C9', '没有这个小区')];
    for (const refused of refusals) {
      expect(await people['planner-a'].savePlan(id, 4, refused)).toMatchObject({ reason: 'invalid_input' });
    }
    const elsewhere = expectValue(await people['planner-b'].createPlan('别处', SUBDISTRICT_B));
    const foreign = { ...gridChange({}), compoundReasons: reasonFor('C1', '不在此').compoundReasons };
    expect(await people['planner-b'].savePlan(elsewhere.id, 1, foreign)).toMatchObject({
      reason: 'invalid_input',
    });
  });

  test('the steps of a review are kept with their reasons; sending back needs one', async () => {
    const { id } = await draftOfA('审核');
    expectValue(await people['planner-a'].submitPlan(id));
    expect(await people['reviewer-a'].sendBackPlan(id, ' ')).toMatchObject({ reason: 'invalid_input' });
    expectValue(await people['reviewer-a'].sendBackPlan(id, '界线不清'));
    expectValue(await people['planner-a'].submitPlan(id));
    expectValue(await people['reviewer-a'].approvePlan(id, '同意'));
    const { steps } = expectValue(await people['planner-a'].planHistory(id));
    expect(steps.map(({ kind, note, by }) => [kind, note, by.role])).toEqual([
      ['created', null, 'planner'],
      ['submitted', null, 'planner'],
      ['sent_back', '界线不清', 'reviewer'],
      ['submitted', null, 'planner'],
      ['approved', '同意', 'reviewer'],
    ]);
  });

  test('comments are pinned to a grid or to the plan, and settled by those who work at it', async () => {
    const { id } = await draftOfA('批注');
    const pinned = expectValue(await people['reviewer-a'].addComment(id, A1, ' 这里请沿团结路 '));
    expect(pinned).toMatchObject({ gridCode: A1, text: '这里请沿团结路', by: byReviewerA, resolvedBy: null });
    expectValue(await people.leader.addComment(id, null, '请尽快'));
    expect(await people.leader.addComment(id, null, ' ')).toMatchObject({ reason: 'invalid_input' });
    expect(await people.planner.addComment(id, B1, 'x')).toMatchObject({ reason: 'invalid_input' });
    expect(await people['planner-b'].addComment(id, null, 'x')).toMatchObject({ reason: 'not_found' });
    expect(await people.leader.resolveComment(pinned.id, true)).toMatchObject({ reason: 'forbidden' });
    expect(expectValue(await people['planner-a'].resolveComment(pinned.id, true)).resolvedBy).toEqual(
      byPlannerA,
    );
    const comments = expectValue(await people['planner-a'].listComments(id));
    expect(comments.map(({ text, resolvedBy }) => [text, resolvedBy?.name ?? null])).toEqual([
      ['这里请沿团结路', 'planner-a'],
      ['请尽快', null],
    ]);
    expect(expectValue(await people['reviewer-a'].resolveComment(pinned.id, false)).resolvedBy).toBeNull();
    expect(await people.planner.resolveComment(crypto.randomUUID(), true)).toMatchObject({
      reason: 'not_found',
    });
    expect(await people.public.listComments(id)).toMatchObject({ reason: 'not_signed_in' });
  });

  test('contested buildings stay with the plan until somebody settles them', async () => {
    const { id } = await draftOfA('争议');
    const contested = [
      { buildingCode: 'H001', keptIn: A1, wantedIn: A2 },
      { buildingCode: 'H003', keptIn: A2, wantedIn: '' },
    ];
    expectValue(await people['planner-a'].savePlan(id, 1, border(3.2), contested));
    expect(expectValue(await people.planner.loadPlan(id)).contested).toMatchObject(
      contested.map((one) => ({ ...one, by: byPlannerA })),
    );
    expectValue(await people.planner.savePlan(id, 2, border(3.3), [{ ...contested[1], wantedIn: A3 }]));
    expect(await people['planner-a'].submitPlan(id)).toMatchObject({ ok: false, reason: 'contested' });
    const left = expectValue(await people['planner-a'].settleContested(id, ['H001']));
    expect(left).toMatchObject([{ buildingCode: 'H003', wantedIn: A3, by: { name: 'planner' } }]);
    expect(await people['reviewer-a'].settleContested(id, ['H003'])).toMatchObject({ reason: 'forbidden' });
    expect(expectValue(await people.planner.settleContested(id, ['H003']))).toEqual([]);
    expectValue(await people['planner-a'].submitPlan(id));

    const other = await draftOfA('争议二');
    for (const buildingCode of ['nowhere', 'H009']) {
      const stray = [{ buildingCode, keptIn: A1, wantedIn: A2 }];
      expect(await people['planner-a'].savePlan(other.id, 1, border(3.2), stray)).toMatchObject({
        reason: 'invalid_input',
      });
    }
    expect(expectValue(await people.planner.loadPlan(other.id))).toMatchObject({ plan: { revision: 1 } });
  });

  test('whoever shows a plan is seen by the others who do, window by window', async () => {
    const { id } = await draftOfA('在场');
    const [one, other] = [people['planner-a'], (await visitors(subject()))['planner-a']];
    expect(expectValue(await one.touchPlan(id, COMMUNITY_A))).toEqual({
      revision: 1,
      status: 'draft',
      openComments: 0,
      others: [],
    });
    expectValue(await other.savePlan(id, 1, border(3.4)));
    expectValue(await other.addComment(id, null, '已改'));
    expectValue(await other.touchPlan(id, null));
    expectValue(await people.leader.touchPlan(id, COMMUNITY_B));
    expect(expectValue(await one.touchPlan(id, COMMUNITY_A))).toMatchObject({ revision: 2, openComments: 1 });
    const seen = async (by: CitySource) =>
      expectValue(await by.touchPlan(id, COMMUNITY_A))
        .others.map(({ name, role, communityCode }) => [name, role, communityCode])
        .sort();
    expect(await seen(one)).toEqual([
      ['leader', 'leader', COMMUNITY_B],
      ['planner-a', 'planner', null],
    ]);
    expect(await seen(other)).toEqual([
      ['leader', 'leader', COMMUNITY_B],
      ['planner-a', 'planner', COMMUNITY_A],
    ]);
    expect(await people['planner-b'].touchPlan(id, null)).toMatchObject({ reason: 'not_found' });
    expect(await people.public.touchPlan(id, null)).toMatchObject({ reason: 'not_signed_in' });
  });

  test('plans over the same map that change different grids follow each other; on the same grid the second is told', async () => {
    const split = gridChange({
      [A3]: area([6, 0], [10, 0], [10, 3.5], [6, 3.5]),
      [NEW_CODE]: grid(NEW_CODE, '新网格', area([6, 3.5], [10, 3.5], [10, 10], [6, 10])),
    });
    const beside = border(3.2);
    const far = gridChange({ [B1]: strip(10, 14.5), [B2]: strip(14.5, 20) });
    const rival = gridChange({ [B1]: strip(10, 16), [B2]: strip(16, 20) });
    const plans = {
      split: await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, split),
      beside: await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, beside),
      far: await approvedPlan(people['planner-b'], people.reviewer, SUBDISTRICT_B, far),
      rival: await approvedPlan(people.planner, people.reviewer, CITY, rival),
    };
    const publish = async (plan: keyof typeof plans, change: typeof split) => {
      const { city, version } = await people.reviewer.loadCity();
      return people.reviewer.publishPlan(plans[plan].id, figuresFor(change, city), version);
    };
    expect(await publish('split', split)).toMatchObject({ ok: true, version: 2 });
    // Figures that were counted over an older map are not published.
    expect(await people.reviewer.publishPlan(plans.beside.id, figuresFor(beside, tinyCity), 1)).toMatchObject(
      { ok: false, reason: 'conflict' },
    );
    expect(await publish('beside', beside)).toMatchObject({ ok: true, version: 3 });
    expect(await publish('far', far)).toMatchObject({ ok: true, version: 4, plan: { version: 4 } });
    expect(await publish('rival', rival)).toMatchObject({ ok: false, reason: 'conflict', problems: [] });
    const { city } = await people.planner.loadCity();
    expect(city.grids.map(({ code, geometry }) => [code, geometry])).toEqual([
      [A1, strip(0, 3.2)],
      [A2, strip(3.2, 6)],
      [A3, split.grids.updated[A3][1].geometry],
      [NEW_CODE, split.grids.added[NEW_CODE].geometry],
      [B1, strip(10, 14.5)],
      [B2, strip(14.5, 20)],
    ]);
    const steps = expectValue(await people.planner.planHistory(plans.far.id)).steps;
    expect(steps.at(-1)).toMatchObject({ kind: 'published', by: { role: 'reviewer' } });
  });

  test('a publication tells which grid came out of which', async () => {
    const merge = gridChange({ [A2]: null, [A1]: strip(0, 6) }, (await people.planner.loadCity()).city);
    const plan = await approvedPlan(people.planner, people.reviewer, CITY, merge);
    expect(expectValue(await people.planner.lineage(plan.id))).toEqual([]);
    const { city } = await people.reviewer.loadCity();
    expect(await people.reviewer.publishPlan(plan.id, figuresFor(merge, city))).toMatchObject({ version: 5 });
    const told = async (planId: string) =>
      expectValue(await people.planner.lineage(planId)).map(({ kind, from, to, sharedHouseholds }) => [
        kind,
        from,
        to,
        sharedHouseholds,
      ]);
    expect(await told(plan.id)).toEqual([
      ['changed', A1, A1, 350],
      ['merged', A2, A1, 360],
    ]);
    const [split] = (await people.planner.listPlans()).filter(({ version }) => version === 2);
    expect(await told(split.id)).toEqual([
      ['changed', A3, A3, 0],
      ['split', A3, NEW_CODE, 371],
    ]);
    const [{ sharedAreaM2 }] = expectValue(await people.planner.lineage(split.id));
    // 4 by 3.5 lattice steps, each about 103 by 111 m.
    expect(sharedAreaM2 / 159_300).toBeCloseTo(1, 2);
    const [, alone] = expectValue(await people.planner.lineage(plan.id));
    expect(alone.sharedAreaM2).toBeGreaterThan(0);
  });

  test('codes that ended are known and never given again', async () => {
    expect((await people['planner-a'].loadCity()).city.retiredGridCodes).toEqual([A2]);
    expect((await people['planner-b'].loadCity()).city.retiredGridCodes).toEqual([]);
    expect((await people.public.loadCity()).city.retiredGridCodes).toEqual([]);
    const { city } = await people.planner.loadCity();
    const reuse = gridChange({ [A1]: strip(0, 3), [A2]: grid(A2, '旧码', strip(3, 6)) }, city);
    const { id } = await draftOfA('旧码');
    expect(await people['planner-a'].savePlan(id, 1, reuse)).toMatchObject({
      ok: false,
      reason: 'code_used',
    });
  });

  test('earlier maps can be read, each part by those who work there', async () => {
    const own = tinyCity.grids.filter(({ communityCode }) => communityCode === COMMUNITY_A);
    expect(expectValue(await people['planner-a'].gridsAt(1, [COMMUNITY_A, COMMUNITY_B]))).toEqual(own);
    expect(expectValue(await people.planner.gridsAt(1, [COMMUNITY_A]))).toEqual(own);
    const third = expectValue(await people.planner.gridsAt(3, [COMMUNITY_A, COMMUNITY_B]));
    expect(third.map(({ code }) => code)).toEqual([A1, A2, A3, NEW_CODE, B1, B2]);
    expect(expectValue(await people.planner.gridsAt(5, [COMMUNITY_B]))[0].geometry).toEqual(strip(10, 14.5));
    expect(expectValue(await people.planner.stationsAt(1))).toEqual(tinyCity.stations);
    expect(await people.planner.gridsAt(9, [COMMUNITY_A])).toMatchObject({ reason: 'not_found' });
    expect(await people.planner.stationsAt(0)).toMatchObject({ reason: 'not_found' });
    expect(await people.stranger.gridsAt(1, [COMMUNITY_A])).toMatchObject({ reason: 'forbidden' });
    expect(await people.public.gridsAt(1, [COMMUNITY_A])).toMatchObject({ reason: 'not_signed_in' });
  });

  test('an earlier map comes back as a draft over the one in force; what ended comes back under new codes', async () => {
    expect(await people['planner-b'].restoreVersion(1, 'x', SUBDISTRICT_A)).toMatchObject({
      reason: 'forbidden',
    });
    expect(await people['planner-a'].restoreVersion(9, 'x', SUBDISTRICT_A)).toMatchObject({
      reason: 'not_found',
    });
    const plan = expectValue(await people['planner-a'].restoreVersion(1, '恢复原图', SUBDISTRICT_A));
    expect(plan).toMatchObject({ status: 'draft', name: '恢复原图', revision: 2, baseVersion: 5 });
    const { change } = expectValue(await people['planner-a'].loadPlan(plan.id));
    const again = `${COMMUNITY_A}005`;
    expect(Object.keys(change.grids.removed)).toEqual([NEW_CODE]);
    expect(Object.keys(change.grids.updated).sort()).toEqual([A1, A3]);
    expect(change.grids.added).toEqual({ [again]: { ...tinyCity.grids[1], code: again } });
    expect(change.stations).toEqual(gridChange({}).stations);
    const step = expectValue(await people['planner-a'].planHistory(plan.id)).steps.at(-1);
    expect(step).toMatchObject({ kind: 'restored', note: '1' });

    expectValue(await people['planner-a'].submitPlan(plan.id));
    expectValue(await people['reviewer-a'].approvePlan(plan.id, ''));
    const { city } = await people.reviewer.loadCity();
    expect(await people.reviewer.publishPlan(plan.id, figuresFor(change, city))).toMatchObject({ ok: true });
    const restored = expectValue(await people.planner.gridsAt(6, [COMMUNITY_A]));
    expect(restored.map(({ code, geometry }) => [code, geometry])).toEqual([
      [A1, strip(0, 3)],
      [A3, strip(6, 10)],
      [again, strip(3, 6)],
    ]);
    const kinds = expectValue(await people.planner.lineage(plan.id)).map(({ kind, from, to }) => [
      kind,
      from,
      to,
    ]);
    expect(kinds).toEqual([
      ['changed', A1, A1],
      ['split', A1, again],
      ['changed', A3, A3],
      ['merged', NEW_CODE, A3],
    ]);
  });

  test('the map a city came with has no story before it', async () => {
    const plans = await people.leader.listPlans();
    const first = plans.find(({ version }) => version === 1);
    expect(first).toMatchObject({ status: 'archived', number: expect.stringMatching(/-000$/) });
    const none = { steps: [], revisions: [] };
    expect(expectValue(await people.leader.planHistory(first!.id))).toEqual(none);
    expect(expectValue(await people.leader.lineage(first!.id))).toEqual([]);
  });

  test('what the footer needs is open to everyone', async () => {
    expect(await people.public.loadInfo()).toEqual(tinyCity.info);
  });
}

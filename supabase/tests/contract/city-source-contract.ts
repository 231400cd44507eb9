import { beforeAll, expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/geometry.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import {
  A1,
  A2,
  at,
  B1,
  B2,
  CITY,
  COMMUNITY_A,
  SUBDISTRICT_A,
  SUBDISTRICT_B,
  strip,
  tinyCity,
} from '../fixture/tiny-city.ts';
import { emailOf, PASSWORD } from '../support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange, stationChange } from '../support/plans.ts';
import { type ContractSubject, visitors } from './contract-subject.ts';

/** What every CitySource keeps to. The tests tell one story, in order. */
export function keepsTheCitySourceContract(subject: () => ContractSubject): void {
  let people: Record<string, CitySource>;

  beforeAll(async () => {
    people = await visitors(subject());
  });

  const border = (x: number) => gridChange({ [A1]: strip(0, x), [A2]: strip(x, 6) });

  test('signing in tells who one is and what one may do; signing out forgets it', async () => {
    const visitor = subject().visitor();
    expect(await visitor.session()).toBeNull();
    expect(await visitor.signIn(emailOf('planner-a'), 'something else')).toMatchObject({
      ok: false,
      reason: 'wrong_credentials',
    });
    const session = expectValue(await visitor.signIn(emailOf('planner-a'), PASSWORD));
    expect(session).toMatchObject({
      email: emailOf('planner-a'),
      memberships: [{ role: 'planner', unitCode: SUBDISTRICT_A }],
    });
    expect(await visitor.session()).toEqual(session);
    await visitor.signOut();
    expect(await visitor.session()).toBeNull();
  });

  test('a member of the whole city reads it as it was loaded, to the last decimal', async () => {
    const stages: string[] = [];
    const { city, version } = await people.planner.loadCity((stage) => stages.push(stage));
    expect(version).toBe(1);
    expect(await people.planner.versionInForce()).toBe(1);
    expect(city).toEqual({ ...tinyCity, buildings: { ...tinyCity.buildings, footprints: null } });
    expect(new Set(stages)).toEqual(new Set(['units', 'grids', 'stations', 'buildings', 'streets', 'done']));
    expect(stages.at(-1)).toBe('done');
  });

  test('the public and strangers see the street, and grids without staff or counts', async () => {
    for (const name of ['public', 'stranger']) {
      const { city } = await people[name].loadCity();
      expect(city.stations).toEqual(tinyCity.stations);
      expect(city.streets).toEqual(tinyCity.streets);
      expect(city.adminUnits).toEqual(tinyCity.adminUnits);
      expect(city.compounds).toEqual(tinyCity.compounds);
      expect(city.grids).toEqual(tinyCity.grids.map((grid) => ({ ...grid, staff: {} })));
      expect(city.buildings.count).toBe(0);
      expect(city.buildings.codes).toEqual([]);
      expect(await people[name].listPlans()).toEqual([]);
    }
  });

  test('who works in one part sees the counts of that part', async () => {
    const { city } = await people['planner-b'].loadCity();
    expect(city.grids.map((grid) => grid.code)).toEqual([B1, B2]);
    expect(city.buildings.codes).toEqual(['H007', 'H008', 'H009', 'H010']);
    expect([...city.buildings.households]).toEqual([210, 150, 300, 90]);
    expect(city.stations).toEqual(tinyCity.stations);
  });

  test('footprints come by window, of buildings one may see, in order of code', async () => {
    const codesIn = async (name: string, [west, south]: LonLat, [east, north]: LonLat) =>
      (await people[name].buildingFootprints([west, south, east, north])).map(({ code }) => code);
    const everywhere = [at(0, 0), at(20, 10)] as const;
    // H002 is known as a point only.
    const known = tinyCity.buildings.codes.filter((code) => code !== 'H002');
    expect(await codesIn('planner', ...everywhere)).toEqual(known);
    expect(await codesIn('planner-b', ...everywhere)).toEqual(['H007', 'H008', 'H009', 'H010']);
    expect(await codesIn('public', ...everywhere)).toEqual([]);
    expect(await codesIn('stranger', ...everywhere)).toEqual([]);
    // A corner of H003 is enough; a window beside the city finds nothing.
    expect(await codesIn('planner', at(4.1, 2.1), at(4.6, 7))).toEqual(['H003']);
    expect(await codesIn('planner', at(21, 0), at(22, 10))).toEqual([]);
    const [first] = await people.planner.buildingFootprints([114.0041, 22.5021, 114.0046, 22.507]);
    expect(first.polygon).toEqual(tinyCity.buildings.footprints![2]);
  });

  test('a load that is called off ends with the reason', async () => {
    const aborting = new AbortController();
    aborting.abort();
    await expect(people.public.loadCity(undefined, aborting.signal)).rejects.toThrow();
  });

  test('the map in force is a plan with a number', async () => {
    const plans = await people.leader.listPlans();
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatchObject({
      status: 'in_force',
      unitCode: CITY,
      number: expect.stringMatching(/^\d{4}-000$/),
    });
  });

  test('only planners make plans, each in the own unit, with a name', async () => {
    expect(await people.public.createPlan('方案', CITY)).toMatchObject({
      ok: false,
      reason: 'not_signed_in',
    });
    for (const name of ['stranger', 'leader', 'reviewer', 'planner-a']) {
      expect(await people[name].createPlan('方案', CITY)).toMatchObject({ ok: false, reason: 'forbidden' });
    }
    expect(await people['planner-a'].createPlan('方案', SUBDISTRICT_B)).toMatchObject({
      reason: 'forbidden',
    });
    expect(await people['planner-a'].createPlan('  ', SUBDISTRICT_A)).toMatchObject({
      reason: 'invalid_input',
    });
    const plan = expectValue(await people['planner-a'].createPlan('东风调整', SUBDISTRICT_A));
    expect(plan).toMatchObject({
      name: '东风调整',
      status: 'draft',
      unitCode: SUBDISTRICT_A,
      revision: 1,
      baseVersion: 1,
    });
    expect(plan.number).toMatch(/^\d{4}-001$/);
    expect((await people.planner.listPlans())[0]).toEqual(plan);
    expect((await people['planner-b'].listPlans()).map(({ id }) => id)).not.toContain(plan.id);
  });

  test('a draft comes back as it was saved; an outdated save is a conflict and changes nothing', async () => {
    const plan = expectValue(await people['planner-a'].createPlan('保存', SUBDISTRICT_A));
    const moved = stationChange('S1', { location: at(3, 5), openingHours: null });
    const change = { grids: border(3.4).grids, stations: moved.stations };
    const saved = expectValue(await people['planner-a'].savePlan(plan.id, 1, change));
    expect(saved.revision).toBe(2);
    expect(await people.planner.savePlan(plan.id, 1, border(3.1))).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
    expect(expectValue(await people.planner.loadPlan(plan.id))).toEqual({
      plan: saved,
      change,
      contested: [],
    });
    expect(await people['planner-b'].loadPlan(plan.id)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await people['planner-b'].savePlan(plan.id, 2, change)).toMatchObject({
      ok: false,
      reason: 'not_found',
    });
    expect(await people.reviewer.savePlan(plan.id, 2, change)).toMatchObject({
      ok: false,
      reason: 'forbidden',
    });
  });

  test('a plan stays inside its unit', async () => {
    const plan = expectValue(await people['planner-a'].createPlan('越界', SUBDISTRICT_A));
    const foreign = gridChange({ [B1]: strip(10, 14), [B2]: strip(14, 20) });
    expect(await people['planner-a'].savePlan(plan.id, 1, foreign)).toMatchObject({
      reason: 'invalid_input',
    });
    const taken = stationChange('S2', { location: at(5, 5) });
    expect(await people['planner-a'].savePlan(plan.id, 1, taken)).toMatchObject({ reason: 'invalid_input' });
    const away = stationChange('S1', { location: at(15, 5) });
    expect(await people['planner-a'].savePlan(plan.id, 1, away)).toMatchObject({ reason: 'invalid_input' });
  });

  test('draft, review and approval follow each other, each by who may', async () => {
    const plan = expectValue(await people['planner-a'].createPlan('步骤', SUBDISTRICT_A));
    const change = border(3.3);
    expectValue(await people['planner-a'].savePlan(plan.id, 1, change));
    expect(await people['reviewer-a'].approvePlan(plan.id, '')).toMatchObject({ reason: 'wrong_status' });
    expect(await people['reviewer-a'].publishPlan(plan.id, figuresFor(change))).toMatchObject({
      reason: 'wrong_status',
    });
    expectValue(await people['planner-a'].submitPlan(plan.id));
    expect(await people['planner-a'].savePlan(plan.id, 2, change)).toMatchObject({ reason: 'wrong_status' });
    expect(await people['planner-a'].approvePlan(plan.id, '')).toMatchObject({ reason: 'forbidden' });
    expect(expectValue(await people['reviewer-a'].sendBackPlan(plan.id, '界线不清'))).toMatchObject({
      status: 'draft',
      reviewNote: '界线不清',
    });
    expectValue(await people['planner-a'].submitPlan(plan.id));
    expect(expectValue(await people['reviewer-a'].approvePlan(plan.id, '同意'))).toMatchObject({
      status: 'approved',
    });
    expect(await people['planner-a'].publishPlan(plan.id, figuresFor(change))).toMatchObject({
      reason: 'forbidden',
    });
    expect(await people.leader.publishPlan(plan.id, figuresFor(change))).toMatchObject({
      reason: 'forbidden',
    });
  });

  test('figures that do not fit the buildings are refused with the grids named', async () => {
    const change = border(3.2);
    const plan = await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, change);
    const figures = figuresFor(change);
    const wrong = figures.grids.map((grid) => (grid.code === A2 ? { ...grid, households: 1 } : grid));
    expect(await people['reviewer-a'].publishPlan(plan.id, { ...figures, grids: wrong })).toMatchObject({
      ok: false,
      reason: 'illegal_map',
      problems: [{ code: 'missing_reference', severity: 'error', where: A2 }],
    });
    expect(await people.public.versionInForce()).toBe(1);
  });

  test('a published plan is the map in force for everyone, and the one before is archived', async () => {
    const change = {
      grids: border(3.5).grids,
      stations: stationChange('S1', { location: at(4, 5) }).stations,
    };
    const rival = await approvedPlan(people.planner, people.reviewer, CITY, border(2.5));
    const plan = await approvedPlan(people['planner-a'], people['reviewer-a'], SUBDISTRICT_A, change);
    const figures = figuresFor(change);
    const own = { ...figures, grids: figures.grids.filter(({ code }) => code.startsWith(COMMUNITY_A)) };
    expect(await people['reviewer-a'].publishPlan(plan.id, own)).toMatchObject({
      ok: true,
      version: 2,
      plan: { status: 'in_force' },
    });

    const { city, version } = await people.planner.loadCity();
    expect(version).toBe(2);
    expect(city.grids.find(({ code }) => code === A1)!.geometry).toEqual(strip(0, 3.5));
    expect(city.stations.find(({ code }) => code === 'S1')!.location).toEqual(at(4, 5));
    expect((await people.public.loadCity()).city.grids.find(({ code }) => code === A2)!.geometry).toEqual(
      strip(3.5, 6),
    );
    const inForce = (await people.planner.listPlans()).filter(({ status }) => status === 'in_force');
    expect(inForce.map(({ id }) => id)).toEqual([plan.id]);
    expect((await people.planner.listPlans()).at(-1)).toMatchObject({ status: 'archived' });

    // Who was not first gets a conflict, never a silent overwrite.
    expect(await people.reviewer.publishPlan(rival.id, figuresFor(border(2.5)))).toMatchObject({
      ok: false,
      reason: 'conflict',
      problems: [],
    });
    expect(await people.public.versionInForce()).toBe(2);
  });

  test('a plan nobody has is not found', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await people.planner.loadPlan(unknown)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await people.planner.submitPlan(unknown)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await people.public.loadPlan(unknown)).toMatchObject({ ok: false, reason: 'not_signed_in' });
  });
}

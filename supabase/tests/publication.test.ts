import { expect, test } from 'vitest';
import type { Grid } from '../../src/domain/city.ts';
import type { Polygon } from '../../src/domain/geometry.ts';
import type { Change } from '../../src/domain/plan.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
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
  strip,
} from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange, stationChange } from './support/plans.ts';

const NEW_CODE = `${COMMUNITY_A}004`;

onEachDatabase((kind) => {
  const opened = useBackend(kind, (suite) => suite.settle());
  let planner: CitySource;
  let reviewer: CitySource;

  /** Publishes as a reviewer; answers the codes and places of the problems, or `[]` when it came into force. */
  async function publish(change: Change, figures = figuresFor(change)): Promise<string[]> {
    planner ??= await opened().sourceAs('planner');
    reviewer ??= await opened().sourceAs('reviewer');
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    const outcome = await reviewer.publishPlan(plan.id, figures);
    if (outcome.ok) return [];
    expect(outcome.reason).toBe('illegal_map');
    return outcome.problems.map((problem) => `${problem.code} ${problem.where}`);
  }

  const everything = async () => {
    const tables = ['grids', 'stations', 'issued_grid_codes', 'grid_lineage', 'published_results', 'city'];
    return Promise.all(tables.map((table) => opened().backend.query(`select * from ${table} order by 1`)));
  };

  test.each<[string, Record<string, Parameters<typeof gridChange>[0][string]>, string[]]>([
    ['a gap', { [A1]: strip(0, 2.5) }, [`gap ${COMMUNITY_A}`]],
    ['an overlap', { [A1]: strip(0, 3.5) }, [`overlap ${A1}, ${A2}`]],
    [
      'a grid over its community border',
      { [A3]: strip(6, 10.5) },
      [`outside_community ${A3}`, `overlap ${A3}, ${B1}`],
    ],
    [
      'a shape that crosses itself',
      { [A1]: area([0, 0], [3, 10], [3, 0], [0, 10]) },
      [`invalid_geometry ${A1}`],
    ],
    [
      'a grid in two pieces',
      {
        [A1]: {
          ...grid(A1, '两块', strip(0, 1)),
          geometry: {
            type: 'MultiPolygon',
            coordinates: [strip(0, 1.4).coordinates, strip(2, 3).coordinates],
          },
        } as unknown as Grid,
        [A2]: area([1.4, 0], [2, 0], [2, 10], [1.4, 10]),
      },
      [`disconnected ${A1}`],
    ],
    ['a border through a building', { [A1]: strip(0, 4), [A2]: strip(4, 6) }, ['cuts_building H003']],
    [
      'a border through a gated compound',
      { [A2]: strip(3, 7.2), [A3]: strip(7.2, 10) },
      ['cuts_compound C1'],
    ],
    ['a community left without grids', { [A1]: null, [A2]: null, [A3]: null }, [`gap ${COMMUNITY_A}`]],
  ])('%s is refused with its reason, and nothing is written', async (_, shapes, expected) => {
    const before = await everything();
    const change = gridChange(shapes);
    const figures = figuresFor(gridChange({}));
    const problems = await publish(change, { ...figures, grids: figures.grids });
    expect(problems.filter((problem) => !problem.startsWith('missing_reference'))).toEqual(expected);
    expect(await everything()).toEqual(before);
  });

  test('a compound is divided for a reason or not at all; once it is in force so, no plan needs another', async () => {
    const border = async (east: number, reason: string | null) => {
      const { city } = await (await opened().sourceAs('reviewer')).loadCity();
      const change = gridChange({ [A2]: strip(3, east), [A3]: strip(east, 10) }, city);
      const added = { C1: { code: 'C1', reason: reason ?? '' } };
      const reasons = reason === null ? {} : { compoundReasons: { added, updated: {}, removed: {} } };
      return publish({ ...change, ...reasons }, figuresFor(change, city));
    };
    expect(await border(7.2, null)).toEqual(['cuts_compound C1']);
    expect(await border(7.2, '两期分管')).toEqual([]);
    expect(await border(7.3, null)).toEqual([]);
    expect(await border(6, null)).toEqual([]);
    expect(await border(7.2, null)).toEqual(['cuts_compound C1']);
  });

  test('figures that count other households than the doors do are refused', async () => {
    const change = gridChange({ [A1]: strip(0, 3.5), [A2]: strip(3.5, 6) });
    const figures = figuresFor(change);
    const wrong = figures.grids.map((one) =>
      one.code === A3 ? { ...one, households: one.households + 1 } : one,
    );
    expect(await publish(change, { ...figures, grids: wrong })).toEqual([`missing_reference ${A3}`]);
    expect(await publish(change, { ...figures, grids: figures.grids.slice(1) })).toEqual([
      `missing_reference ${A1}`,
    ]);
  });

  test('a wrong household count is told as what it is', async () => {
    const change = gridChange({ [A1]: strip(0, 3.5), [A2]: strip(3.5, 6) });
    const figures = figuresFor(change);
    const grids = figures.grids.flatMap((one) =>
      one.code === A2 ? [] : [one.code === A1 ? { ...one, households: 7 } : one],
    );
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    const outcome = await reviewer.publishPlan(plan.id, { ...figures, grids });
    expect(outcome.ok ? [] : outcome.problems.map(({ message }) => message)).toEqual([
      `The household count sent for grid ${A1} is 7, but PostGIS counts 350 in its buildings. Count again, then publish.`,
      `The household count of grid ${A2} was not sent; PostGIS counts 360. Count again, then publish.`,
    ]);
  });

  test('rounding to seven decimals is neither gap nor overlap', async () => {
    // The new border between A1 and A2 meets the community's straight edge a hair off it.
    const hair = 0.00004;
    const change = gridChange({
      [A1]: area([0, 0], [3.3, hair], [3.3, 10 - hair], [0, 10]),
      [A2]: area([3.3, hair], [6, 0], [6, 10], [3.3, 10 - hair]),
    });
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    const { backend } = opened();
    const [row] = await backend.query<{ code: string }>(
      'select count(*)::text as code from private.plan_problems($1, $2)',
      [plan.id, JSON.stringify(figuresFor(change))],
    );
    expect(row.code).toBe('0');
  });

  test('a split, then a merge, come into force with their lineage; a retired code never returns', async () => {
    const split = gridChange({
      [A3]: area([6, 0], [10, 0], [10, 3.5], [6, 3.5]),
      [NEW_CODE]: grid(NEW_CODE, '新网格', area([6, 3.5], [10, 3.5], [10, 10], [6, 10])),
    });
    expect(await publish(split)).toEqual([]);
    const { backend } = opened();
    const lineage = () =>
      backend.query(
        `select l.kind, p.code as predecessor, s.code as successor, l.shared_households
         from grid_lineage l left join grids p on p.id = predecessor_id left join grids s on s.id = successor_id
         where l.version = (select version from city) order by 1, 2, 3`,
      );
    expect(await lineage()).toEqual([
      { kind: 'changed', predecessor: A3, successor: A3, shared_households: 0 },
      { kind: 'split', predecessor: A3, successor: NEW_CODE, shared_households: 371 },
    ]);

    const { city } = await reviewer.loadCity();
    const merge = gridChange({ [NEW_CODE]: null, [A3]: strip(6, 10) }, city);
    expect(await publish(merge, figuresFor(merge, city))).toEqual([]);
    expect(await lineage()).toEqual([
      { kind: 'changed', predecessor: A3, successor: A3, shared_households: 0 },
      { kind: 'merged', predecessor: NEW_CODE, successor: A3, shared_households: 371 },
    ]);

    const again = await reviewer.loadCity();
    const reuse = gridChange(
      {
        [A3]: area([6, 0], [10, 0], [10, 3.5], [6, 3.5]),
        [NEW_CODE]: grid(NEW_CODE, '旧码', area([6, 3.5], [10, 3.5], [10, 10], [6, 10])),
      },
      again.city,
    );
    const plan = expectValue(await planner.createPlan('旧码', CITY));
    expect(await planner.savePlan(plan.id, plan.revision, reuse)).toMatchObject({
      ok: false,
      reason: 'code_used',
    });
  });

  test('of two planners publishing over each other the second gets a conflict, and after a new look may go on', async () => {
    const { city } = await reviewer.loadCity();
    const one = gridChange({ [A1]: strip(0, 3.2), [A2]: strip(3.2, 6) }, city);
    const other = gridChange({ [A2]: strip(3, 6.2), [A3]: strip(6.2, 10) }, city);
    const first = await approvedPlan(planner, reviewer, CITY, one);
    const second = await approvedPlan(planner, reviewer, SUBDISTRICT_A, other);
    const elsewhere = await approvedPlan(
      planner,
      reviewer,
      CITY,
      stationChange('S2', { floorAreaM2: 500 }, city),
    );
    const outcomes = await Promise.all([
      reviewer.publishPlan(first.id, figuresFor(one, city)),
      reviewer.publishPlan(second.id, figuresFor(other, city)),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'conflict')).toHaveLength(1);
    // What the first did not touch is no conflict.
    expect(await reviewer.publishPlan(elsewhere.id, figuresFor(gridChange({}, city), city))).toMatchObject({
      ok: true,
    });

    const lost = outcomes[0].ok ? second : first;
    const now = await reviewer.loadCity();
    expect(now.city.stations.find(({ code }) => code === 'S2')!.floorAreaM2).toBe(500);
    const sentBack = expectValue(await reviewer.sendBackPlan(lost.id, '请按新图修改'));
    const redone = gridChange({ [A2]: strip(outcomes[0].ok ? 3.2 : 3, 6.1), [A3]: strip(6.1, 10) }, now.city);
    const full = outcomes[0].ok
      ? redone
      : gridChange({ [A1]: strip(0, 3), [A2]: strip(3, 6.1), [A3]: strip(6.1, 10) }, now.city);
    expect(expectValue(await planner.savePlan(lost.id, sentBack.revision, full)).baseVersion).toBe(
      now.version,
    );
    expectValue(await planner.submitPlan(lost.id));
    expectValue(await reviewer.approvePlan(lost.id, ''));
    expect(await reviewer.publishPlan(lost.id, figuresFor(full, now.city))).toMatchObject({
      ok: true,
      version: now.version + 1,
    });
  });

  test('a station that moves keeps its earlier version, and one map is in force', async () => {
    const { backend } = opened();
    const versions = await backend.query<{ floor_area_m2: number; open: boolean }>(
      `select floor_area_m2, to_version is null as open from stations where code = 'S2' order by from_version`,
    );
    expect(versions).toEqual([
      { floor_area_m2: 320, open: false },
      { floor_area_m2: 500, open: true },
    ]);
    const inForce = await backend.query(`select number from plans where status = 'in_force'`);
    expect(inForce).toHaveLength(1);
    const figures = await backend.query<{ households: number }>(
      `select households from published_results join city on from_version = version
       where grid_code is null and unit_code = $1 and to_version is null`,
      [CITY],
    );
    expect(figures).toEqual([{ households: 1831 }]);
  });

  test('what was wrong with the map before blocks nobody, as long as the plan does not add to it', async () => {
    // As it came in: a gap east of 19, and a building on the border between B1 and B2.
    const asGeometry = (shape: Polygon) => `st_setsrid(st_geomfromgeojson('${JSON.stringify(shape)}'), 4490)`;
    const onBorder = area([14.8, 5.8], [15.2, 5.8], [15.2, 6.2], [14.8, 6.2]);
    await opened().backend.exec(`
      update grids set geom = ${asGeometry(strip(15, 19))} where code = '${B2}' and to_version is null;
      update buildings set footprint = ${asGeometry(onBorder)} where code = 'H008'`);
    const redraw = async (border: number, end: number) => {
      const { city } = await reviewer.loadCity();
      const change = gridChange({ [B1]: strip(10, border), [B2]: strip(border, end) }, city);
      return publish(change, figuresFor(change, city));
    };
    expect(await redraw(15.1, 19)).toEqual([]);
    expect(await redraw(15.1, 18.5)).toEqual([`gap ${COMMUNITY_B}`]);
    expect(await redraw(16, 19)).toEqual(['cuts_building H009']);
    expect(await redraw(15.5, 20)).toEqual([]);
    expect(await redraw(15.1, 20)).toEqual(['cuts_building H008']);
  });

  test('a cut building is for the reviewer to judge where the city says so', async () => {
    const { city } = await reviewer.loadCity();
    const cut = gridChange({ [B1]: strip(10, 16), [B2]: strip(16, 20) }, city);
    expect(await publish(cut, figuresFor(cut, city))).toEqual(['cuts_building H009']);
    await opened().backend.exec('update city set publish_refuses_cuts = false');
    expect(await publish(cut, figuresFor(cut, city))).toEqual([]);
  });

  test('a community without grids takes its first ones, however few', async () => {
    await opened().backend.exec(`update grids set to_version = from_version + 1, valid_to = now()
      where community_code = '${COMMUNITY_B}' and to_version is null`);
    const { city } = await reviewer.loadCity();
    const first = `${COMMUNITY_B}101`;
    const change = gridChange({ [first]: grid(first, '首个网格', strip(11, 13)) }, city);
    expect(await publish(change, figuresFor(change, city))).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import type { CitySource } from '../sources/city-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { cityIn } from './city-store.ts';
import type { ComparedSide } from './comparison-store.ts';
import { altered, backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftLineage } from './draft-lineage.ts';

const COMMUNITY = '990101001001';
const [WEST, EAST] = [`${COMMUNITY}001`, `${COMMUNITY}002`];
const IN_FORCE: ComparedSide = { kind: 'in_force' };
const DRAFT: ComparedSide = { kind: 'draft' };

let visit: () => CitySource;
let desk: Desk;
beforeEach(async () => {
  visit = backendOf(tinyCity(), '990101001');
  desk = await sitDown(visit, 'planner');
});

/** Moves the border west of building B1 (350 households), and closes the only station. */
async function redraw(on: Desk): Promise<void> {
  const segment: readonly [LonLat, LonLat] = [
    [120.005, 30],
    [120.005, 30.01],
  ];
  const at: LonLat = [120.005, 30.0036];
  await on.editing.perform({ kind: 'insert_vertex', communityCode: COMMUNITY, segment, at });
  on.editing.begin({ kind: 'vertex', communityCode: COMMUNITY, from: at }, true);
  on.editing.moveTo([120.0005, 30.003]);
  expect(await on.editing.finish()).toBe(true);
  expect(await on.editing.perform({ kind: 'close_station', stationCode: 'S1' })).toBe(true);
}

async function compared(before: ComparedSide, after: ComparedSide) {
  await desk.comparing.compare(before, after);
  const { status, refusal, compared: found } = desk.stores.comparison.getState();
  if (!found) throw new Error(`Nothing was compared: ${status}, ${refusal}`);
  return found.comparison;
}

describe('comparing two plans on the desk', () => {
  it('tells what the draft does to the map in force, coverage under the stations of each', async () => {
    await redraw(desk);
    const figures = desk.stores.figures.getState();
    const { moved, flows, before, after } = await compared(IN_FORCE, DRAFT);
    expect(moved.map(({ building, from, to }) => [building, from, to])).toEqual([['B1', WEST, EAST]]);
    expect(flows).toEqual([{ from: WEST, to: EAST, buildings: 1, households: 350 }]);
    expect(before.coveredHouseholds).toBe(figures.inForce?.totals.coveredHouseholds);
    expect(after.coveredHouseholds).toBe(figures.current?.totals.coveredHouseholds);
    expect(before.coveredHouseholds).toBeGreaterThan(after.coveredHouseholds);
  });

  it('leaves the draft and its figures as they were', async () => {
    await redraw(desk);
    const { current } = desk.stores.figures.getState();
    await compared(DRAFT, IN_FORCE);
    await desk.editing.undo();
    await desk.editing.redo();
    expect(desk.stores.figures.getState().current).toEqual(current);
  });

  it('compares an earlier version, a plan and an earlier save of it with each other', async () => {
    await desk.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    await desk.planning.save('四月调整');
    await desk.editing.undo();
    await redraw(desk);
    await desk.planning.save();
    const planId = desk.stores.draft.getState().plan?.id ?? '';
    const plan: ComparedSide = { kind: 'plan', planId, name: '四月调整' };
    const first: ComparedSide = { kind: 'revision', planId, revision: 2 };
    expect((await compared(first, plan)).moved).toHaveLength(1);
    expect((await compared({ kind: 'version', version: 1 }, first)).moved).toHaveLength(0);
    expect((await compared(plan, DRAFT)).moved).toHaveLength(0);
    const turned = await compared(plan, IN_FORCE);
    expect(turned.flows).toEqual([{ from: EAST, to: WEST, buildings: 1, households: 350 }]);
  });

  it('says why it could not, and keeps the newest question when two are asked', async () => {
    await desk.comparing.compare(IN_FORCE, { kind: 'plan', planId: 'unknown', name: '' });
    expect(desk.stores.comparison.getState()).toMatchObject({ status: 'failed', refusal: 'not_found' });
    const slow = altered(visit(), {
      loadPlan: () => new Promise(() => undefined),
    });
    const other = await sitDown(visit, 'planner', { source: slow });
    void other.comparing.compare(IN_FORCE, { kind: 'plan', planId: 'slow', name: '' });
    await other.comparing.compare(IN_FORCE, DRAFT);
    expect(other.stores.comparison.getState()).toMatchObject({ status: 'ready', sides: { after: DRAFT } });
    other.comparing.clear();
    expect(other.stores.comparison.getState()).toMatchObject({ status: 'idle', compared: null });
  });
});

describe('the lineage of the draft', () => {
  it('is empty before the first stroke, then names the grids that it changes', async () => {
    const lineage = () => {
      const open = cityIn(desk.stores.city);
      return open ? draftLineage(open).map((grid) => [grid.code, grid.lineage]) : null;
    };
    expect(lineage()).toEqual([]);
    await redraw(desk);
    expect(lineage()).toEqual([
      [WEST, 'changed'],
      [EAST, 'changed'],
    ]);
  });
});

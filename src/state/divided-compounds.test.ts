import { beforeEach, describe, expect, it } from 'vitest';
import type { GroundCommand } from '../domain/edit.ts';
import type { CitySource } from '../sources/city-source.ts';
import { gridCode, homesOf, TOWN_COMMUNITIES, townFixture } from '../worker/town-fixture.ts';
import { backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange } from './draft-store.ts';
import type { ProblemState } from './problem-store.ts';
import { until } from './until.fixture.ts';

const [COMMUNITY] = TOWN_COMMUNITIES;
/** The first block is a walled compound; one house of it goes to the grid beside. */
const COMPOUND = 'X1';
const divide: GroundCommand = {
  kind: 'assign_ground',
  picked: { buildings: [homesOf(1)[8]], compounds: [], blocksAt: [] },
  to: gridCode(2),
  onlyFrom: null,
  communityCode: COMMUNITY,
  locked: [],
  repairs: [],
  compoundReason: '两期分管',
};

let visit: () => CitySource;
let desk: Desk;

beforeEach(async () => {
  visit = backendOf(townFixture(3), COMMUNITY);
  desk = await sitDown(visit, 'planner');
});

const reasons = () => Object.values(draftChange(desk.stores.draft.getState()).compoundReasons?.added ?? {});
const cutIn = ({ entries }: ProblemState) =>
  entries.find(({ problems: [first] }) => first?.code === 'cuts_compound' && first.where === COMPOUND);
const problemsOf = (of: Desk, isSo: (state: ProblemState) => boolean) =>
  until(of.stores.problems, (state) => !state.stale && isSo(state));

describe('a compound that a draft divides', () => {
  it('has the reason that was given with the stroke; both go and come back together', async () => {
    expect(await desk.editing.perform(divide)).toBe(true);
    expect(reasons()).toEqual([{ code: COMPOUND, reason: '两期分管' }]);
    await problemsOf(desk, (state) => cutIn(state)?.reason === '两期分管');
    expect(cutIn(desk.stores.problems.getState())?.stopsPublication).toBe(false);
    await desk.editing.undo();
    expect(reasons()).toEqual([]);
    await problemsOf(desk, (state) => cutIn(state) === undefined);
    await desk.editing.redo();
    expect(reasons()).toHaveLength(1);
  });

  it('stops the draft until somebody says why; a colleague who opens it is told the same', async () => {
    await desk.editing.perform(divide);
    const { grids, stations } = draftChange(desk.stores.draft.getState());
    await desk.editing.undo();
    await desk.editing.applyWhole({ grids, stations });
    desk.stores.draft.setState({ base: { grids, stations } });
    await problemsOf(desk, (state) => cutIn(state)?.stopsPublication === true);

    expect(await desk.editing.explainCut(COMPOUND, '一期、二期分管')).toBe(true);
    await problemsOf(desk, (state) => cutIn(state)?.reason === '一期、二期分管');
    await desk.editing.undo();
    await problemsOf(desk, (state) => cutIn(state)?.stopsPublication === true);
    await desk.editing.redo();
    expect(await desk.planning.save('分管')).toBe(true);

    const colleague = await sitDown(visit, 'reviewer');
    const [plan] = await colleague.planning.listPlans();
    expect(await colleague.planning.openPlan(plan.id)).toBe(true);
    await problemsOf(colleague, (state) => cutIn(state)?.reason === '一期、二期分管');
  });
});

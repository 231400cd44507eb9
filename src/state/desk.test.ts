import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import type { CitySource } from '../sources/city-source.ts';
import { tinyCity, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { cityIn } from './city-store.ts';
import { backendOf, type Person, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange, isUnsaved, saveStanding } from './draft-store.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.fixture.ts';
import { until } from './until.fixture.ts';

const UNIT = '990101001';
const COMMUNITY = '990101001001';
const WEST = '990101001001001';
const EAST = '990101001001002';
/** The ends of the border between the two grids, both on the community's outline. */
const BORDER: readonly [LonLat, LonLat] = [
  [120.005, 30],
  [120.005, 30.01],
];
const MIDDLE: LonLat = [120.005, 30.0036];

let visit: () => CitySource;
let journal: MemoryJournal;
beforeEach(() => {
  visit = backendOf(tinyCity(), UNIT);
  journal = createMemoryJournal();
});

const at = (person: Person = 'planner', query = '', engine?: EngineApi): Promise<Desk> =>
  sitDown(visit, person, { query, engine, journal });

const households = (desk: Desk, code: string) =>
  desk.stores.figures.getState().current?.grids.get(code)?.households;

/** Moves the border west of building B1, so that its 350 households change grids. */
async function bendBorder(desk: Desk): Promise<void> {
  const segment = { kind: 'insert_vertex', communityCode: COMMUNITY, segment: BORDER, at: MIDDLE } as const;
  expect(await desk.editing.perform(segment)).toBe(true);
  desk.editing.begin({ kind: 'vertex', communityCode: COMMUNITY, from: MIDDLE }, true);
  desk.editing.moveTo([120.0005, 30.003]);
  expect(await desk.editing.finish()).toBe(true);
}

describe('the desk', () => {
  it('opens with the figures of the map in force beside those of the draft', async () => {
    const desk = await at();
    const { inForce, current } = desk.stores.figures.getState();
    expect(current).toEqual(inForce);
    expect([households(desk, WEST), households(desk, EAST)]).toEqual([350, 350]);
    expect(saveStanding(desk.stores.draft.getState())).toBe('untouched');
  });

  it('says why a city could not be opened, and opens it when asked again', async () => {
    const engine = createCityEngine();
    let broken = true;
    const desk = await at('planner', '', {
      ...engine,
      open: (...args) => (broken ? Promise.reject(new Error('no network')) : engine.open(...args)),
    });
    expect(desk.stores.city.getState()).toMatchObject({ status: 'failed', detail: 'no network' });
    broken = false;
    await desk.open();
    expect(desk.stores.city.getState().status).toBe('open');
  });

  it('takes a step as a whole: figures, report and problems hold it from one moment to the next', async () => {
    const desk = await at();
    const { stores } = desk;
    const steps = () => {
      const { step, reportStep } = stores.figures.getState();
      return [step, reportStep, stores.problems.getState().step, stores.problems.getState().stale];
    };
    await bendBorder(desk);
    expect(steps()).toEqual([2, 2, 2, false]);
    await desk.editing.undo();
    expect(steps()).toEqual([3, 3, 3, false]);
  });

  it('keeps a step whose problems could not be found, and looks for them once more', async () => {
    const engine = createCityEngine();
    let failures = 0;
    const desk = await at('planner', '', {
      ...engine,
      problems: () => (failures-- > 0 ? Promise.reject(new Error('broken')) : engine.problems()),
    });
    failures = 1;
    const segment = { kind: 'insert_vertex', communityCode: COMMUNITY, segment: BORDER, at: MIDDLE } as const;
    expect(await desk.editing.perform(segment)).toBe(true);
    expect(desk.stores.figures.getState().step).toBe(1);
    await until(desk.stores.problems, ({ step, stale }) => step === 1 && !stale);
    await until(desk.stores.figures, ({ reportStep }) => reportStep === 1);
  });

  it('counts both neighbours anew when a border moves, and undo puts everything back', async () => {
    const desk = await at();
    const before = cityIn(desk.stores.city)?.current.grids;
    const figuresBefore = desk.stores.figures.getState().current;
    await bendBorder(desk);
    expect([households(desk, WEST), households(desk, EAST)]).toEqual([0, 700]);
    expect(desk.stores.figures.getState().inForce?.grids.get(WEST)?.households).toBe(350);

    await desk.editing.undo();
    expect(cityIn(desk.stores.city)?.current.grids).toEqual(before);
    expect(desk.stores.figures.getState().current?.grids).toEqual(figuresBefore?.grids);
    expect(isUnsaved(desk.stores.draft.getState())).toBe(false);

    await desk.editing.redo();
    expect([households(desk, WEST), households(desk, EAST)]).toEqual([0, 700]);
  });

  it('makes one undo step of a vertex that was inserted and dragged in one stroke', async () => {
    const desk = await at();
    await bendBorder(desk);
    expect(desk.stores.draft.getState().history.done).toHaveLength(1);
  });

  it('keeps nothing of a gesture that was cancelled or refused', async () => {
    const desk = await at();
    desk.editing.begin({ kind: 'station', code: 'S1', from: [120.005, 30.005] });
    desk.editing.moveTo([120.001, 30.001]);
    await desk.editing.cancel();
    expect(desk.stores.draft.getState().history.done).toHaveLength(0);

    const corner: LonLat = [120.005, 30];
    desk.editing.begin({ kind: 'vertex', communityCode: COMMUNITY, from: corner });
    desk.editing.moveTo([120.004, 30.001]);
    expect(await desk.editing.finish()).toBe(false);
    expect(desk.stores.notices.getState().notice?.key).toBe('refused.on_community_border');
    expect(desk.stores.gesture.getState().gesture).toBeNull();
    expect(isUnsaved(desk.stores.draft.getState())).toBe(false);
  });

  it('measures the map in force under new settings too', async () => {
    const desk = await at();
    await desk.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    await desk.configure({ limitMinutes: 5 });
    journal = createMemoryJournal();
    const plain = await at();
    await plain.configure({ limitMinutes: 5 });
    const { inForce, current } = desk.stores.figures.getState();
    expect(inForce?.totals).toEqual(plain.stores.figures.getState().current?.totals);
    expect(current?.totals.coveredHouseholds).toBe(0);
    expect(current?.settings.limitMinutes).toBe(5);
  });

  it('adds a station and never covers fewer households for it', async () => {
    const desk = await at();
    const covered = desk.stores.figures.getState().current?.totals.coveredHouseholds ?? 0;
    const station = tinyStation('S2', { location: [120.008, 30.008] });
    expect(await desk.editing.perform({ kind: 'add_station', station })).toBe(true);
    const after = desk.stores.figures.getState().current?.totals.coveredHouseholds ?? 0;
    expect(after).toBeGreaterThanOrEqual(covered);
    expect(cityIn(desk.stores.city)?.current.stations.has('S2')).toBe(true);
  });

  it('brings an unsaved draft back after a reload, with its undo', async () => {
    const first = await at();
    await bendBorder(first);
    first.close();
    const second = await at();
    expect(households(second, EAST)).toBe(700);
    expect(second.stores.draft.getState().restored).toBe(true);
    await second.editing.undo();
    expect(households(second, EAST)).toBe(350);
  });

  it('saves a draft, opens it from a link, and leaves the journal empty', async () => {
    const desk = await at();
    await bendBorder(desk);
    expect(await desk.planning.save('四月调整')).toBe(true);
    expect(saveStanding(desk.stores.draft.getState())).toBe('saved');
    const id = desk.stores.draft.getState().plan?.id;

    const again = await at('planner', `?plan=${id}`);
    expect(again.stores.draft.getState().restored).toBe(false);
    expect(households(again, EAST)).toBe(700);
    expect(isUnsaved(again.stores.draft.getState())).toBe(false);
    await again.planning.closePlan();
    expect(households(again, EAST)).toBe(350);
  });

  it('takes in what a colleague saved first, and gives back with one click what had to give way', async () => {
    const mine = await at();
    await bendBorder(mine);
    await mine.planning.save('四月调整');
    const id = mine.stores.draft.getState().plan?.id;
    const colleague = await at('colleague', `?plan=${id}`);
    await colleague.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    expect(await colleague.planning.save()).toBe(true);

    await mine.editing.perform({ kind: 'move_station', stationCode: 'S1', to: [120.006, 30.005] });
    expect(await mine.planning.save()).toBe(true);
    expect(saveStanding(mine.stores.draft.getState())).toBe('saved');
    expect(cityIn(mine.stores.city)?.current.stations.has('S1')).toBe(false);
    expect(households(mine, EAST)).toBe(700);
    const { notTaken } = mine.stores.merge.getState();
    expect(notTaken.map(({ code, mine: wanted }) => [code, wanted?.location])).toEqual([
      ['S1', [120.006, 30.005]],
    ]);
    expect(await mine.settling.takeStation('S1')).toBe(true);
    expect(cityIn(mine.stores.city)?.current.stations.get('S1')?.location).toEqual([120.006, 30.005]);
    expect(mine.stores.merge.getState().notTaken).toEqual([]);
  });

  it('saves the work as another plan, and leaves the first one as it was saved', async () => {
    const desk = await at();
    await bendBorder(desk);
    await desk.planning.save('四月调整');
    await desk.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    expect(await desk.planning.saveAs('四月调整（另存）')).toBe(true);
    expect(saveStanding(desk.stores.draft.getState())).toBe('saved');
    const plans = await desk.planning.listPlans();
    const first = plans.find(({ name }) => name === '四月调整');
    expect(plans.map(({ name }) => name)).toContain('四月调整（另存）');
    expect(await desk.planning.openPlan(first?.id ?? '')).toBe(true);
    expect(cityIn(desk.stores.city)?.current.stations.has('S1')).toBe(true);
    expect(households(desk, EAST)).toBe(700);
  });

  it('carries a plan from draft to the map in force', async () => {
    const planner = await at();
    await bendBorder(planner);
    await planner.planning.save('四月调整');
    expect(await planner.planning.submit()).toBe(true);
    const id = planner.stores.draft.getState().plan?.id;
    expect(planner.editing.begin({ kind: 'station', code: 'S1', from: [120.005, 30.005] })).toBe(false);
    expect(planner.stores.notices.getState().notice?.key).toBe('notEditable');

    const reviewer = await at('reviewer', `?plan=${id}&limit=5`);
    expect(await reviewer.planning.approve('')).toBe(true);
    expect(await reviewer.planning.publish()).toEqual({ published: true, problems: [] });
    const open = cityIn(reviewer.stores.city);
    expect(open?.version).toBeGreaterThan(1);
    expect(reviewer.stores.figures.getState().inForce?.grids.get(EAST)?.households).toBe(700);
    expect(reviewer.stores.draft.getState().plan).toBeNull();
    expect(draftChange(reviewer.stores.draft.getState()).grids.updated).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import type { CityData, Station } from '../domain/city.ts';
import type { EditCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { changeBetween, changeOf, EMPTY_CHANGE } from '../editing/change.ts';
import { block, tinyCity, tinyGrid, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from './city-store.ts';
import { altered, backendOf, signedIn, sitDown } from './desk.fixture.ts';
import { draftChange, saveStanding } from './draft-store.ts';
import type { DeskNotice } from './notice-store.ts';
import { beyondUnit, unitForPlan, unitsToPlan, widenedUnit } from './plan-unit.ts';
import { AUTOSAVE_AFTER_MS } from './saving.ts';
import { handDriven } from './surroundings.fixture.ts';
import { until } from './until.fixture.ts';

/** A city of two sub-districts; the first has two communities side by side, the second has one. */
const CITY = '990101';
const [FIRST, SECOND] = ['990101001', '990101002'];
const [WEST, MIDDLE, EAST] = ['990101001001', '990101001002', '990101002001'];

function threeCommunities(): CityData {
  const unit = { totals: {}, level: 'community' as const };
  const city = tinyCity();
  return {
    ...city,
    adminUnits: [
      { ...unit, code: CITY, name: '小城', level: 'county', parentCode: null, geometry: block(0, 0, 30, 10) },
      {
        ...unit,
        code: FIRST,
        name: '东街道',
        level: 'subdistrict',
        parentCode: CITY,
        geometry: block(0, 0, 20, 10),
      },
      { ...unit, code: WEST, name: '平安社区', parentCode: FIRST, geometry: block(0, 0, 10, 10) },
      { ...unit, code: MIDDLE, name: '安宁社区', parentCode: FIRST, geometry: block(10, 0, 20, 10) },
      {
        ...unit,
        code: SECOND,
        name: '西街道',
        level: 'subdistrict',
        parentCode: CITY,
        geometry: block(20, 0, 30, 10),
      },
      { ...unit, code: EAST, name: '和平社区', parentCode: SECOND, geometry: block(20, 0, 30, 10) },
    ],
    grids: [
      tinyGrid(`${WEST}001`, block(0, 0, 10, 10), { communityCode: WEST }),
      tinyGrid(`${MIDDLE}001`, block(10, 0, 20, 10), { communityCode: MIDDLE }),
      tinyGrid(`${EAST}001`, block(20, 0, 30, 10), { communityCode: EAST }),
    ],
    stations: [tinyStation('S1', { location: place(1) })],
  };
}

const place = (x: number): LonLat => [120 + x / 1000, 30.004];
const city = openCity(threeCommunities(), 1);
const plansFor = (...units: string[]) => ({
  memberships: units.map((unitCode) => ({ role: 'planner' as const, unitCode })),
});
const { grids, stations } = threeCommunities();

/** Renames the grid of each of these communities, and moves the station when a place is given. */
const work = (communities: readonly string[], to: LonLat | null = null) =>
  changeBetween(
    { grids, stations },
    {
      grids: grids.map((grid) => (communities.includes(grid.communityCode) ? { ...grid, name: '改' } : grid)),
      stations: stations.map((station) => (to ? { ...station, location: to } : station)),
    },
  );

describe('the unit that a draft is made for', () => {
  it('is the smallest that holds all its changes', () => {
    const unit = (...args: Parameters<typeof work>) => unitForPlan(city, plansFor(CITY), work(...args));
    expect(unit([WEST])).toBe(WEST);
    expect(unit([WEST, MIDDLE])).toBe(FIRST);
    expect(unit([MIDDLE, EAST])).toBe(CITY);
    expect(unit([], place(5))).toBe(WEST);
    // The station leaves one community for another: both places count.
    expect(unit([], place(15))).toBe(FIRST);
    expect(unit([WEST], place(25))).toBe(CITY);
    // A crossing counts where it begins.
    const bridge = {
      code: 'X1',
      name: null,
      kind: 'bridge' as const,
      open: 'always',
      stepFree: true,
      signals: false,
    };
    const added = { X1: { ...bridge, line: [place(25), place(15)] } };
    const crossing = changeOf({ crossings: { added, updated: {}, removed: {} } });
    expect(unitForPlan(city, plansFor(CITY), crossing)).toBe(EAST);
  });

  it('is the first that the person plans for when the work has no place, or none of theirs holds it', () => {
    expect(unitForPlan(city, plansFor(FIRST), EMPTY_CHANGE)).toBe(FIRST);
    expect(unitForPlan(city, plansFor(FIRST, SECOND), work([MIDDLE, EAST]))).toBe(FIRST);
    expect(unitForPlan(city, plansFor(FIRST, SECOND), work([EAST]))).toBe(EAST);
  });

  it('is one of those the person plans for, with all below', () => {
    const codes = (...units: string[]) => unitsToPlan(city, plansFor(...units)).map(({ code }) => code);
    expect(codes(CITY)).toEqual([CITY, FIRST, WEST, MIDDLE, SECOND, EAST]);
    expect(codes(SECOND, MIDDLE)).toEqual([SECOND, EAST, MIDDLE]);
    expect(unitsToPlan(city, { memberships: [{ role: 'reviewer', unitCode: CITY }] })).toEqual([]);
  });

  it('names what lies beyond it', () => {
    expect(beyondUnit(city, work([WEST, EAST], place(25)), FIRST)).toEqual({
      communities: [EAST],
      places: ['S1'],
    });
    expect(beyondUnit(city, work([WEST, EAST], place(25)), CITY)).toEqual({ communities: [], places: [] });
  });

  it('refuses work beyond it, says so, and keeps the work', async () => {
    const desk = await sitDown(backendOf(threeCommunities(), CITY), 'planner');
    await desk.editing.perform({ kind: 'move_station', stationCode: 'S1', to: place(15) });
    expect(await desk.planning.save('四月调整', WEST)).toBe(false);
    const { notices, draft } = desk.stores;
    expect(notices.getState().notice).toMatchObject({ key: 'beyondUnit', values: { name: '平安社区' } });
    expect([draft.getState().plan, draft.getState().history.done.length]).toEqual([null, 1]);
    expect(await desk.planning.save('四月调整')).toBe(true);
    expect(draft.getState().plan?.unitCode).toBe(FIRST);
  });
});

describe('a plan that its work has outgrown', () => {
  it('is for the smallest unit of its planner that holds the work and its present unit', () => {
    const widened = (present: string, change: Change, ...own: string[]) =>
      widenedUnit(city, plansFor(...own), present, change);
    expect(widened(WEST, work([WEST]), CITY)).toBe(WEST);
    expect(widened(WEST, work([WEST, MIDDLE]), CITY)).toBe(FIRST);
    // The work lies in one other community: the plan does not leave the one it is for.
    expect(widened(WEST, work([MIDDLE]), CITY)).toBe(FIRST);
    expect(widened(WEST, work([], place(25)), CITY)).toBe(CITY);
    // What was taken back leaves it as wide as it is.
    expect(widened(CITY, work([WEST]), CITY)).toBe(CITY);
    expect(widened(FIRST, EMPTY_CHANGE, CITY)).toBe(FIRST);
    // None of theirs holds both: the backend has the last word.
    expect(widened(FIRST, work([EAST]), FIRST, SECOND)).toBe(FIRST);
  });

  const station = (code: string, x: number) => tinyStation(code, { location: place(x) });
  /** Adds a station: in the west up to 10, in the middle up to 20, in the east beyond. */
  const add = (code: string, x: number): EditCommand => ({ kind: 'add_station', station: station(code, x) });
  const adding = (...stations: Station[]) =>
    changeOf({
      stations: {
        added: Object.fromEntries(stations.map((each) => [each.code, each])),
        updated: {},
        removed: {},
      },
    });

  it('is widened by the save that follows by itself, is told once, and undo goes on as before', async () => {
    const surroundings = handDriven();
    const visit = backendOf(threeCommunities(), CITY);
    const desk = await sitDown(visit, 'planner', { surroundings });
    const { draft, notices } = desk.stores;
    const told: (DeskNotice | null)[] = [];
    notices.subscribe(({ notice }) => told.push(notice));
    const autosaved = async () => {
      surroundings.pass(AUTOSAVE_AFTER_MS);
      await until(draft, (state) => saveStanding(state) === 'saved');
    };
    await desk.editing.perform(add('W', 5));
    expect(await desk.planning.save('四月调整')).toBe(true);
    expect(draft.getState().plan?.unitCode).toBe(WEST);

    expect(await desk.editing.perform(add('M', 15))).toBe(true);
    await autosaved();
    expect(await desk.editing.perform({ kind: 'move_station', stationCode: 'M', to: place(16) })).toBe(true);
    await autosaved();
    await desk.editing.undo();
    await desk.editing.undo();
    await autosaved();
    const widenings = told.filter((notice) => notice?.key === 'planWidened');
    expect(widenings).toEqual([{ tone: 'info', key: 'planWidened', values: { name: '东街道' } }]);
    const { plan, base, history } = draft.getState();
    expect(plan).toMatchObject({ unitCode: FIRST });
    expect(draftChange({ base, history })).toEqual(adding(station('W', 5)));

    const stored = await (await signedIn(visit(), 'colleague')).loadPlan(plan?.id ?? '');
    expect(stored).toMatchObject({ value: { plan: { unitCode: FIRST }, change: adding(station('W', 5)) } });
  });

  it('is told instead of the save when somebody saves by hand', async () => {
    const desk = await sitDown(backendOf(threeCommunities(), CITY), 'planner');
    await desk.editing.perform(add('W', 5));
    await desk.planning.save('四月调整');
    await desk.editing.perform({ kind: 'move_station', stationCode: 'S1', to: place(25) });
    expect(await desk.planning.save()).toBe(true);
    const { notice } = desk.stores.notices.getState();
    expect(notice).toMatchObject({ key: 'planWidened', values: { name: '小城' } });
  });

  it('is widened although a colleague saved, and widened it, first', async () => {
    const visit = backendOf(threeCommunities(), CITY);
    const desk = await sitDown(visit, 'planner');
    await desk.editing.perform(add('W', 5));
    await desk.planning.save('四月调整');
    const query = `?plan=${desk.stores.draft.getState().plan?.id}`;
    const colleague = await sitDown(visit, 'colleague', { query });
    await colleague.editing.perform(add('E', 25));
    await desk.editing.perform(add('M', 15));
    expect(await colleague.planning.save()).toBe(true);
    expect(await desk.planning.save()).toBe(true);
    const { plan, base, history } = desk.stores.draft.getState();
    expect(plan?.unitCode).toBe(CITY);
    expect(draftChange({ base, history })).toEqual(
      adding(station('W', 5), station('M', 15), station('E', 25)),
    );
  });

  it('cannot be widened beyond what its planner plans for', async () => {
    const desk = await sitDown(backendOf(threeCommunities(), FIRST), 'planner');
    const tried = async (command: EditCommand) => [
      await desk.editing.perform(command),
      desk.stores.notices.getState().notice?.key,
    ];
    await desk.editing.perform(add('W', 5));
    await desk.planning.save('四月调整');
    expect([desk.mayEdit(MIDDLE), desk.mayEdit(EAST)]).toEqual([true, false]);
    expect([desk.mayEditAt(place(15)), desk.mayEditAt(place(25))]).toEqual([true, false]);
    const bend = { kind: 'remove_vertex', communityCode: EAST, at: place(20) } as const;
    expect(await tried(bend)).toEqual([false, 'outsideYourUnit']);
    const away = { kind: 'move_station', stationCode: 'S1', to: place(25) } as const;
    expect(await tried(away)).toEqual([false, 'outsideYourUnit']);
    expect(await tried(add('M', 15))).toEqual([true, undefined]);
  });

  it('cannot be for two units of its planner that no third one holds', async () => {
    const visit = backendOf(threeCommunities(), CITY);
    const plain = visit();
    const session = async () => {
      const whole = await plain.session();
      return whole && { ...whole, ...plansFor(FIRST, SECOND) };
    };
    const desk = await sitDown(visit, 'planner', { source: altered(plain, { session }) });
    await desk.editing.perform(add('W', 5));
    await desk.planning.save('四月调整', FIRST);
    expect(await desk.editing.perform(add('E', 25))).toBe(false);
    const { notice } = desk.stores.notices.getState();
    expect(notice).toMatchObject({ key: 'outsidePlanUnit', values: { name: '东街道' } });
  });
});

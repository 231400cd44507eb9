import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { changeBetween, changeOf, EMPTY_CHANGE } from '../editing/change.ts';
import { block, tinyCity, tinyGrid, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { openCity } from './city-store.ts';
import { backendOf, sitDown } from './desk.fixture.ts';
import { beyondUnit, unitForPlan, unitsToPlan } from './plan-unit.ts';

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
    await desk.editing.perform({ kind: 'move_station', stationCode: 'S1', to: place(25) });
    expect(notices.getState().notice).toMatchObject({ key: 'outsidePlanUnit', values: { name: '东街道' } });
  });
});

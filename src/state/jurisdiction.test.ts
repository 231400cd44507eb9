import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { block, tinyCity, tinyGrid, tinyStation } from '../sources/package/tiny-city.fixture.ts';
import { cityIn } from './city-store.ts';
import { backendOf, sitDown } from './desk.fixture.ts';

const HERE: LonLat = [120.004, 30.004];
const THERE: LonLat = [120.015, 30.004];

/** The tiny city and a second sub-district east of it, with a station. */
function twoSubdistricts(): CityData {
  const city = tinyCity();
  const geometry = block(10, 0, 20, 10);
  const whole = { geometry: block(0, 0, 20, 10), totals: {}, parentCode: null };
  const next = { geometry, totals: {}, level: 'subdistrict' as const, parentCode: '990101' };
  return {
    ...city,
    adminUnits: [
      { ...whole, code: '990101', name: '小城', level: 'county' },
      ...city.adminUnits.map((unit) => (unit.parentCode === null ? { ...unit, parentCode: '990101' } : unit)),
      { ...next, code: '990101002', name: '西街道' },
      { ...next, code: '990101002001', name: '安宁社区', level: 'community', parentCode: '990101002' },
    ],
    grids: [...city.grids, tinyGrid('990101002001001', geometry, { communityCode: '990101002001' })],
    stations: [...city.stations, tinyStation('S9', { location: THERE })],
  };
}

describe('the planner of one sub-district', () => {
  it('changes stations in it, and none beyond it, neither from there nor to there', async () => {
    const desk = await sitDown(backendOf(twoSubdistricts(), '990101001'), 'planner');
    const tried = async (stationCode: string, to: LonLat) => [
      await desk.editing.perform({ kind: 'move_station', stationCode, to }),
      desk.stores.notices.getState().notice?.key,
    ];
    expect(await tried('S1', HERE)).toEqual([true, undefined]);
    expect(await tried('S1', THERE)).toEqual([false, 'outsideYourUnit']);
    expect(await tried('S9', HERE)).toEqual([false, 'outsideYourUnit']);
    const close = { kind: 'close_station', stationCode: 'S9' } as const;
    expect(await desk.editing.perform(close)).toBe(false);
    const station = tinyStation('N1', { location: THERE });
    expect(await desk.editing.perform({ kind: 'add_station', station })).toBe(false);
    expect([desk.mayEditAt(HERE), desk.mayEditAt(THERE)]).toEqual([true, false]);
    expect(cityIn(desk.stores.city)?.current.stations.get('S9')?.location).toEqual(THERE);
  });

  it('does not even take hold of a station or a border beyond it', async () => {
    const desk = await sitDown(backendOf(twoSubdistricts(), '990101001'), 'planner');
    expect(desk.editing.begin({ kind: 'station', code: 'S9', from: THERE })).toBe(false);
    expect(desk.editing.begin({ kind: 'vertex', communityCode: '990101002001', from: THERE })).toBe(false);
    expect(desk.editing.begin({ kind: 'station', code: 'S1', from: HERE })).toBe(true);
    desk.editing.moveTo(THERE);
    expect(await desk.editing.finish()).toBe(false);
    expect(desk.stores.gesture.getState().gesture).toBeNull();
  });

  it('may change a station without a place', async () => {
    const desk = await sitDown(backendOf(twoSubdistricts(), '990101001'), 'planner');
    const station = tinyStation('N1', { location: null });
    expect(await desk.editing.perform({ kind: 'add_station', station })).toBe(true);
  });
});

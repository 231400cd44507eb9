import { beforeEach, describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { buildingTable, streetTable } from '../sources/package/city-tables.ts';
import { block, tinyCity, tinyGrid } from '../sources/package/tiny-city.fixture.ts';
import { buildingsOf, disjointMoves, gridOf, gridsOf, stroke } from './building-moves.fixture.ts';
import { cityIn } from './city-store.ts';
import type { Desk } from './desk.ts';
import { saveStanding } from './draft-store.ts';
import {
  COMMUNITY,
  give,
  gridOfBuildings,
  smallCity,
  type TwoPlanners,
  twoPlanners,
} from './two-planners.fixture.ts';

let pair: TwoPlanners;
let planner: Desk;
let colleague: Desk;
beforeEach(async () => {
  pair = await twoPlanners(smallCity(7));
  ({ planner, colleague } = pair);
});

const merge = (desk: Desk) => desk.stores.merge.getState();
/** The first two grids of the fixture are islands in another. */
const isBlock = (code: string) => Number(code.slice(-3)) > 2;
const [LEFT, , RIGHT] = [1, 2, 3].map((number) => `${COMMUNITY}00${number}`);

/** Three grids side by side, and in the middle one a building whose ground reaches from the left to the right one. */
function threeStrips(): CityData {
  const door = (code: string, x: number, y: number) => ({
    code,
    at: [120 + x / 1000, 30 + y / 1000] as LonLat,
    households: 350,
    olderHouseholds: -1,
    compoundIndex: -1,
    estimated: false,
    kind: null,
    footprint: null,
  });
  const city = tinyCity();
  return {
    ...city,
    compounds: [],
    gates: [],
    backdrop: [],
    grids: [block(0, 0, 3, 10), block(3, 0, 7, 10), block(7, 0, 10, 10)].map((geometry, i) =>
      tinyGrid(`${COMMUNITY}00${i + 1}`, geometry),
    ),
    buildings: buildingTable([door('A', 1, 2), door('B', 5, 2), door('C', 9, 2), door('D', 5, 8)]),
    streets: streetTable([
      {
        id: 'w1',
        kind: 'residential',
        name: null,
        access: null,
        flags: 0,
        line: [
          [120, 30.005],
          [120.01, 30.005],
        ],
      },
    ]),
  };
}

describe('two people in one plan', () => {
  it('have both new grids when both split, though they gave them the same code', async () => {
    const [west, east] = [113.8995, 113.9045];
    const split = (desk: Desk, gridCode: string, lat: number) => {
      const line: LonLat[] = [
        [west, lat],
        [east, lat],
      ];
      const action = { kind: 'split_grid', gridCode, line } as const;
      return desk.editing.perform({
        ...action,
        communityCode: COMMUNITY,
        locked: [],
        repairs: [],
        compoundReason: null,
      });
    };
    const before = gridsOf(planner);
    const outer = before.filter(isBlock);
    const cuts = await Promise.all(
      [[planner, 22.50035] as const, [colleague, 22.5028] as const].map(async ([desk, lat]) => {
        for (const code of outer) if (await split(desk, code, lat)) return gridsOf(desk).length;
        return before.length;
      }),
    );
    expect(cuts).toEqual([before.length + 1, before.length + 1]);
    const [mine, theirs] = [planner, colleague].map((desk) =>
      gridsOf(desk).find((code) => !before.includes(code)),
    );
    expect(mine).toBe(theirs);
    await colleague.planning.save();
    await planner.planning.save();
    expect(gridsOf(planner)).toHaveLength(before.length + 2);
    expect(merge(planner).contested).toEqual([]);
    await colleague.company.look();
    expect(gridOfBuildings(colleague)).toEqual(gridOfBuildings(planner));
  });

  it('take in nothing under a drag, and all of it after', async () => {
    await colleague.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    await colleague.planning.save();
    const from = cityIn(planner.stores.city)?.current.stations.get('S2')?.location as LonLat;
    planner.editing.begin({ kind: 'station', code: 'S2', from });
    await planner.company.look();
    expect(cityIn(planner.stores.city)?.current.stations.has('S1')).toBe(true);
    await planner.editing.cancel();
    await planner.company.look();
    expect(cityIn(planner.stores.city)?.current.stations.has('S1')).toBe(false);
    expect(planner.stores.notices.getState().notice?.key).toBe('merged.colleague');
    expect(saveStanding(planner.stores.draft.getState())).toBe('saved');
  });

  it('are told who else is there, and not of themselves', async () => {
    await planner.company.look();
    await colleague.company.look();
    await planner.company.look();
    const names = [planner, colleague].map((desk) =>
      desk.stores.company.getState().others.map(({ name }) => name),
    );
    expect(names).toEqual([['colleague'], ['planner']]);
  });

  it('undo their own strokes after taking in the other, and never the other’s', async () => {
    const [one, other] = await disjointMoves(planner);
    await give(planner, COMMUNITY, [one.building], one.to);
    await colleague.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    await colleague.planning.save();
    await planner.planning.save();
    expect(planner.stores.draft.getState().history.done).toHaveLength(1);
    await planner.editing.undo();
    expect(gridOf(planner, one.building)).not.toBe(one.to);
    expect(cityIn(planner.stores.city)?.current.stations.has('S1')).toBe(false);
    await planner.editing.redo();

    await planner.planning.save();
    await colleague.company.look();
    await give(colleague, COMMUNITY, [other.building], other.to);
    await colleague.planning.save();
    await planner.planning.save();
    await planner.company.look();
    const now = gridOfBuildings(planner);
    while (planner.stores.draft.getState().history.done.length > 0) await planner.editing.undo();
    expect(gridOf(planner, other.building)).toBe(now[buildingsOf(planner).indexOf(other.building)]);
  });
});

describe('a building that two people gave to different grids', () => {
  beforeEach(async () => {
    pair = await twoPlanners(threeStrips());
    ({ planner, colleague } = pair);
  });

  it('is shown to both, and either can take it with one click', async () => {
    expect(await stroke(colleague, { building: 'B', to: LEFT })).toBe(true);
    expect(await colleague.planning.save()).toBe(true);
    expect(await stroke(planner, { building: 'B', to: RIGHT })).toBe(true);
    expect(await planner.planning.save()).toBe(true);

    expect(gridOf(planner, 'B')).toBe(LEFT);
    const entry = { buildingCode: 'B', keptIn: LEFT, wantedIn: RIGHT };
    expect(merge(planner).contested).toMatchObject([entry]);
    expect(planner.stores.notices.getState().notice).toMatchObject({
      key: 'contested.colleague',
      values: { count: 1 },
    });
    await colleague.company.look();
    expect(merge(colleague).contested).toMatchObject([{ ...entry, by: { name: 'planner' } }]);
    expect(colleague.stores.problems.getState().entries[0]).toMatchObject({
      kind: 'contested',
      subjects: ['B', LEFT, RIGHT],
    });
    expect(await planner.planning.submit()).toBe(false);

    expect(await planner.settling.takeWanted(['B'])).toBe(true);
    expect(gridOf(planner, 'B')).toBe(RIGHT);
    expect(merge(planner).contested).toEqual([]);
    expect(await planner.planning.save()).toBe(true);
    await colleague.company.look();
    expect(gridOf(colleague, 'B')).toBe(RIGHT);
    expect(merge(colleague).contested).toEqual([]);
  });

  it('stays where it is when somebody says so', async () => {
    expect(await stroke(colleague, { building: 'B', to: LEFT })).toBe(true);
    await colleague.planning.save();
    expect(await stroke(planner, { building: 'B', to: RIGHT })).toBe(true);
    await planner.planning.save();
    await colleague.company.look();
    expect(await colleague.settling.keep(['B'])).toBe(true);
    expect(merge(colleague).contested).toEqual([]);
    expect(gridOf(colleague, 'B')).toBe(LEFT);
    expect(await colleague.planning.submit()).toBe(true);
  });
});

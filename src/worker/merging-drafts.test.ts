import { beforeEach, describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../domain/city.ts';
import type { GroundAction, GroundCommand } from '../domain/edit.ts';
import { applyToRecords, invertChange, sameRecord } from '../editing/change.ts';
import { buildPartition } from '../engine/topology/build-partition.ts';
import { createCityEngine } from './city-engine.ts';
import type { EngineApi } from './protocol.ts';
import { gridCode, homesOf, TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

const [COMMUNITY] = TOWN_COMMUNITIES;

let city: CityData;
let engine: EngineApi;
let base: readonly Grid[];
beforeEach(async () => {
  city = townFixture(11);
  engine = createCityEngine();
  await engine.open(city, TOWN_SETTINGS);
  base = city.grids.filter(({ communityCode }) => communityCode === COMMUNITY);
});

/** The grids of the community as one planner leaves them; the desk is as before. */
async function drafted(action: GroundAction): Promise<Grid[]> {
  const plain = { communityCode: COMMUNITY, locked: [], repairs: [], compoundReason: '调整' };
  const answer = await engine.edit({ ...plain, ...action } as GroundCommand, 'commit', false);
  if (!answer.ok) throw new Error(`${JSON.stringify(action)} was refused as ${answer.reason}`);
  const { change } = answer.value;
  await engine.apply(invertChange(change));
  return [...applyToRecords<Grid>(new Map(base.map((grid) => [grid.code, grid])), change.grids).values()];
}

/** Gives the three eastern houses of a block to the block east of it. */
const giveEastward = (from: number, to: number): GroundAction => ({
  kind: 'assign_ground',
  picked: { buildings: homesOf(from).slice(6), compounds: [], blocksAt: [] },
  to: gridCode(to),
  onlyFrom: null,
});
const split = (number: number): GroundAction => {
  const [southWest, southEast, northEast, northWest] = base[number - 1].geometry.coordinates[0];
  const middle = (a: readonly number[], b: readonly number[]) =>
    [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
  const line = [middle(southWest, southEast), middle(northWest, northEast)];
  return { kind: 'split_grid', gridCode: gridCode(number), line };
};
const byCode = (grids: readonly Grid[]) => new Map(grids.map((grid) => [grid.code, grid]));

describe('two drafts of one community', () => {
  it('a: keep both when they touch different grids', async () => {
    const mine = await drafted(giveEastward(2, 5));
    const theirs = await drafted(giveEastward(8, 11));
    const merged = await engine.mergeDrafts(COMMUNITY, base, mine, theirs);
    expect(merged.contested).toEqual([]);
    const grids = byCode(merged.grids);
    for (const number of [2, 5])
      expect(sameRecord(grids.get(gridCode(number)), byCode(mine).get(gridCode(number)))).toBe(true);
    for (const number of [8, 11])
      expect(sameRecord(grids.get(gridCode(number)), byCode(theirs).get(gridCode(number)))).toBe(true);
    const faces = merged.grids.map((grid) => ({ code: grid.code, polygon: grid.geometry }));
    expect(buildPartition(faces, city.adminUnits[0].geometry).problems).toEqual([]);
  });

  it('b: tell of every home that both gave away, and leave it where they have it', async () => {
    const mine = await drafted(giveEastward(2, 5));
    const theirs = await drafted({
      kind: 'merge_grids',
      gridCodes: [gridCode(2), gridCode(3)],
      into: gridCode(3),
    });
    const merged = await engine.mergeDrafts(COMMUNITY, base, mine, theirs);
    expect(merged.contested.map(({ buildingCode }) => buildingCode).sort()).toEqual(homesOf(2).slice(6));
    for (const { keptIn, wantedIn } of merged.contested)
      expect([keptIn, wantedIn]).toEqual([gridCode(3), gridCode(5)]);
  });

  it('c: give my new grid another code where they have issued it, too', async () => {
    const mine = await drafted(split(2));
    const theirs = await drafted(split(8));
    const merged = byCode((await engine.mergeDrafts(COMMUNITY, base, mine, theirs)).grids);
    expect([...merged.keys()].filter((one) => !byCode(base).has(one))).toEqual([gridCode(13), gridCode(14)]);
    expect(merged.get(gridCode(14))?.name).toBe('东门社区第14网格');
  });

  it('d: merge the facts of a grid field by field', async () => {
    const renamed = base.map((grid) => (grid.code === gridCode(4) ? { ...grid, name: '望江网格' } : grid));
    const staffed = base.map((grid) =>
      grid.code === gridCode(4) ? { ...grid, staff: { gridWorkers: 3 } } : grid,
    );
    const { grids } = await engine.mergeDrafts(COMMUNITY, base, renamed, staffed);
    expect(byCode(grids).get(gridCode(4))).toMatchObject({ name: '望江网格', staff: { gridWorkers: 3 } });
  });
});

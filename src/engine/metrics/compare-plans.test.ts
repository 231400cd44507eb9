import { describe, expect, it } from 'vitest';
import { DEFAULT_BANDS, type Grid } from '../../domain/city.ts';
import { UNASSIGNED } from '../../domain/edit.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { LINEAGE_KINDS, type LineageKind } from '../../domain/plan-story.ts';
import { polygonCovers } from '../geometry/point-in-polygon.ts';
import { latticeCommunity, seededRandom } from '../topology/community-fixture.ts';
import { comparePlans, type PlanComparison, type PlanSide } from './compare-plans.ts';
import type { ComparedBuildings } from './moved-buildings.ts';

const COMMUNITY = '990101001001';
const grid = (sequence: number, geometry: Polygon, rest: Partial<Grid> = {}): Grid => ({
  code: `${COMMUNITY}${String(sequence).padStart(3, '0')}`,
  name: `第${sequence}网格`,
  communityCode: COMMUNITY,
  kind: 'scattered_housing',
  typology: null,
  staff: {},
  geometry,
  ...rest,
});

/** A rectangle, in thousandths of a degree. */
function block(west: number, south: number, east: number, north: number): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring.map(([x, y]) => [113.9 + x / 1000, 22.5 + y / 1000])] };
}

function buildingsAt(places: readonly (readonly [x: number, y: number, households: number])[]) {
  return {
    count: places.length,
    codes: places.map((_, row) => `B${row}`),
    lon: Float64Array.from(places, ([x]) => 113.9 + x / 1000),
    lat: Float64Array.from(places, ([, y]) => 22.5 + y / 1000),
    households: Int32Array.from(places, ([, , households]) => households),
  };
}

/** A random plan over the same ground: its own number of grids, some codes shared with other plans, some missing. */
function randomSide(random: () => number, count: number): PlanSide {
  const columns = 2 + Math.floor(random() * 3);
  const rows = Math.floor(12 / columns);
  const steps = Math.floor(12 / Math.max(columns, rows));
  const { faces } = latticeCommunity(random, { columns, rows, steps });
  const first = 1 + Math.floor(random() * 4);
  const kept = faces.filter(() => random() > 0.1);
  return {
    grids: kept.map(({ polygon }, i) => grid(first + i, polygon)),
    covered: Array.from({ length: count }, () => random() < 0.7),
  };
}

function randomBuildings(random: () => number): ComparedBuildings {
  return buildingsAt(
    Array.from({ length: 200 }, () => [random() * 4, random() * 4, Math.floor(random() * 40)] as const),
  );
}

const SEEDS = Array.from({ length: 25 }, (_, seed) => seed + 1);

describe('comparing two plans', () => {
  it.each(SEEDS)('balances, equals a count by hand, and turns round (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const buildings = randomBuildings(random);
    const [before, after] = [randomSide(random, buildings.count), randomSide(random, buildings.count)];
    const comparison = comparePlans(buildings, before, after, DEFAULT_BANDS);

    expectBalance(comparison);
    expectCountedByHand(comparison, buildings, before, after);
    expectTurned(comparison, comparePlans(buildings, after, before, DEFAULT_BANDS));
  });

  it.each(SEEDS)('finds nothing between a plan and itself (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const buildings = randomBuildings(random);
    const side = randomSide(random, buildings.count);
    const copy: PlanSide = { ...side, grids: structuredClone(side.grids) };
    const { grids, moved, flows, lineage, before, after } = comparePlans(
      buildings,
      side,
      copy,
      DEFAULT_BANDS,
    );
    expect([moved, flows]).toEqual([[], []]);
    expect(after).toEqual(before);
    expect(new Set(grids.map((row) => row.lineage))).toEqual(new Set(['kept']));
    expect(lineage).toHaveLength(side.grids.length);
    for (const row of grids) expect(row).toMatchObject({ gained: 0, lost: 0, after: row.before });
  });
});

function expectBalance({ grids, flows, moved, before, after }: PlanComparison): void {
  for (const row of grids) {
    expect((row.after?.households ?? 0) - (row.before?.households ?? 0)).toBe(row.gained - row.lost);
  }
  const gained = grids.reduce((sum, row) => sum + row.gained - row.lost, 0);
  expect(gained + after.unassignedHouseholds - before.unassignedHouseholds).toBe(0);
  expect(after.households).toBe(before.households);
  const movedHouseholds = moved.reduce((sum, { households }) => sum + households, 0);
  expect(flows.reduce((sum, { households }) => sum + households, 0)).toBe(movedHouseholds);
}

function expectCountedByHand(
  { grids, moved }: PlanComparison,
  buildings: ComparedBuildings,
  before: PlanSide,
  after: PlanSide,
): void {
  const gridAt = (side: PlanSide, row: number) =>
    side.grids
      .filter(({ geometry }) => polygonCovers(geometry.coordinates, buildings.lon[row], buildings.lat[row]))
      .map(({ code }) => code)
      .sort()[0] ?? UNASSIGNED;
  const rows = Array.from({ length: buildings.count }, (_, row) => row);
  expect(moved).toEqual(
    rows
      .map((row) => ({
        building: buildings.codes[row],
        row,
        households: buildings.households[row],
        from: gridAt(before, row),
        to: gridAt(after, row),
      }))
      .filter(({ from, to }) => from !== to),
  );
  for (const [side, pick] of [
    [before, 'before'],
    [after, 'after'],
  ] as const) {
    for (const { code } of side.grids) {
      const own = rows.filter((row) => gridAt(side, row) === code);
      const sum = (some: readonly number[]) =>
        some.reduce((total, row) => total + buildings.households[row], 0);
      expect(grids.find((row) => row.code === code)?.[pick]).toMatchObject({
        buildings: own.length,
        households: sum(own),
        coveredHouseholds: sum(own.filter((row) => side.covered[row])),
      });
    }
  }
}

const OPPOSITE: Readonly<Record<LineageKind, LineageKind>> = {
  kept: 'kept',
  changed: 'changed',
  split: 'merged',
  merged: 'split',
  new: 'retired',
  retired: 'new',
};

function expectTurned(one: PlanComparison, other: PlanComparison): void {
  expect(other.before).toEqual(one.after);
  expect(other.after).toEqual(one.before);
  expect(other.grids).toEqual(
    one.grids.map((row) => ({
      ...row,
      before: row.after,
      after: row.before,
      gained: row.lost,
      lost: row.gained,
      lineage: OPPOSITE[row.lineage],
    })),
  );
  expect(other.moved).toEqual(
    one.moved.map((building) => ({ ...building, from: building.to, to: building.from })),
  );
  const turned = one.flows.map((flow) => ({ ...flow, from: flow.to, to: flow.from }));
  expect(other.flows).toHaveLength(turned.length);
  expect(other.flows).toEqual(expect.arrayContaining(turned));
}

describe('what became of a grid', () => {
  const buildings = buildingsAt([
    [1, 1, 100],
    [3, 1, 120],
    [5, 1, 140],
    [7, 1, 160],
  ]);
  const covered = [true, true, false, false];
  const west = grid(1, block(0, 0, 4, 2));
  const east = grid(2, block(4, 0, 8, 2));
  const kinds = (before: readonly Grid[], after: readonly Grid[]) => {
    const { grids } = comparePlans(
      buildings,
      { grids: before, covered },
      { grids: after, covered },
      DEFAULT_BANDS,
    );
    return Object.fromEntries(grids.map(({ code, lineage }) => [Number(code.slice(-3)), lineage]));
  };

  it('a. kept while its ground is, whatever its name and wherever its rings begin', () => {
    const [a, b, c, d] = west.geometry.coordinates[0];
    const turned = grid(1, { type: 'Polygon', coordinates: [[c, d, a, b, c]] }, { name: '新名' });
    expect(kinds([west, east], [turned, east])).toEqual({ 1: 'kept', 2: 'kept' });
  });
  it('b. changed when a border moved between two that go on', () => {
    const after = [grid(1, block(0, 0, 6, 2)), grid(2, block(6, 0, 8, 2))];
    expect(kinds([west, east], after)).toEqual({ 1: 'changed', 2: 'changed' });
  });
  it('c. split when a new grid came out of it, and that grid too', () => {
    const after = [grid(1, block(0, 0, 2, 2)), grid(3, block(2, 0, 4, 2)), east];
    expect(kinds([west, east], after)).toEqual({ 1: 'split', 2: 'kept', 3: 'split' });
  });
  it('d. merged when it took in one that ended, and that one too', () => {
    expect(kinds([west, east], [grid(1, block(0, 0, 8, 2))])).toEqual({ 1: 'merged', 2: 'merged' });
  });
  it('e. new and retired where no ground is inherited', () => {
    expect(kinds([west], [east])).toEqual({ 1: 'retired', 2: 'new' });
  });
  it('f. changed under another number, when one ends where one begins', () => {
    expect(kinds([west, east], [grid(7, west.geometry), east])).toEqual({
      1: 'changed',
      2: 'kept',
      7: 'changed',
    });
  });
  it('g. an heir of the ground where nobody lives, and of no sliver', () => {
    const park = grid(5, block(0, 2, 8, 4), { kind: 'dedicated' });
    const after = [grid(1, block(0, 0, 4, 4)), grid(2, block(4, 0, 8, 4))];
    expect(kinds([west, east, park], after)).toEqual({ 1: 'merged', 2: 'merged', 5: 'merged' });
    const nearly = [grid(1, block(0, 0, 4, 4)), grid(2, block(4, 0, 8, 2.000001))];
    expect(kinds([west, east, park], nearly)[2]).toBe('kept');
  });
  it('knows no other words', () => {
    expect(LINEAGE_KINDS).toEqual(Object.keys(OPPOSITE));
  });
});

/**
 * Two sets of grids over the same buildings, side by side: what every grid held before and holds after,
 * which buildings moved between which grids, and what became of every grid. Any number of grids on either
 * side. A household leaves one grid for another, so over all grids (and the ground in none) gains and
 * losses balance to zero; the comparison the other way round has all signs reversed.
 */
import type { Grid, GridKind, HouseholdBands } from '../../domain/city.ts';
import { UNASSIGNED } from '../../domain/edit.ts';
import type { BandState } from '../../domain/figures.ts';
import type { LineageKind } from '../../domain/plan-story.ts';
import { againstBand } from './grid-figures.ts';
import { type LineageLink, lineageLinks, lineageOf } from './grid-lineage.ts';
import {
  type ComparedBuildings,
  flowsOf,
  type GridFlow,
  gridOfEachBuilding,
  type MovedBuilding,
  movedBuildings,
  stayedHouseholds,
} from './moved-buildings.ts';

export interface PlanSide {
  readonly grids: readonly Grid[];
  /** Per building, row by row: whether its walk is within the limit under the stations of this side. */
  readonly covered: ArrayLike<number | boolean>;
}

/** A grid on one side. */
export interface GridStanding {
  readonly name: string;
  readonly kind: GridKind;
  readonly buildings: number;
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly band: BandState;
  /** Households outside the band: negative below, positive above, 0 inside or unmeasured. */
  readonly bandDeviation: number;
}

export interface GridComparison {
  readonly code: string;
  readonly communityCode: string;
  readonly lineage: LineageKind;
  /** `null` for a grid that begins. */
  readonly before: GridStanding | null;
  /** `null` for a grid that ends. */
  readonly after: GridStanding | null;
  /** Households that came from other grids or from ground in none. */
  readonly gained: number;
  readonly lost: number;
}

export interface SideTotals {
  readonly grids: number;
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly unassignedHouseholds: number;
  readonly outOfBand: number;
}

export interface PlanComparison {
  /** Every grid of either side, in order of code. */
  readonly grids: readonly GridComparison[];
  /** In order of building row. Buildings without households are here, too. */
  readonly moved: readonly MovedBuilding[];
  /** One per pair of grids, most households first. */
  readonly flows: readonly GridFlow[];
  readonly lineage: readonly LineageLink[];
  readonly before: SideTotals;
  readonly after: SideTotals;
}

/** Compares two plans. Expects that both sides have a `covered` entry for every building. */
export function comparePlans(
  buildings: ComparedBuildings,
  before: PlanSide,
  after: PlanSide,
  bands: HouseholdBands,
): PlanComparison {
  const { gridsBefore, gridsAfter } = gridOfEachBuilding(buildings, before.grids, after.grids);
  const standingsBefore = standings(buildings, before, gridsBefore, bands);
  const standingsAfter = standings(buildings, after, gridsAfter, bands);
  const moved = movedBuildings(buildings, gridsBefore, gridsAfter);
  const flows = flowsOf(moved);
  const stayed = stayedHouseholds(buildings, gridsBefore, gridsAfter);
  const flowHouseholds = new Map(flows.map((flow) => [`${flow.from}|${flow.to}`, flow.households]));
  const lineage = lineageLinks(
    lineageSide(before.grids, standingsBefore),
    lineageSide(after.grids, standingsAfter),
    (from, to) => (from === to ? (stayed.get(from) ?? 0) : (flowHouseholds.get(`${from}|${to}`) ?? 0)),
  );
  const linksByCode = groupLinks(lineage);
  const gained = sumBy(moved, ({ to }) => to);
  const lost = sumBy(moved, ({ from }) => from);
  const records = new Map([...before.grids, ...after.grids].map((grid) => [grid.code, grid]));
  const grids = [...records.values()].map(
    ({ code, communityCode }): GridComparison => ({
      code,
      communityCode,
      lineage: lineageOf(code, linksByCode.get(code) ?? []),
      before: standingsBefore.get(code) ?? null,
      after: standingsAfter.get(code) ?? null,
      gained: gained.get(code) ?? 0,
      lost: lost.get(code) ?? 0,
    }),
  );
  return {
    grids: grids.sort((a, b) => (a.code < b.code ? -1 : 1)),
    moved,
    flows,
    lineage,
    before: totalsOf(buildings, before, gridsBefore, standingsBefore),
    after: totalsOf(buildings, after, gridsAfter, standingsAfter),
  };
}

function standings(
  { count, households }: ComparedBuildings,
  { grids, covered }: PlanSide,
  gridOf: readonly string[],
  bands: HouseholdBands,
): ReadonlyMap<string, GridStanding> {
  const sums = new Map(grids.map(({ code }) => [code, { buildings: 0, households: 0, covered: 0 }]));
  for (let row = 0; row < count; row++) {
    const sum = sums.get(gridOf[row]);
    if (!sum) continue;
    sum.buildings++;
    sum.households += households[row];
    if (covered[row]) sum.covered += households[row];
  }
  return new Map(
    grids.map(({ code, name, kind }) => {
      const sum = sums.get(code) ?? { buildings: 0, households: 0, covered: 0 };
      const standing: GridStanding = {
        name,
        kind,
        buildings: sum.buildings,
        households: sum.households,
        coveredHouseholds: sum.covered,
        ...againstBand(sum.households, kind, bands),
      };
      return [code, standing];
    }),
  );
}

function lineageSide(grids: readonly Grid[], side: ReadonlyMap<string, GridStanding>) {
  return new Map(
    grids.map((grid) => [grid.code, { grid, households: side.get(grid.code)?.households ?? 0 }]),
  );
}

function groupLinks(links: readonly LineageLink[]): ReadonlyMap<string, readonly LineageLink[]> {
  const groups = new Map<string, LineageLink[]>();
  for (const link of links) {
    for (const code of new Set([link.from, link.to])) {
      if (code === null) continue;
      const group = groups.get(code);
      if (group) group.push(link);
      else groups.set(code, [link]);
    }
  }
  return groups;
}

function sumBy(
  moved: readonly MovedBuilding[],
  key: (building: MovedBuilding) => string,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const building of moved) {
    sums.set(key(building), (sums.get(key(building)) ?? 0) + building.households);
  }
  return sums;
}

function totalsOf(
  { count, households }: ComparedBuildings,
  { grids, covered }: PlanSide,
  gridOf: readonly string[],
  side: ReadonlyMap<string, GridStanding>,
): SideTotals {
  const totals = { households: 0, coveredHouseholds: 0, unassignedHouseholds: 0 };
  for (let row = 0; row < count; row++) {
    totals.households += households[row];
    if (covered[row]) totals.coveredHouseholds += households[row];
    if (gridOf[row] === UNASSIGNED) totals.unassignedHouseholds += households[row];
  }
  const outOfBand = [...side.values()].filter(({ bandDeviation }) => bandDeviation !== 0).length;
  return { grids: grids.length, ...totals, outOfBand };
}

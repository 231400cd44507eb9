/** What the wall says in large: counted from the data, never typed in. */
import { type CityData, STATION_TIERS, type Station, type StationTier } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';
import type { Plan } from '../../domain/plan.ts';
import { type CoverageSums, sumCoverage } from '../../state/coverage-sums.ts';
import { shortGridName } from '../grid-name.ts';
import { gridsByUnit } from './aggregate.ts';

export interface BandCount {
  /** Grids measured in households. */
  readonly measured: number;
  readonly under: number;
  readonly over: number;
}

/** How many of the grids that are measured in households lie outside their band. */
export function countBands(grids: readonly GridFigures[]): BandCount {
  const count = (band: GridFigures['band']) => grids.filter((grid) => grid.band === band).length;
  const [under, over] = [count('under'), count('over')];
  return { measured: under + over + count('in'), under, over };
}

/** Stations by tier, district first: the "1+7+41+N" of the field. */
export function countTiers(stations: readonly Station[]): readonly { tier: StationTier; count: number }[] {
  return STATION_TIERS.map((tier) => ({
    tier,
    count: stations.filter((station) => station.tier === tier).length,
  }));
}

/** A grid or a community in which households cannot walk to a station in time. */
export interface WorstServed {
  readonly code: string;
  readonly name: string;
  /** Name of the community of a grid, of the unit above a community. */
  readonly within: string;
  readonly coverage: CoverageSums;
}

/** The grids with the most gap households, at most `most`; grids without a gap are left out. */
export function worstGrids(
  city: CityData,
  grids: readonly GridFigures[],
  most: number,
): readonly WorstServed[] {
  const gridOf = new Map(city.grids.map((grid) => [grid.code, grid]));
  const nameOf = unitNames(city);
  return worstFirst(
    grids.flatMap((figures): WorstServed[] => {
      const grid = gridOf.get(figures.code);
      if (grid === undefined) return [];
      const within = nameOf.get(grid.communityCode) ?? '';
      return [
        { code: grid.code, name: shortGridName(grid.name, within), within, coverage: sumCoverage([figures]) },
      ];
    }),
    most,
  );
}

/** The communities with the most gap households, at most `most`; those without a gap are left out. */
export function worstCommunities(
  city: CityData,
  grids: readonly GridFigures[],
  most: number,
): readonly WorstServed[] {
  const byCommunity = gridsByUnit(city, 'community', grids);
  const nameOf = unitNames(city);
  return worstFirst(
    city.adminUnits
      .filter(({ level }) => level === 'community')
      .map(({ code, name, parentCode }) => {
        const within = nameOf.get(parentCode ?? '') ?? '';
        return { code, name, within, coverage: sumCoverage(byCommunity.get(code) ?? []) };
      }),
    most,
  );
}

function worstFirst(all: readonly WorstServed[], most: number): readonly WorstServed[] {
  return all
    .filter(({ coverage }) => coverage.gapHouseholds > 0)
    .sort((a, b) => b.coverage.gapHouseholds - a.coverage.gapHouseholds || (a.code < b.code ? -1 : 1))
    .slice(0, most);
}

function unitNames(city: CityData): ReadonlyMap<string, string> {
  return new Map(city.adminUnits.map(({ code, name }) => [code, name]));
}

/** The plan last put in force; `null` before the first publication. */
export function planInForce(plans: readonly Plan[]): Plan | null {
  return plans
    .filter(({ status }) => status === 'in_force')
    .reduce<Plan | null>(
      (last, plan) => (last === null || plan.updatedAt > last.updatedAt ? plan : last),
      null,
    );
}

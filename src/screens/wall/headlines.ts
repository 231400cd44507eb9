/** What the wall says in large: counted from the data, never typed in. */
import { type CityData, STATION_TIERS, type Station, type StationTier } from '../../domain/city.ts';
import type { CityFigures, GridFigures } from '../../domain/figures.ts';
import type { Plan } from '../../domain/plan.ts';

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

export interface WorstGrid {
  readonly code: string;
  readonly name: string;
  readonly communityName: string;
  readonly figures: GridFigures;
}

/** The grids with the most gap households, at most `most`; grids without a gap are left out. */
export function worstServed(city: CityData, figures: CityFigures, most: number): readonly WorstGrid[] {
  const grids = new Map(city.grids.map((grid) => [grid.code, grid]));
  const communities = new Map(city.adminUnits.map(({ code, name }) => [code, name]));
  return figures.grids
    .filter(({ gapHouseholds }) => gapHouseholds > 0)
    .sort((a, b) => b.gapHouseholds - a.gapHouseholds || (a.code < b.code ? -1 : 1))
    .slice(0, most)
    .flatMap((worst): WorstGrid[] => {
      const grid = grids.get(worst.code);
      if (grid === undefined) return [];
      const communityName = communities.get(grid.communityCode) ?? '';
      return [{ code: worst.code, name: grid.name, communityName, figures: worst }];
    });
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

/** The list of gaps as data: where homes lie beyond the limit, ranked, and the stations that carry too much. */
import type { CoverageReport, GapCluster, GapFigures, UnitFigures } from '../domain/coverage-report.ts';
import { type StationLoad, stationLoad } from '../engine/metrics/station-load.ts';
import type { OpenCity } from './city-store.ts';
import type { FigureTable } from './figures-store.ts';

export const GAP_RANKINGS = ['cluster', 'grid', 'community', 'station'] as const;
export type GapRanking = (typeof GAP_RANKINGS)[number];

export interface OverloadedStation extends StationLoad {
  readonly code: string;
}

/** Clusters that have a home in the unit; all of them when `scope` is `null`. */
export function clustersWithin(
  { gapClusters }: CoverageReport,
  city: OpenCity,
  scope: string | null,
): readonly GapCluster[] {
  return gapClusters.filter(
    ({ gridCodes }) => scope === null || gridCodes.some((code) => isWithin(code, city, scope)),
  );
}

export function gridGapsWithin(
  { gapGrids }: CoverageReport,
  city: OpenCity,
  scope: string | null,
): readonly GapFigures[] {
  return gapGrids.filter(({ code }) => isWithin(code, city, scope));
}

/** Communities with a gap, most households first. */
export function communityGapsWithin(
  { units }: CoverageReport,
  city: OpenCity,
  scope: string | null,
): readonly UnitFigures[] {
  return units
    .filter(({ level, gapHouseholds }) => level === 'community' && gapHouseholds > 0)
    .filter(({ code }) => scope === null || city.index.isWithin(code, scope))
    .sort((a, b) => b.gapHouseholds - a.gapHouseholds || (a.code < b.code ? -1 : 1));
}

/**
 * Stations that carry more than the city lets them, those with the least floor for each household first; of all
 * the city, since homes walk across borders.
 */
export function overloadedStations(table: FigureTable, city: OpenCity): readonly OverloadedStation[] {
  return [...table.stations]
    .flatMap(([code, reachedHouseholds]) => {
      const station = city.current.stations.get(code);
      if (!station) return [];
      const load = stationLoad(reachedHouseholds, station, city.data.info.stationCapacity);
      return load.isOverloaded ? [{ code, ...load }] : [];
    })
    .sort((a, b) => floorOf(a) - floorOf(b) || (a.code < b.code ? -1 : 1));
}

function floorOf({ floorM2Per100Households }: StationLoad): number {
  return floorM2Per100Households ?? Number.POSITIVE_INFINITY;
}

function isWithin(gridCode: string, city: OpenCity, scope: string | null): boolean {
  if (scope === null) return true;
  const grid = city.current.grids.get(gridCode);
  return grid !== undefined && city.index.communitiesWithin(scope).has(grid.communityCode);
}

/** What changed between two maps, in numbers, for one place. */
import type { BuildingTable } from '../../../domain/city.ts';
import { gridOfEachBuilding } from '../../../engine/metrics/moved-buildings.ts';
import type { BeforeAfter } from '../before-after/use-before-after.ts';
import type { Areas } from './areas.ts';

export interface AreaDifferences {
  readonly coveredBefore: number;
  readonly coveredAfter: number;
  /** Households covered now that were not, and the other way round. */
  readonly coverageGained: number;
  readonly coverageLost: number;
  /** Households that came to another grid, out of it or from ground in none. */
  readonly movedHouseholds: number;
  readonly begun: number;
  readonly ended: number;
  readonly redrawn: number;
  readonly newStations: number;
  readonly closedStations: number;
}

const rowsOf = new WeakMap<BeforeAfter, ReturnType<typeof gridOfEachBuilding>>();

/** A building counts where it stands now; one that stands in no grid counts at the top. */
export function differencesIn(
  areas: Areas,
  areaCode: string,
  buildings: BuildingTable,
  result: BeforeAfter,
): AreaDifferences {
  const { before, after, comparison } = result.compared;
  const rows = rowsOf.get(result) ?? gridOfEachBuilding(buildings, before.grids, after.grids);
  rowsOf.set(result, rows);
  const isTop = areaCode === areas.home.code;
  const isIn = (communityCode: string) => areas.pathTo(communityCode).some(({ code }) => code === areaCode);
  const isGrid = areas.find(areaCode)?.level === 'grid';
  const own = comparison.grids.filter(({ code, communityCode }) =>
    isGrid ? code === areaCode : isTop || isIn(communityCode),
  );
  const codes = new Set(own.map(({ code }) => code));
  const sums = { coveredBefore: 0, coveredAfter: 0, coverageGained: 0, coverageLost: 0 };
  for (let row = 0; row < buildings.count; row++) {
    if (!isTop && !codes.has(rows.gridsAfter[row])) continue;
    const households = buildings.households[row];
    const [was, is] = [result.coveredBefore[row], result.coveredAfter[row]];
    if (was) sums.coveredBefore += households;
    if (is) sums.coveredAfter += households;
    if (is && !was) sums.coverageGained += households;
    if (was && !is) sums.coverageLost += households;
  }
  const moved = comparison.moved.filter(({ from, to }) => isTop || codes.has(from) || codes.has(to));
  const stood = new Set(before.stations.map(({ code }) => code));
  const here = new Set(areas.stationsIn(areaCode).map(({ code }) => code));
  const stands = new Set(after.stations.map(({ code }) => code));
  return {
    ...sums,
    movedHouseholds: moved.reduce((sum, { households }) => sum + households, 0),
    begun: own.filter((grid) => grid.before === null).length,
    ended: own.filter((grid) => grid.after === null).length,
    redrawn: own.filter((grid) => grid.before && grid.after && grid.lineage !== 'kept').length,
    newStations: [...here].filter((code) => !stood.has(code)).length,
    closedStations: before.stations.filter(
      ({ code, location }) =>
        !stands.has(code) && (isTop || (location !== null && areas.holds(areaCode, location))),
    ).length,
  };
}

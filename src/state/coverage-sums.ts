import type { GridFigures } from '../domain/figures.ts';
import { measure } from '../engine/metrics/measure.ts';

/** What the figures of grids come to together. Percentiles do not add up and are left to the engine. */
export interface CoverageSums {
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly gapHouseholds: number;
  readonly unreachableHouseholds: number;
  /** `null` where no grid tells of older households. */
  readonly olderHouseholds: number | null;
  readonly olderCoveredHouseholds: number | null;
  readonly residentialBuildings: number;
  readonly coveredBuildings: number;
  /** 0 … 1; `null` without households. */
  readonly coverageRate: number | null;
  /** Household-weighted over reachable households; `null` when there are none. */
  readonly meanMinutes: number | null;
}

const COUNTS = [
  'households',
  'coveredHouseholds',
  'gapHouseholds',
  'unreachableHouseholds',
  'residentialBuildings',
  'coveredBuildings',
] as const;

/** The sum over some grids. */
export function sumCoverage(grids: Iterable<GridFigures>): CoverageSums {
  const sum = {
    households: 0,
    coveredHouseholds: 0,
    gapHouseholds: 0,
    unreachableHouseholds: 0,
    residentialBuildings: 0,
    coveredBuildings: 0,
  };
  let older: number | null = null;
  let olderCovered: number | null = null;
  let reachable = 0;
  let householdMinutes = 0;
  for (const grid of grids) {
    for (const count of COUNTS) sum[count] += grid[count];
    if (grid.olderHouseholds !== null) {
      older = (older ?? 0) + grid.olderHouseholds;
      olderCovered = (olderCovered ?? 0) + (grid.olderCoveredHouseholds ?? 0);
    }
    if (grid.meanMinutes === null) continue;
    const walkers = grid.households - grid.unreachableHouseholds;
    reachable += walkers;
    householdMinutes += grid.meanMinutes * walkers;
  }
  const counts = {
    ...sum,
    olderHouseholds: older,
    olderCoveredHouseholds: olderCovered,
    meanMinutes: reachable === 0 ? null : householdMinutes / reachable,
  };
  return { ...counts, coverageRate: measure('coverageRate', counts) };
}

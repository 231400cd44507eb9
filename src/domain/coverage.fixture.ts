import type { CoverageTotals } from './coverage.ts';

/** Figures in which every household is covered, with what a test wants otherwise. */
export function totalsWith(households: number, more: Partial<CoverageTotals> = {}): CoverageTotals {
  const coveredHouseholds = more.coveredHouseholds ?? households;
  const reached = households > 0;
  return {
    households,
    coveredHouseholds,
    coverageRate: reached ? coveredHouseholds / households : 0,
    gapHouseholds: households - coveredHouseholds,
    unreachableHouseholds: 0,
    meanMinutes: reached ? 5 : null,
    medianMinutes: reached ? 4 : null,
    p90Minutes: reached ? 9 : null,
    olderHouseholds: null,
    olderCoveredHouseholds: null,
    residentialBuildings: reached ? 1 : 0,
    coveredBuildings: reached ? 1 : 0,
    ...more,
  };
}

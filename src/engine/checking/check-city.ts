/**
 * The check of a whole city: everything that can be wrong with a map of grids, as the contract's `check`
 * answers it. Hard errors are overlaps, gaps, grids in pieces or outside their community, borders through
 * buildings or compounds, unsound polygons, codes used twice, references to nothing; a household count
 * outside the band and a building in no grid are warnings. A city without grids is clean.
 *
 * Findings are measured in the city's metric frame and only count above the tolerances of `real-parts.ts`.
 */
import type { CityData } from '../../domain/city.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { shapeArea } from '../geometry/planar.ts';
import { findGaps, findOutside, findOverlaps } from './check-borders.ts';
import { findCuts } from './check-cuts.ts';
import { findHouseholdProblems } from './check-households.ts';
import { findDuplicateCodes, findMissingReferences, findUnsoundPolygons } from './check-records.ts';
import type { CheckReport, SetAsideArea } from './check-report.ts';
import { PROBLEM_CODES } from './check-report.ts';
import { planarCity } from './planar-city.ts';

export interface KnownFaults {
  /** Problems found while the city was read; they come first in the report. */
  readonly problems?: readonly Problem[];
  /** Grid areas left out while the city was read. */
  readonly setAside?: readonly SetAsideArea[];
}

/** Checks the city. Problems are in the order of the contract's codes, those of reading first. */
export function checkCity(city: CityData, overlay: Overlay, known: KnownFaults = {}): CheckReport {
  const planar = planarCity(city, overlay, known.setAside ?? []);
  const households = findHouseholdProblems(city, planar);
  const found = [
    ...findOverlaps(planar, overlay),
    ...findGaps(planar, overlay),
    ...findOutside(planar, overlay),
    ...findCuts(city, planar, overlay),
    ...households.problems,
    ...findUnsoundPolygons(city),
    ...findDuplicateCodes(city),
    ...findMissingReferences(city),
  ];
  const rank = (problem: Problem) => PROBLEM_CODES.indexOf(problem.code);
  const problems = [...(known.problems ?? []), ...found.sort((a, b) => rank(a) - rank(b))];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    counts: { ...featureCounts(city), ...problemCounts(problems) },
    problems,
    totals: {
      problems: problems.length,
      errors,
      warnings: problems.length - errors,
      households: sum(city.buildings.households),
      estimatedHouseholds: sum(
        city.buildings.households.map((count, i) => count * city.buildings.estimated[i]),
      ),
      unassignedHouseholds: households.unassigned,
      gridAreaM2: sum(planar.grids.map(({ shape }) => shapeArea(shape))),
      communityAreaM2: sum(planar.communities.map(({ shape }) => shapeArea(shape))),
    },
  };
}

function featureCounts(city: CityData): Record<string, number> {
  return {
    adminUnits: city.adminUnits.length,
    communities: city.adminUnits.filter(({ level }) => level === 'community').length,
    grids: city.grids.length,
    compounds: city.compounds.length,
    gates: city.gates.length,
    buildings: city.buildings.count,
    stations: city.stations.length,
    streets: city.streets.count,
  };
}

function problemCounts(problems: readonly Problem[]): Record<string, number> {
  return Object.fromEntries(
    PROBLEM_CODES.map((code) => [code, problems.filter((problem) => problem.code === code).length]),
  );
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

/**
 * The check of a whole city: everything that can be wrong with a map of grids, as the contract's `check`
 * answers it. Hard errors are overlaps, gaps, grids in pieces or outside their community, borders through
 * buildings or compounds, unsound polygons, codes used twice, references to nothing; a household count
 * outside the band and a building in no grid are warnings. A city without grids is clean.
 *
 * Findings only count above the tolerances of `real-parts.ts`. Areas in `totals` are true ones, in the
 * city's metric frame.
 */
import type { CityData } from '../../domain/city.ts';
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { PROBLEM_CODES, type Problem } from '../../domain/problem.ts';
import { shapeToLocal } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { shapeArea } from '../geometry/planar.ts';
import { findGaps, findOutside, findOverlaps } from './check-borders.ts';
import { findCuts } from './check-cuts.ts';
import { findHouseholdProblems } from './check-households.ts';
import { findDuplicateCodes, findMissingReferences, findUnsoundPolygons } from './check-records.ts';
import type { CheckReport, SetAsideArea } from './check-report.ts';
import { cityFrame } from './city-frame.ts';
import { planarCity } from './planar-city.ts';

export interface KnownFaults {
  /** Problems found while the city was read; they come first in the report. */
  readonly problems?: readonly Problem[];
  /** Grid areas left out while the city was read. */
  readonly setAside?: readonly SetAsideArea[];
  /** Codes of rows left out: a reference to one of them is no second fault. */
  readonly leftOut?: ReadonlySet<string>;
}

/** Checks the city. Problems are in the order of the contract's codes, those of reading first. */
export function checkCity(city: CityData, overlay: Overlay, known: KnownFaults = {}): CheckReport {
  const planar = planarCity(city, overlay, known.setAside ?? []);
  const frame = cityFrame(city);
  const areaM2 = (geometry: Polygon | MultiPolygon) => shapeArea(shapeToLocal(frame, geometry));
  const households = findHouseholdProblems(city, planar);
  const found = [
    ...findOverlaps(planar, overlay),
    ...findGaps(planar, overlay),
    ...findOutside(planar, overlay),
    ...findCuts(city, planar, overlay),
    ...households.problems,
    ...findUnsoundPolygons(city),
    ...findDuplicateCodes(city),
    ...findMissingReferences(city, known.leftOut ?? new Set()),
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
      gridAreaM2: sum(planar.grids.map(({ grid }) => areaM2(grid.geometry))),
      communityAreaM2: sum(planar.communities.map(({ geometry }) => areaM2(geometry))),
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

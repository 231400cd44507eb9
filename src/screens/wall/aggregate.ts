/**
 * Figures of units from the figures of their grids. Households, covered and gap households add up;
 * rates and mean minutes are weighted by household. P90 does not add up and is left to the engine.
 */
import { ADMIN_LEVELS, type AdminLevel, type AdminUnit, type CityData } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';

export interface UnitCoverage {
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly gapHouseholds: number;
  readonly unreachableHouseholds: number;
  /** 0 … 1; `null` without households. */
  readonly coverageRate: number | null;
  /** Household-weighted over reachable households; `null` when there are none. */
  readonly meanMinutes: number | null;
}

/** The sum over some grids. */
export function sumCoverage(grids: Iterable<GridFigures>): UnitCoverage {
  const sum = { households: 0, coveredHouseholds: 0, gapHouseholds: 0, unreachableHouseholds: 0 };
  let reachable = 0;
  let householdMinutes = 0;
  for (const grid of grids) {
    sum.households += grid.households;
    sum.coveredHouseholds += grid.coveredHouseholds;
    sum.gapHouseholds += grid.gapHouseholds;
    sum.unreachableHouseholds += grid.unreachableHouseholds;
    if (grid.meanMinutes === null) continue;
    const walkers = grid.households - grid.unreachableHouseholds;
    reachable += walkers;
    householdMinutes += grid.meanMinutes * walkers;
  }
  return {
    ...sum,
    coverageRate: sum.households === 0 ? null : sum.coveredHouseholds / sum.households,
    meanMinutes: reachable === 0 ? null : householdMinutes / reachable,
  };
}

/** The units a ranking compares: the highest level below the top that has more than one; else none. */
export function rankedLevel(city: CityData): AdminLevel | null {
  const count = (level: AdminLevel) => city.adminUnits.filter((unit) => unit.level === level).length;
  return ADMIN_LEVELS.find((level) => count(level) > 1) ?? null;
}

/** Figures of the grids within each unit of a level, by the unit's code. Units without grids have an empty list. */
export function gridsByUnit(
  city: CityData,
  level: AdminLevel,
  grids: readonly GridFigures[],
): ReadonlyMap<string, readonly GridFigures[]> {
  const units = new Map(city.adminUnits.map((unit) => [unit.code, unit]));
  const communityOf = new Map(city.grids.map((grid) => [grid.code, grid.communityCode]));
  const found = new Map<string, GridFigures[]>();
  for (const unit of city.adminUnits) if (unit.level === level) found.set(unit.code, []);
  for (const grid of grids) {
    const unit = unitAbove(units, communityOf.get(grid.code), level);
    if (unit) found.get(unit.code)?.push(grid);
  }
  return found;
}

/** The unit itself or the one above it at `level`. */
function unitAbove(
  units: ReadonlyMap<string, AdminUnit>,
  code: string | undefined,
  level: AdminLevel,
): AdminUnit | undefined {
  let unit = units.get(code ?? '');
  // A chain is at most as long as there are levels, even when the data loops.
  for (let step = 0; unit && unit.level !== level && step < ADMIN_LEVELS.length; step++) {
    unit = units.get(unit.parentCode ?? '');
  }
  return unit?.level === level ? unit : undefined;
}

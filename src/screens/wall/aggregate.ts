/** Which grids stand behind a unit's figures. */
import { ADMIN_LEVELS, type AdminLevel, type AdminUnit, type CityData } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';

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

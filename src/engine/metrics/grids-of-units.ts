import type { AdminUnit, Grid } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';

/** Figures of the grids in every unit, by the unit's code; a unit without grids has an empty list. */
export function gridsOfUnits(
  units: readonly AdminUnit[],
  grids: readonly Grid[],
  figures: readonly GridFigures[],
): ReadonlyMap<string, readonly GridFigures[]> {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const communityOf = new Map(grids.map(({ code, communityCode }) => [code, communityCode]));
  const found = new Map<string, GridFigures[]>(units.map(({ code }) => [code, []]));
  for (const grid of figures) {
    // Units whose parents run in a circle are seen once.
    const seen = new Set<AdminUnit>();
    let unit = unitOf.get(communityOf.get(grid.code) ?? '');
    while (unit !== undefined && !seen.has(unit)) {
      seen.add(unit);
      found.get(unit.code)!.push(grid);
      unit = unit.parentCode === null ? undefined : unitOf.get(unit.parentCode);
    }
  }
  return found;
}

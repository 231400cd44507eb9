/** Who gains and who loses coverage by the draft, grid by grid. */
import type { EditEffect, GridFigures } from '../domain/figures.ts';
import type { FigureTable } from './figures-store.ts';

export interface GridGain {
  readonly code: string;
  /** Covered households beyond those of the map in force; negative where some are covered no longer. */
  readonly households: number;
}

/**
 * The grids whose covered households differ from the map in force, most first, under the edit that is tried out if
 * there is one. Grids of one of the two only are left out: their homes were in others.
 */
export function coverageGains(
  inForce: FigureTable,
  current: FigureTable,
  effect: Pick<EditEffect, 'grids'> | null,
): readonly GridGain[] {
  const tried = new Map<string, GridFigures>(effect?.grids.map((grid) => [grid.code, grid]));
  const gains: GridGain[] = [];
  for (const [code, before] of inForce.grids) {
    const now = tried.get(code) ?? current.grids.get(code);
    const households = now ? now.coveredHouseholds - before.coveredHouseholds : 0;
    if (households !== 0) gains.push({ code, households });
  }
  return gains.sort((a, b) => Math.abs(b.households) - Math.abs(a.households) || (a.code < b.code ? -1 : 1));
}

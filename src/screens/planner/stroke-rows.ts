/** The preview of a stroke as data: one row per grid it touches, with its figures before and after. */
import type { GridKind, HouseholdBand } from '../../domain/city.ts';
import type { EditEffect, GridFigures } from '../../domain/figures.ts';
import type { OpenCity } from '../../state/city-store.ts';
import type { FigureTable } from '../../state/figures-store.ts';

export interface StrokeRow {
  readonly code: string;
  readonly kind: GridKind;
  readonly band: HouseholdBand | null;
  /** `null` for a grid the stroke makes. */
  readonly before: GridFigures | null;
  /** `null` for a grid the stroke ends. */
  readonly after: GridFigures | null;
}

/**
 * Grids that the stroke changes, makes, ends or would cut in two, in code order. A grid whose figures have
 * not arrived is left out.
 */
export function strokeRows(effect: EditEffect, city: OpenCity, current: FigureTable | null): StrokeRow[] {
  const { added, updated, removed } = effect.change.grids;
  const cut = effect.strayParts?.flatMap(({ gridCode }) => city.current.grids.get(gridCode) ?? []) ?? [];
  const records = new Map(
    [
      ...cut,
      ...Object.values(added),
      ...Object.values(updated).map(([, after]) => after),
      ...Object.values(removed),
    ].map((grid) => [grid.code, grid]),
  );
  const measured = new Map(effect.grids.map((grid) => [grid.code, grid]));
  return [...records.values()]
    .map(({ code, kind }): StrokeRow => {
      const before = (code in added ? null : current?.grids.get(code)) ?? null;
      const after = code in removed ? null : (measured.get(code) ?? before);
      return { code, kind, band: city.data.info.bands[kind] ?? null, before, after };
    })
    .filter(({ before, after }) => before !== null || after !== null)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** False for a grid whose ground changes and whose homes do not. */
export function isNews({ before, after }: StrokeRow): boolean {
  return before?.households !== after?.households || before?.coveredHouseholds !== after?.coveredHouseholds;
}

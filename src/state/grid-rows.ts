/** The table of grids as data: one row per grid in scope with its figures and what changed since the map in force. */
import type { GridKind, HouseholdBand } from '../domain/city.ts';
import type { GridFigures } from '../domain/figures.ts';
import { measure } from '../engine/metrics/measure.ts';
import type { OpenCity } from './city-store.ts';
import { type CoverageSums, sumCoverage } from './coverage-sums.ts';
import type { FigureTable } from './figures-store.ts';

export interface GridRow {
  readonly code: string;
  readonly name: string;
  readonly communityName: string;
  readonly kind: GridKind;
  readonly band: HouseholdBand | null;
  readonly figures: GridFigures;
  readonly inForce: GridFigures | null;
  readonly problemCount: number;
}

export type SortKey =
  | 'code'
  | 'community'
  | 'kind'
  | 'households'
  | 'change'
  | 'coverage'
  | 'gap'
  | 'mean'
  | 'p90'
  | 'compactness'
  | 'area';

export interface RowFilter {
  readonly scope: string | null;
  readonly onlyProblems: boolean;
}

/** Rows of the grids in scope, in code order. `problems` counts problems by grid code. */
export function gridRows(
  city: OpenCity,
  current: FigureTable,
  inForce: FigureTable,
  problems: ReadonlyMap<string, number>,
  { scope, onlyProblems }: RowFilter,
): GridRow[] {
  const communities = scope === null ? null : city.index.communitiesWithin(scope);
  const rows: GridRow[] = [];
  for (const grid of city.current.grids.values()) {
    const figures = current.grids.get(grid.code);
    if (!figures || (communities && !communities.has(grid.communityCode))) continue;
    const problemCount = problems.get(grid.code) ?? 0;
    if (onlyProblems && problemCount === 0) continue;
    rows.push({
      code: grid.code,
      name: grid.name,
      communityName: city.index.units.get(grid.communityCode)?.name ?? grid.communityCode,
      kind: grid.kind,
      band: city.data.info.bands[grid.kind] ?? null,
      figures,
      inForce: inForce.grids.get(grid.code) ?? null,
      problemCount,
    });
  }
  return rows.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Households now minus households in the map in force; the whole count for a new grid. */
export function householdChange(row: GridRow): number {
  return row.figures.households - (row.inForce?.households ?? 0);
}

const SORT_VALUES: Readonly<Record<SortKey, (row: GridRow) => string | number | null>> = {
  code: (row) => row.code,
  community: (row) => row.communityName,
  kind: (row) => row.kind,
  households: (row) => row.figures.households,
  change: householdChange,
  coverage: (row) => measure('coverageRate', row.figures),
  gap: (row) => row.figures.gapHouseholds,
  mean: (row) => row.figures.meanMinutes,
  p90: (row) => row.figures.p90Minutes,
  compactness: (row) => row.figures.compactness,
  area: (row) => row.figures.areaM2,
};

/** One for all comparisons: making one takes longer than comparing. */
const collator = new Intl.Collator('zh-CN');

/**
 * Rows in code order, sorted; rows without a value come last whichever way it is sorted, ties stand in code order.
 * In code order, which every step of the draft asks for, they are the same array.
 */
export function sortRows(rows: readonly GridRow[], key: SortKey, descending: boolean): readonly GridRow[] {
  if (key === 'code' && !descending) return rows;
  const read = SORT_VALUES[key];
  return [...rows].sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    const order =
      typeof x === 'string' || typeof y === 'string' ? collator.compare(String(x), String(y)) : x - y;
    return descending ? -order : order;
  });
}

export interface ScopeSums extends CoverageSums {
  readonly grids: number;
  readonly outOfBand: number | null;
}

/** Sums over the grids of a unit. Percentiles do not add up and are therefore not here. */
export function scopeSums(city: OpenCity, table: FigureTable, scope: string | null): ScopeSums {
  const grids = gridsWithin(city, table, scope);
  return { ...sumCoverage(grids), grids: grids.length, outOfBand: measure('gridsOutOfBand', grids) };
}

/** Figures of the grids of a unit; of all grids when `scope` is `null`. */
export function gridsWithin(city: OpenCity, table: FigureTable, scope: string | null): GridFigures[] {
  const communities = scope === null ? null : city.index.communitiesWithin(scope);
  return [...table.grids.values()].filter(({ code }) => {
    const record = city.current.grids.get(code) ?? city.inForce.grids.get(code);
    return communities === null || (record !== undefined && communities.has(record.communityCode));
  });
}

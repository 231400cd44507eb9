/** The tables behind the desk: every unit, grid and station that the planner sees, with the draft over them. */
import type { CoverageReport } from '../../../domain/coverage-report.ts';
import type { Words } from '../../../domain/metrics/metric.ts';
import { withPercentiles } from '../../../engine/metrics/percentiles.ts';
import type { FigureTable } from '../../../sources/export/figure-table.ts';
import { figureTables, type TabledUnit } from '../../../sources/export/figure-tables.ts';
import type { OpenCity } from '../../../state/city-store.ts';
import type { FigureTable as CountedTable } from '../../../state/figures-store.ts';
import { gridsWithin, scopeSums } from '../../../state/grid-rows.ts';

/** `report` brings the percentiles of units, which no sum can give; `null` leaves them empty. */
export function deskTables(
  city: OpenCity,
  table: CountedTable,
  report: CoverageReport | null,
  language: keyof Words,
): readonly FigureTable[] {
  const percentiles = new Map(report?.units.map((unit) => [unit.code, unit]));
  const units = city.data.adminUnits.map(
    ({ code }): TabledUnit => ({
      code,
      homes: withPercentiles(scopeSums(city, table, code), percentiles.get(code)),
      grids: gridsWithin(city, table, code),
      staff: null,
    }),
  );
  const drafted = {
    ...city.data,
    grids: [...city.current.grids.values()],
    stations: [...city.current.stations.values()],
  };
  const stations = [...table.stations].map(([code, reachedHouseholds]) => ({ code, reachedHouseholds }));
  const figures = { grids: [...table.grids.values()], stations };
  return figureTables({ city: drafted, figures, units }, language);
}

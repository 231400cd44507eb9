/** The tables behind the wall: everything the person may see, at the limit shown. */
import type { CoverageReport } from '../../../domain/coverage-report.ts';
import type { CityFigures } from '../../../domain/figures.ts';
import type { Words } from '../../../domain/metrics/metric.ts';
import { withPercentiles } from '../../../engine/metrics/percentiles.ts';
import type { FigureTable } from '../../../sources/export/figure-table.ts';
import { figureTables, type TabledUnit } from '../../../sources/export/figure-tables.ts';
import { staffingOf } from '../model/staffing.ts';
import type { WallView } from '../wall-view.ts';

export interface TabledWall extends Pick<WallView, 'areas' | 'figures'> {
  /** What `figures` sums up. */
  readonly counted: CityFigures;
}

/** `report` brings the percentiles of units, which no sum can give; `null` leaves them empty. */
export function wallTables(
  { areas, figures, counted }: TabledWall,
  report: CoverageReport | null,
  language: keyof Words,
): readonly FigureTable[] {
  const { city } = areas;
  const percentiles = new Map(report?.units.map((unit) => [unit.code, unit]));
  const units = city.adminUnits
    .filter(({ code }) => areas.find(code) !== null)
    .map(({ code }): TabledUnit => {
      const { coverage, grids } = figures.of(code);
      return {
        code,
        homes: withPercentiles(coverage, percentiles.get(code)),
        grids,
        staff: staffingOf(areas, code),
      };
    });
  return figureTables({ city, figures: counted, units }, language);
}

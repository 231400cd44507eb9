/** The tables behind the wall: everything the person may see, at the limit shown. */
import type { CoverageReport } from '../../../domain/coverage-report.ts';
import type { Words } from '../../../domain/metrics/metric.ts';
import type { FigureTable } from '../../../domain/tables/figure-table.ts';
import { figureTables, type TabledUnit } from '../../../engine/metrics/figure-tables.ts';
import { staffingOf } from '../model/staffing.ts';
import type { WallView } from '../wall-view.ts';

export type TabledView = Pick<WallView, 'areas' | 'figures' | 'tiers'>;

/** `report` brings the percentiles of units, which no sum can give; `null` leaves them empty. */
export function wallTables(
  { areas, figures, tiers }: TabledView,
  report: CoverageReport | null,
  language: keyof Words,
): readonly FigureTable[] {
  const { city } = tiers.inForce;
  const percentiles = new Map(report?.units.map((unit) => [unit.code, unit]));
  const units = city.adminUnits
    .filter(({ code }) => areas.find(code) !== null)
    .map(({ code }): TabledUnit => {
      const unit = percentiles.get(code);
      return {
        code,
        homes: {
          ...figures.of(code).coverage,
          ...(unit && { medianMinutes: unit.medianMinutes, p90Minutes: unit.p90Minutes }),
        },
        grids: areas.gridsIn(code).flatMap((grid) => figures.grid(grid.code) ?? []),
        staff: staffingOf(areas, code),
      };
    });
  return figureTables({ city, figures: tiers.at[tiers.limit], units }, language);
}

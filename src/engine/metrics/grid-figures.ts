import type { GridKind, HouseholdBands } from '../../domain/city.ts';
import type { CoverageTotals } from '../../domain/coverage.ts';
import type { BandState, GridFigures } from '../../domain/figures.ts';
import type { Polygon } from '../../domain/geometry.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { polygonToLocal } from '../geometry/local-polygons.ts';
import { polsbyPopper, polygonArea } from '../geometry/planar.ts';

/** What a grid's polygon measures, independent of who lives there. */
export interface GridMeasures {
  readonly areaM2: number;
  /** Polsby–Popper, 0 … 1. */
  readonly compactness: number;
}

export function measureGrid(geometry: Polygon, frame: LocalFrame): GridMeasures {
  const polygon = polygonToLocal(frame, geometry);
  return { areaM2: polygonArea(polygon), compactness: polsbyPopper(polygon) };
}

/** Where a household count stands against the band of its kind (both ends inclusive), and by how much it misses it. */
export function againstBand(
  households: number,
  kind: GridKind,
  bands: HouseholdBands,
): { readonly band: BandState; readonly bandDeviation: number } {
  const band = bands[kind] ?? null;
  if (band === null) return { band: 'unmeasured', bandDeviation: 0 };
  if (households < band.min) return { band: 'under', bandDeviation: households - band.min };
  if (households > band.max) return { band: 'over', bandDeviation: households - band.max };
  return { band: 'in', bandDeviation: 0 };
}

/** All figures of one grid. */
export function gridFigures(
  grid: { readonly code: string; readonly kind: GridKind },
  coverage: CoverageTotals,
  buildings: number,
  measures: GridMeasures,
  bands: HouseholdBands,
): GridFigures {
  const { coverageRate: _, ...counts } = coverage;
  return {
    code: grid.code,
    ...counts,
    ...measures,
    buildings,
    ...againstBand(coverage.households, grid.kind, bands),
  };
}

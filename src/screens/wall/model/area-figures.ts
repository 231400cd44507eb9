/** What the engine counted, summed up for the places of the wall. Sums are made once per figures and place. */
import type { CityFigures, GridFigures } from '../../../domain/figures.ts';
import { type LoadSums, sumLoads } from '../../../engine/metrics/station-load.ts';
import { type CoverageSums, sumCoverage } from '../../../state/coverage-sums.ts';
import type { Areas } from './areas.ts';

export interface AreaFigures {
  readonly coverage: CoverageSums;
  /** Of every grid in the place. */
  readonly grids: readonly GridFigures[];
  /** Of the stations that have a place: homes can walk to no other. */
  readonly loads: LoadSums;
}

export interface FigureTable {
  readonly settings: CityFigures['settings'];
  of(areaCode: string): AreaFigures;
  grid(code: string): GridFigures | undefined;
  /** Households whose nearest station it is, within the limit. */
  reached(stationCode: string): number;
}

const tables = new WeakMap<CityFigures, { readonly areas: Areas; readonly table: FigureTable }>();

/** The same table for the same figures and places. */
export function figureTable(areas: Areas, figures: CityFigures): FigureTable {
  const known = tables.get(figures);
  if (known?.areas === areas) return known.table;
  const table = makeTable(areas, figures);
  tables.set(figures, { areas, table });
  return table;
}

function makeTable(areas: Areas, figures: CityFigures): FigureTable {
  const grids = new Map(figures.grids.map((grid) => [grid.code, grid]));
  const reach = new Map(figures.stations.map(({ code, reachedHouseholds }) => [code, reachedHouseholds]));
  const reached = (code: string) => reach.get(code) ?? 0;
  const sums = new Map<string, AreaFigures>();
  const count = (code: string): AreaFigures => {
    const own = areas.gridsIn(code).flatMap((grid) => grids.get(grid.code) ?? []);
    const loads = areas
      .stationsIn(code)
      .filter(({ location }) => location !== null)
      .map(({ code, floorAreaM2, tier }) => ({ floorAreaM2, tier, reachedHouseholds: reached(code) }));
    return {
      // Homes in no grid count at home, as they do for the engine.
      coverage: code === areas.home.code ? { ...sumCoverage(own), ...totalsOf(figures) } : sumCoverage(own),
      grids: own,
      loads: sumLoads(loads, areas.city.info.stationCapacity),
    };
  };
  return {
    settings: figures.settings,
    grid: (code) => grids.get(code),
    reached,
    of(code) {
      const known = sums.get(code) ?? count(code);
      sums.set(code, known);
      return known;
    },
  };
}

function totalsOf({ totals }: CityFigures): CoverageSums {
  return { ...totals, coverageRate: totals.households === 0 ? null : totals.coverageRate };
}

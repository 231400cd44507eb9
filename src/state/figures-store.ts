/**
 * What the engine answered: figures now and, beside them, the figures of the map in force under the same
 * settings, so that every number can say how it changed. Shapes follow a moment later.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoverageSettings, CoverageTotals } from '../domain/coverage.ts';
import type { CoverageReport } from '../domain/coverage-report.ts';
import type { CityFigures, CoverageShape, EditEffect, GridFigures } from '../domain/figures.ts';

export interface FigureTable {
  readonly settings: CoverageSettings;
  readonly totals: CoverageTotals;
  readonly unassignedHouseholds: number;
  readonly gapHouseholdsNearDataEdge: number;
  readonly grids: ReadonlyMap<string, GridFigures>;
  /** Reached households by station code. */
  readonly stations: ReadonlyMap<string, number>;
}

export interface FiguresState {
  readonly inForce: FigureTable | null;
  readonly current: FigureTable | null;
  /** How many changes of the records `current` holds, counted from the opening of the desk on. */
  readonly step: number;
  /** Units, gaps and the comparison with circles; may lag behind `current` for a moment. */
  readonly report: CoverageReport | null;
  /** The step whose changes `report` holds. */
  readonly reportStep: number;
  /** A change of settings is under way; figures shown are those before it. */
  readonly computing: boolean;
  readonly covered: readonly CoverageShape[];
  readonly gaps: ReadonlyMap<string, CoverageShape>;
  /** Service area of the selected station. */
  readonly stationArea: CoverageShape | null;
  /** The shapes belong to figures that are no longer current. */
  readonly shapesStale: boolean;
}

export type FiguresStore = StoreApi<FiguresState>;

export const NO_FIGURES: FiguresState = {
  inForce: null,
  current: null,
  step: 0,
  report: null,
  reportStep: 0,
  computing: false,
  covered: [],
  gaps: new Map(),
  stationArea: null,
  shapesStale: false,
};

export function createFiguresStore(): FiguresStore {
  return createStore<FiguresState>(() => NO_FIGURES);
}

export function figureTable(figures: CityFigures): FigureTable {
  return {
    settings: figures.settings,
    totals: figures.totals,
    unassignedHouseholds: figures.unassignedHouseholds,
    gapHouseholdsNearDataEdge: figures.gapHouseholdsNearDataEdge,
    grids: new Map(figures.grids.map((grid) => [grid.code, grid])),
    stations: new Map(figures.stations.map(({ code, reachedHouseholds }) => [code, reachedHouseholds])),
  };
}

/** The table after an edit: touched rows replaced, rows of removed records gone. */
export function figuresAfter(table: FigureTable, effect: EditEffect): FigureTable {
  const grids = new Map(table.grids);
  for (const grid of effect.grids) grids.set(grid.code, grid);
  for (const code of Object.keys(effect.change.grids.removed)) grids.delete(code);
  const stations = new Map(table.stations);
  for (const { code, reachedHouseholds } of effect.stations) stations.set(code, reachedHouseholds);
  for (const code of Object.keys(effect.change.stations.removed)) stations.delete(code);
  return {
    settings: table.settings,
    totals: effect.totals,
    unassignedHouseholds: effect.unassignedHouseholds,
    gapHouseholdsNearDataEdge: effect.gapHouseholdsNearDataEdge ?? table.gapHouseholdsNearDataEdge,
    grids,
    stations,
  };
}

/** Gaps after those of `asked` grids were computed anew: a grid asked for and not answered has none. */
export function gapsAfter(
  gaps: ReadonlyMap<string, CoverageShape>,
  asked: Iterable<string>,
  answered: readonly CoverageShape[],
): Map<string, CoverageShape> {
  const result = new Map(gaps);
  for (const code of asked) result.delete(code);
  for (const shape of answered) result.set(shape.code, shape);
  return result;
}

/** Resolves when figures and shapes are there and up to date. */
export function untilComputed(store: FiguresStore): Promise<void> {
  const isComputed = ({ current, shapesStale }: FiguresState) => current !== null && !shapesStale;
  return new Promise((resolve) => {
    if (isComputed(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (!isComputed(state)) return;
      stop();
      resolve();
    });
  });
}

import type { AdminUnit, BuildingTable, Grid } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { CoverageReport } from '../../domain/coverage-report.ts';
import { compareWithCompass } from '../coverage/compass-comparison.ts';
import type { CountedFacility, CoverageModel } from '../coverage/coverage-model.ts';
import { gapRows, gapsByCluster, gapsByGrid } from '../coverage/gaps/gap-figures.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { unitFigures } from './unit-figures.ts';

/** A city whose households are counted. */
export interface CountedHomes {
  readonly settings: CoverageSettings;
  readonly adminUnits: readonly AdminUnit[];
  readonly buildings: BuildingTable;
  readonly model: CoverageModel;
  /** The grid of each group of the model; `undefined` of one that is gone. */
  readonly grids: readonly (Grid | undefined)[];
  /** Those that count and have a place. */
  readonly stations: readonly CountedFacility[];
  readonly frame: LocalFrame;
}

/** What stands behind the totals at this moment. */
export function coverageReport(counted: CountedHomes): CoverageReport {
  const { settings, adminUnits, buildings, model, grids, stations, frame } = counted;
  const codeOf = (group: number) => grids[group]?.code ?? null;
  const rows = gapRows(buildings, model);
  return {
    settings,
    units: unitFigures(
      adminUnits,
      grids.map((grid) => grid?.communityCode ?? null),
      model,
    ),
    gapGrids: gapsByGrid(rows, buildings, model, codeOf),
    gapClusters: gapsByCluster(rows, buildings, model, frame, codeOf),
    compass: settings.method === 'network' ? compareWithCompass(buildings, model, stations, frame) : null,
  };
}

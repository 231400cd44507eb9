import type { AdminUnit, BuildingTable, Grid } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { CoverageReport } from '../../domain/coverage-report.ts';
import { compareWithCompass } from '../coverage/compass-comparison.ts';
import type { CountedFacility, CoverageModel } from '../coverage/coverage-model.ts';
import { gapClusterRows, gapRows, gapsByCluster, gapsByGrid } from '../coverage/gaps/gap-figures.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';
import { UnitFiguresKeeper } from './unit-figures.ts';

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
  return new CoverageReports().of(counted);
}

/** What of a report holds while nobody walks otherwise, whatever becomes of the grids. */
interface WalkedReport extends Pick<CoverageReport, 'compass'> {
  readonly model: CoverageModel;
  readonly walksVersion: number;
  /** Buildings beyond the limit, and the same by neighbourhood. */
  readonly rows: readonly number[];
  readonly clusters: readonly (readonly number[])[];
}

/** Reports on one city after the other: each looks anew only at what has changed since the one before. */
export class CoverageReports {
  #walked: WalkedReport | null = null;
  readonly #units = new UnitFiguresKeeper();

  of(counted: CountedHomes): CoverageReport {
    const { settings, adminUnits, buildings, model, grids } = counted;
    const isKnown = this.#walked?.model === model && this.#walked.walksVersion === model.walksVersion;
    const walked = isKnown && this.#walked !== null ? this.#walked : walkedReport(counted);
    this.#walked = walked;
    const codeOf = (group: number) => grids[group]?.code ?? null;
    const communities = grids.map((grid) => grid?.communityCode ?? null);
    return {
      settings,
      units: this.#units.of(adminUnits, communities, model, buildings.count),
      gapGrids: gapsByGrid(walked.rows, buildings, model, codeOf),
      gapClusters: gapsByCluster(walked.clusters, buildings, model, codeOf),
      compass: walked.compass,
    };
  }
}

function walkedReport({ settings, buildings, model, stations, frame }: CountedHomes): WalkedReport {
  const rows = gapRows(buildings, model);
  return {
    model,
    walksVersion: model.walksVersion,
    rows,
    clusters: gapClusterRows(rows, buildings, frame),
    compass: settings.method === 'network' ? compareWithCompass(buildings, model, stations, frame) : null,
  };
}

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

/** The gaps of grids and clusters while the homes beyond the limit stand in these grids. */
interface KnownGaps extends Pick<CoverageReport, 'gapGrids' | 'gapClusters'> {
  readonly rows: readonly number[];
  /** The code of the grid of each row, `null` for none. */
  readonly codes: readonly (string | null)[];
}

/** Reports on one city after the other: each looks anew only at what has changed since the one before. */
export class CoverageReports {
  #walked: WalkedReport | null = null;
  #gaps: KnownGaps | null = null;
  readonly #units = new UnitFiguresKeeper();

  of(counted: CountedHomes): CoverageReport {
    const { settings, adminUnits, buildings, model, grids } = counted;
    const isKnown = this.#walked?.model === model && this.#walked.walksVersion === model.walksVersion;
    const walked = isKnown && this.#walked !== null ? this.#walked : walkedReport(counted);
    this.#walked = walked;
    const communities = grids.map((grid) => grid?.communityCode ?? null);
    return {
      settings,
      units: this.#units.of(adminUnits, communities, model, buildings.count),
      ...this.#gapsOf(walked, counted),
      compass: walked.compass,
    };
  }

  #gapsOf(
    { rows, clusters }: WalkedReport,
    { buildings, model, grids }: CountedHomes,
  ): Pick<CoverageReport, 'gapGrids' | 'gapClusters'> {
    const codeOf = (group: number) => grids[group]?.code ?? null;
    const codes = rows.map((row) => codeOf(model.groupOf(row)));
    const known = this.#gaps;
    const isSame = known?.rows === rows && codes.every((code, place) => code === known.codes[place]);
    if (!isSame) {
      const gapGrids = gapsByGrid(rows, buildings, model, codeOf);
      this.#gaps = { rows, codes, gapGrids, gapClusters: gapsByCluster(clusters, buildings, model, codeOf) };
    }
    const { gapGrids, gapClusters } = this.#gaps!;
    return { gapGrids, gapClusters };
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

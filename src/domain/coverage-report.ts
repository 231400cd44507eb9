/**
 * What stands behind the totals of coverage: unit by unit, gap by gap, and against the compass. Every report
 * carries the settings under which it holds.
 */
import type { AdminLevel } from './city.ts';
import type { CoverageSettings, CoverageTotals } from './coverage.ts';
import type { LonLat } from './geometry.ts';

export interface CoverageReport {
  readonly settings: CoverageSettings;
  /** Every administrative unit, in the city's order. Households of no grid are in no unit. */
  readonly units: readonly UnitFigures[];
  /** Grids with a gap, most households first. */
  readonly gapGrids: readonly GapFigures[];
  /** Every gap household is in one of these; most households first. */
  readonly gapClusters: readonly GapCluster[];
  /** `null` where households are counted by the compass itself. */
  readonly compass: CompassComparison | null;
}

export interface UnitFigures extends CoverageTotals {
  readonly code: string;
  readonly level: AdminLevel;
}

/** Households beyond the limit, in one grid or one cluster. */
export interface GapFigures {
  /** Code of the grid; of a cluster's building with the most households. */
  readonly code: string;
  readonly gapHouseholds: number;
  /** Households with older residents among them; `null` where no building tells. */
  readonly olderGapHouseholds: number | null;
  readonly unreachableHouseholds: number;
  readonly buildings: number;
  /** The nearest station of most of these households, `null` where they reach none. */
  readonly stationCode: string | null;
  /** By how much their mean walk exceeds the limit; over reachable households, `null` when there are none. */
  readonly extraMinutes: number | null;
}

/** Neighbouring homes beyond the limit, across grids. */
export interface GapCluster extends GapFigures {
  /** Around all its buildings, in degrees: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** Where its building with the most households stands. */
  readonly at: LonLat;
  /** Grids that its homes stand in, most households first. */
  readonly gridCodes: readonly string[];
}

/** What circles drawn with a compass promise, and what of it the streets do not keep. */
export interface CompassComparison extends CompassFigures {
  readonly circleHouseholds: number;
  /** In order of code. Not kept: by the nearest as the crow flies; detours: of those who walk to it. */
  readonly stations: readonly (CompassFigures & { readonly code: string })[];
}

export interface CompassFigures {
  /** Households within the limit as the crow flies, and beyond it on foot. */
  readonly notKeptHouseholds: number;
  /**
   * Metres walked over straight metres to the same station, both summed over households that can walk; `null`
   * when there are none.
   */
  readonly detourIndex: number | null;
}

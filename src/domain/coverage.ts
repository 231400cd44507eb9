/**
 * Coverage is counted by household, from the door, on the walking network. Every figure travels with
 * the settings it was computed under, so that no screen can show it without them.
 */
import { DEFAULT_WALK_PROFILES, type StationTier, type WalkProfile, type WalkProfileName } from './city.ts';

export type CoverageMethod = 'network' | 'circle';

export interface CoverageSettings extends WalkProfile {
  readonly method: CoverageMethod;
  /** The profile whose values these are, or were before some of them were replaced. */
  readonly profile: WalkProfileName;
  /** A home is covered when its walk takes this long or less. */
  readonly limitMinutes: number;
  /** Count only stations that offer this service. */
  readonly service: string | null;
  /** Count only stations of this tier. */
  readonly tier: StationTier | null;
  /** Count only stations and gates open at this local (China) time, ISO without zone, e.g. `2026-11-22T10:00`. */
  readonly at: string | null;
}

/** What published figures are computed under, and what every screen starts with. */
export const DEFAULT_SETTINGS: CoverageSettings = {
  method: 'network',
  profile: 'standard',
  ...DEFAULT_WALK_PROFILES.standard,
  limitMinutes: 15,
  service: null,
  tier: null,
  at: null,
};

export interface CoverageTotals {
  readonly households: number;
  readonly coveredHouseholds: number;
  /** 0 … 1; 0 when there are no households. */
  readonly coverageRate: number;
  /** Beyond the limit or unreachable. */
  readonly gapHouseholds: number;
  readonly unreachableHouseholds: number;
  /** Household-weighted over reachable households; `null` when there are none. */
  readonly meanMinutes: number | null;
  /** Household-weighted nearest-rank percentiles over reachable households. */
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  /** Households with older residents, where buildings tell how many; `null` where none tells. */
  readonly olderHouseholds: number | null;
  readonly olderCoveredHouseholds: number | null;
  /** Buildings in which households live. */
  readonly residentialBuildings: number;
  readonly coveredBuildings: number;
}

export interface GridCoverage extends Omit<CoverageTotals, 'coverageRate'> {
  readonly code: string;
}

export interface StationReach {
  readonly code: string;
  /** Households whose nearest station this is and which are within the limit. */
  readonly reachedHouseholds: number;
}

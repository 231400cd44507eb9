/** What stands behind each version of the map in force: the plan that made it, its figures, and what it changed. */
import type { StationCapacity } from './city.ts';
import type { CoverageSettings } from './coverage.ts';
import type { LineageKind } from './plan-story.ts';

/** Figures of a unit as they were published. The 90th percentile is `null` where only sums were kept. */
export interface PublishedFigures {
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly gapHouseholds: number;
  readonly unreachableHouseholds: number;
  readonly meanMinutes: number | null;
  readonly p90Minutes: number | null;
  /** Under which they hold. */
  readonly settings: CoverageSettings;
}

/** What the stations of a unit that have a place carried, as it was published. */
export interface PublishedLoads {
  readonly stations: number;
  /** `null` without stations. */
  readonly householdsPerStation: number | null;
  /** Of stations whose floor area is known; `null` where none is, or where they reach nobody. */
  readonly floorM2Per100Households: number | null;
  readonly overloadedStations: number;
  /** By which a station was overloaded. */
  readonly stationCapacity: StationCapacity;
  /** Under which households were reached. */
  readonly settings: CoverageSettings;
}

export interface PublishedVersion {
  readonly version: number;
  /** Number of the plan that made it. */
  readonly planNumber: string;
  /** When it came into force. */
  readonly inForceAt: string | null;
  /** What was known of the unit in this version; `null` where nothing was published, e.g. with the first map. */
  readonly figures: PublishedFigures | null;
  /** As {@link figures}. */
  readonly loads: PublishedLoads | null;
}

/** What one version of the map did to the one before it. */
export interface MapChanges {
  /** Which grid came out of which, as far as the person may see grids. */
  readonly grids: readonly {
    readonly kind: LineageKind;
    readonly from: string | null;
    readonly to: string | null;
    readonly communityCode: string;
  }[];
  readonly stations: readonly { readonly kind: 'new' | 'changed' | 'retired'; readonly code: string }[];
}

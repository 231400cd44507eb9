/** What is counted and measured of a service circle. */
import type { StationTier } from './city.ts';
import type { CoverageSettings, CoverageTotals } from './coverage.ts';
import type { MultiPolygon } from './geometry.ts';
import type { ServiceCircle } from './service-circle.ts';

/** What the engine needs to know of a circle. */
export type CircleGround = Pick<ServiceCircle, 'code' | 'circleTier' | 'communityCodes'>;

export interface CircleFigures {
  readonly code: string;
  /** Those in force, with the minutes of the circle's tier for a limit. */
  readonly settings: CoverageSettings;
  /** Of all homes in the grids of its communities. */
  readonly totals: CoverageTotals;
  /** Stations that stand in its communities, whatever they offer and whenever they open. */
  readonly stations: Readonly<Record<StationTier, number>>;
}

export interface CircleShape {
  readonly code: string;
  /** The union of its communities. */
  readonly geometry: MultiPolygon;
  readonly areaM2: number;
  /** Pieces that do not hang together; 0 without any community. */
  readonly parts: number;
}

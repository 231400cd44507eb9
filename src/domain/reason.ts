/**
 * Why a home is not covered: one reason from a closed list, what stands in the way, and the single changes
 * that would help, each with what it is worth. It holds for the settings it was asked under.
 */
import type { CoverageSettings } from './coverage.ts';
import type { EditCommand } from './edit.ts';
import type { LonLat } from './geometry.ts';

/**
 * In the order in which they are tried, from what takes least to change: the first condition without which
 * alone the home would be covered is the reason. `gate_closed` speaks of a crossing, too, that is closed at the
 * hour, `service_not_offered` of the tier where one is asked for. `too_far`: there is a way, and no single condition stands in it. `no_path`: there is no way.
 */
export const COVERAGE_REASONS = [
  'covered',
  'gate_closed',
  'station_closed_at_hour',
  'service_not_offered',
  'steps',
  'no_crossing',
  'data_missing',
  'too_far',
  'no_path',
] as const;
export type CoverageReason = (typeof COVERAGE_REASONS)[number];

/** A walk from a door to a station. */
export interface ExplainedWalk {
  readonly stationCode: string;
  readonly minutes: number;
  /** From the building's point to the station's, straight legs off the street included. */
  readonly line: readonly LonLat[];
}

/** The very thing that stands in the way, and where. */
export type Obstacle =
  | { readonly kind: 'gate'; readonly gateCode: string; readonly at: LonLat }
  | { readonly kind: 'crossing'; readonly crossingCode: string; readonly at: LonLat }
  | { readonly kind: 'station'; readonly stationCode: string; readonly at: LonLat }
  /** Steps, or another street that cannot be taken step-free. */
  | { readonly kind: 'street'; readonly name: string | null; readonly at: LonLat }
  /** `barrier`: kind of the line, e.g. `river`, `railway`, `expressway`, `wall`. */
  | { readonly kind: 'barrier'; readonly barrier: string; readonly name: string | null; readonly at: LonLat }
  /** What is not in the data: streets near the door, or the hours of a station. */
  | { readonly kind: 'missing'; readonly what: 'streets' | 'hours'; readonly at: LonLat };

export const FIX_KINDS = [
  'open_gate',
  'open_crossing',
  'step_free_gate',
  'step_free_crossing',
  'open_station',
  'offer_service',
  'step_free_way',
  'add_crossing',
  'add_gate',
  'add_passage',
] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** A single change that brings the home nearer to a station, measured by making it and taking it back. */
export interface Fix {
  readonly kind: FixKind;
  /** What would be changed, as an edit of the plan. */
  readonly command: EditCommand;
  /** The home's minutes after it. */
  readonly minutes: number;
  /** Households of the city that would be covered beyond those that are; negative where more lose than gain. */
  readonly householdsGained: number;
}

export interface CoverageExplanation {
  readonly buildingCode: string;
  readonly households: number;
  readonly settings: CoverageSettings;
  readonly reason: CoverageReason;
  /** The walk as it is, to the nearest station that counts; `null` where there is none. */
  readonly walk: ExplainedWalk | null;
  readonly obstacle: Obstacle | null;
  /** The walk that there would be without the obstacle. */
  readonly without: ExplainedWalk | null;
  /** Those that cover the home first, then by the minutes they save. */
  readonly fixes: readonly Fix[];
}

/** Coverage plan after plan, as points of a line. */
import type { PublishedVersion } from '../../../domain/publication.ts';

export interface TrendPoint {
  readonly version: number;
  readonly planNumber: string;
  readonly inForceAt: string | null;
  /** 0 … 1; `null` where nothing was published or nobody lives. */
  readonly rate: number | null;
}

/** More would not be read; the newest stay. */
const MOST_POINTS = 12;

export function trendOf(versions: readonly PublishedVersion[]): readonly TrendPoint[] {
  return versions.slice(-MOST_POINTS).map(({ version, planNumber, inForceAt, figures }) => ({
    version,
    planNumber,
    inForceAt,
    rate: figures && figures.households > 0 ? figures.coveredHouseholds / figures.households : null,
  }));
}

export interface Axis {
  readonly from: number;
  readonly to: number;
}

/**
 * The span of a scale around rates, in whole steps of a percentage point or more, never wider than 0 … 1. At least
 * four points wide: a change of a tenth should not look like a landslide.
 */
export function rateAxis(rates: readonly number[]): Axis {
  const least = Math.min(...rates);
  const most = Math.max(...rates);
  const room = Math.max(0.04 - (most - least), 0) / 2 + 0.005;
  const from = Math.max(Math.floor((least - room) * 100) / 100, 0);
  const to = Math.min(Math.ceil((most + room) * 100) / 100, 1);
  return { from, to: Math.max(to, from + 0.01) };
}

/** The places below one in the order of their coverage, with all three circles side by side. */
import type { CityFigures } from '../../../domain/figures.ts';
import type { CoverageSums } from '../../../state/coverage-sums.ts';
import { figureTable } from './area-figures.ts';
import type { Area, Areas } from './areas.ts';

/** Minutes of the three circles. */
export const TIER_LIMITS = [5, 10, 15] as const;
export type TierLimit = (typeof TIER_LIMITS)[number];

export interface RankedArea extends Area {
  /** 1 for the best; equal rates share a place; `null` for places without households. */
  readonly place: number | null;
  readonly rates: Readonly<Record<TierLimit, number | null>>;
  /** At the limit that decides the order. */
  readonly coverage: CoverageSums;
}

/** Best covered first at `limit`, places without households last, then by code. */
export function rankBelow(
  areas: Areas,
  areaCode: string,
  at: Readonly<Record<TierLimit, CityFigures>>,
  limit: TierLimit,
): readonly RankedArea[] {
  const sums = (code: string, minutes: TierLimit) => figureTable(areas, at[minutes]).of(code).coverage;
  const sorted = areas
    .below(areaCode)
    .map((area) => ({
      ...area,
      coverage: sums(area.code, limit),
      rates: {
        5: sums(area.code, 5).coverageRate,
        10: sums(area.code, 10).coverageRate,
        15: sums(area.code, 15).coverageRate,
      },
    }))
    .sort((a, b) => (b.rates[limit] ?? -1) - (a.rates[limit] ?? -1) || (a.code < b.code ? -1 : 1));
  const rates = sorted.map((area) => area.rates[limit]);
  return sorted.map((area, i) => ({
    ...area,
    place: rates[i] === null ? null : rates.indexOf(rates[i]) + 1,
  }));
}

/** The ones with the most gap households, at most `most`; those without a gap are left out. */
export function worstServed<T extends { readonly code: string; readonly coverage: CoverageSums }>(
  places: readonly T[],
  most: number,
): readonly T[] {
  return places
    .filter(({ coverage }) => coverage.gapHouseholds > 0)
    .sort((a, b) => b.coverage.gapHouseholds - a.coverage.gapHouseholds || (a.code < b.code ? -1 : 1))
    .slice(0, most);
}

/** At most `most` rows: when there are more, the best and the worst, with the rest counted in between. */
export function endsOf<Row>(
  rows: readonly Row[],
  most: number,
): { readonly head: readonly Row[]; readonly left: number; readonly tail: readonly Row[] } {
  if (rows.length <= most) return { head: rows, left: 0, tail: [] };
  // One row says how many are left out.
  const shown = Math.max(most - 1, 0);
  const tail = Math.ceil(shown / 2);
  return {
    head: rows.slice(0, shown - tail),
    left: rows.length - shown,
    tail: rows.slice(rows.length - tail),
  };
}

/** Units in the order of their coverage, at all three limits side by side. */
import type { AdminLevel, CityData } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';
import { type CoverageSums, sumCoverage } from '../../state/coverage-sums.ts';
import { gridsByUnit } from './aggregate.ts';

/** Minutes of the three circles. */
export const TIER_LIMITS = [5, 10, 15] as const;
export type TierLimit = (typeof TIER_LIMITS)[number];

export interface RankedUnit {
  readonly code: string;
  readonly name: string;
  /** 1 for the best; equal rates share a place; `null` for units without households. */
  readonly place: number | null;
  readonly rates: Readonly<Record<TierLimit, number | null>>;
  /** At the limit that decides the order. */
  readonly coverage: CoverageSums;
}

/** Best covered first at `limit`, units without households last, then by code. */
export function rankUnits(
  city: CityData,
  level: AdminLevel,
  gridsAt: Readonly<Record<TierLimit, readonly GridFigures[]>>,
  limit: TierLimit,
): readonly RankedUnit[] {
  const sumsAt = (minutes: TierLimit) =>
    new Map(
      [...gridsByUnit(city, level, gridsAt[minutes])].map(([code, grids]) => [code, sumCoverage(grids)]),
    );
  const at: Readonly<Record<TierLimit, ReadonlyMap<string, CoverageSums>>> = {
    5: sumsAt(5),
    10: sumsAt(10),
    15: sumsAt(15),
  };
  const rate = (code: string, minutes: TierLimit) => at[minutes].get(code)?.coverageRate ?? null;
  const sorted = city.adminUnits
    .filter((unit) => unit.level === level)
    .sort((a, b) => order(rate(b.code, limit)) - order(rate(a.code, limit)) || (a.code < b.code ? -1 : 1));
  const places = placesOf(sorted.map(({ code }) => rate(code, limit)));
  return sorted.map(({ code, name }, index) => ({
    code,
    name,
    place: places[index],
    rates: { 5: rate(code, 5), 10: rate(code, 10), 15: rate(code, 15) },
    coverage: at[limit].get(code) ?? sumCoverage([]),
  }));
}

/** Places 1, 2, 2, 4 … of rates in falling order; `null` for `null`. */
function placesOf(rates: readonly (number | null)[]): (number | null)[] {
  return rates.map((rate) => (rate === null ? null : rates.indexOf(rate) + 1));
}

function order(rate: number | null): number {
  return rate ?? -1;
}

/** At most `most` rows: when there are more, the best and the worst, with the rest counted in between. */
export function endsOf<Row>(
  rows: readonly Row[],
  most: number,
): { readonly head: readonly Row[]; readonly left: number; readonly tail: readonly Row[] } {
  if (rows.length <= most) return { head: rows, left: 0, tail: [] };
  const tail = Math.ceil(most / 2);
  const head = most - tail;
  return { head: rows.slice(0, head), left: rows.length - most, tail: rows.slice(rows.length - tail) };
}

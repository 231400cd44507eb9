/**
 * The household-weighted nearest-rank percentile: the least value at which at least `percent` of all
 * households have that value or less. `null` when there are no households. Rows may be in any order.
 */
export function weightedPercentile(
  values: ArrayLike<number>,
  households: ArrayLike<number>,
  percent: number,
): number | null {
  let total = 0;
  for (let i = 0; i < households.length; i++) total += households[i];
  return total > 0 ? valueAtRank(values, households, rankOf(total, percent)) : null;
}

/** The household, counted from 1, that stands at the percentile. Whole numbers, so that no rounding moves it. */
export function rankOf(totalHouseholds: number, percent: number): number {
  return Math.max(1, Math.ceil((totalHouseholds * percent) / 100));
}

/** The value of the household at a rank, counted from 1 in order of value. */
export function valueAtRank(values: ArrayLike<number>, households: ArrayLike<number>, rank: number): number {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  let counted = 0;
  for (const i of order) {
    counted += households[i];
    if (counted >= rank) return values[i];
  }
  throw new RangeError(`expected a rank of at most ${counted} households, got ${rank}`);
}

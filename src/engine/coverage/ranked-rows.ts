/** The household, counted from 1, that stands at the percentile. Whole numbers, so that no rounding moves it. */
export function rankOf(totalHouseholds: number, percent: number): number {
  return Math.max(1, Math.ceil((totalHouseholds * percent) / 100));
}

/**
 * Working memory for percentiles of rows with households: fill it with {@link add}, ask as often as wanted,
 * each time of which reorders it, and {@link clear} it. Asked for rising percentiles it looks at fewer rows each time.
 */
export class RankedRows {
  readonly #values: Float64Array;
  readonly #households: Int32Array;
  #count = 0;
  #total = 0;
  /** So many rows, with so many households, are known to lie below all the others: what the last answer has sorted out. */
  #lowerRows = 0;
  #lowerHouseholds = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
    this.#households = new Int32Array(capacity);
  }

  add(value: number, households: number): void {
    this.#values[this.#count] = value;
    this.#households[this.#count++] = households;
    this.#total += households;
  }

  /**
   * The household-weighted nearest-rank percentile: the least value that at least `percent` of all
   * households have or stay below; `null` when there are no households.
   */
  percentile(percent: number): number | null {
    return this.#total > 0 ? this.valueAtRank(rankOf(this.#total, percent)) : null;
  }

  /** The value of the household at a rank, counted from 1 in order of value (quickselect by weight). */
  valueAtRank(rank: number): number {
    if (rank > this.#total) throw new RangeError(`expected a rank up to ${this.#total}, got ${rank}`);
    const values = this.#values;
    const households = this.#households;
    const isAbove = rank > this.#lowerHouseholds;
    let first = isAbove ? this.#lowerRows : 0;
    let last = this.#count - 1;
    let remaining = isAbove ? rank - this.#lowerHouseholds : rank;
    let total = isAbove ? this.#total - this.#lowerHouseholds : this.#total;
    for (;;) {
      // From within, not from the ends, so that rows that come in order are halved and not peeled one by one.
      const quarter = (last - first) >> 2;
      const middle = (first + last) >> 1;
      const pivot = pivotFor(
        remaining / total,
        values[first + quarter],
        values[middle],
        values[last - quarter],
      );
      let below = first;
      let above = last;
      let lower = 0;
      let equal = 0;
      for (let i = first; i <= above; ) {
        const value = values[i];
        const weight = households[i];
        if (value < pivot) {
          lower += weight;
          values[i] = values[below];
          households[i++] = households[below];
          values[below] = value;
          households[below++] = weight;
        } else if (value > pivot) {
          values[i] = values[above];
          households[i] = households[above];
          values[above] = value;
          households[above--] = weight;
        } else {
          equal += weight;
          i++;
        }
      }
      if (remaining <= lower) {
        last = below - 1;
        total = lower;
      } else if (remaining <= lower + equal) {
        this.#lowerRows = below;
        this.#lowerHouseholds = rank - remaining + lower;
        return pivot;
      } else {
        remaining -= lower + equal;
        total -= lower + equal;
        first = above + 1;
      }
    }
  }

  clear(): void {
    this.#count = 0;
    this.#total = 0;
    this.#lowerRows = 0;
    this.#lowerHouseholds = 0;
  }
}

/** Of three values the one whose place is nearest to the share sought, so that the first cut leaves little to look at. */
function pivotFor(share: number, a: number, b: number, c: number): number {
  if (share > 2 / 3) return Math.max(a, b, c);
  if (share < 1 / 3) return Math.min(a, b, c);
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The household, counted from 1, that stands at the percentile. Whole numbers, so that no rounding moves it. */
export function rankOf(totalHouseholds: number, percent: number): number {
  return Math.max(1, Math.ceil((totalHouseholds * percent) / 100));
}

/** Slots from the least to the most value: the rows of most grids fall one or two to a slot. */
const SLOTS = 64;
/** So few rows are told apart by taking away the least. */
const FEW = 8;

/**
 * Working memory for percentiles of rows with households: fill it with {@link add}, ask as often as wanted, and
 * {@link clear} it. Finite values are put into slots by their size and their households counted by slot, once; an answer
 * then compares only the rows of the slot in which the rank falls. Exact.
 */
export class RankedRows {
  readonly #values: Float64Array;
  readonly #households: Int32Array;
  #count = 0;
  #total = 0;
  readonly #slotOf: Uint8Array;
  readonly #inSlot = new Int32Array(SLOTS);
  #areInSlots = false;
  /** The rows of one slot. */
  readonly #nearValues: Float64Array;
  readonly #nearHouseholds: Int32Array;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
    this.#households = new Int32Array(capacity);
    this.#slotOf = new Uint8Array(capacity);
    this.#nearValues = new Float64Array(capacity);
    this.#nearHouseholds = new Int32Array(capacity);
  }

  add(value: number, households: number): void {
    this.#values[this.#count] = value;
    this.#households[this.#count++] = households;
    this.#total += households;
    this.#areInSlots = false;
  }

  /**
   * The household-weighted nearest-rank percentile: the least value that at least `percent` of all
   * households have or stay below; `null` when there are no households.
   */
  percentile(percent: number): number | null {
    return this.#total > 0 ? this.valueAtRank(rankOf(this.#total, percent)) : null;
  }

  /** The value of the household at a rank, counted from 1 in order of value. */
  valueAtRank(rank: number): number {
    if (rank > this.#total) throw new RangeError(`expected a rank up to ${this.#total}, got ${rank}`);
    if (!this.#areInSlots) this.#putIntoSlots();
    const values = this.#values;
    const households = this.#households;
    const slotOf = this.#slotOf;
    const inSlot = this.#inSlot;
    const nearValues = this.#nearValues;
    const nearHouseholds = this.#nearHouseholds;
    const count = this.#count;
    let slot = 0;
    let remaining = rank;
    while (inSlot[slot] < remaining) remaining -= inSlot[slot++];
    let nearCount = 0;
    for (let i = 0; i < count; i++) {
      if (slotOf[i] !== slot) continue;
      nearValues[nearCount] = values[i];
      nearHouseholds[nearCount++] = households[i];
    }
    return valueAmong(nearValues, nearHouseholds, nearCount, remaining);
  }

  clear(): void {
    this.#count = 0;
    this.#total = 0;
    this.#areInSlots = false;
  }

  #putIntoSlots(): void {
    const values = this.#values;
    const households = this.#households;
    const slotOf = this.#slotOf;
    const inSlot = this.#inSlot.fill(0);
    const count = this.#count;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const value = values[i];
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const slotsPerUnit = (SLOTS - 1) / (most - least);
    // Values that are as good as equal share the first slot.
    const scale = slotsPerUnit < Number.POSITIVE_INFINITY ? slotsPerUnit : 0;
    for (let i = 0; i < count; i++) {
      const slot = ((values[i] - least) * scale) | 0;
      slotOf[i] = slot;
      inSlot[slot] += households[i];
    }
    this.#areInSlots = true;
  }
}

/** The value at a rank by households among the first `count` rows, which it reorders (quickselect by weight). */
function valueAmong(values: Float64Array, households: Int32Array, count: number, rank: number): number {
  let first = 0;
  let last = count - 1;
  let remaining = rank;
  while (last - first >= FEW) {
    const pivot = values[(first + last) >> 1];
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
    if (remaining <= lower) last = below - 1;
    else if (remaining <= lower + equal) return pivot;
    else {
      remaining -= lower + equal;
      first = above + 1;
    }
  }
  for (; ; last--) {
    let least = first;
    for (let i = first + 1; i <= last; i++) if (values[i] < values[least]) least = i;
    remaining -= households[least];
    if (remaining <= 0) return values[least];
    values[least] = values[last];
    households[least] = households[last];
  }
}

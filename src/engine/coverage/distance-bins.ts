import { NO_ROW, RowLists } from '../network/row-lists.ts';
import { type RankedRows, rankOf } from './ranked-rows.ts';

const BIN_M = 1;
const BIN_COUNT = 16384;

/**
 * Buildings sorted into bins of a metre by their walk, so that a percentile of the whole city can be
 * read after every move: whole bins are counted, and only the one that holds the rank is sorted. Exact.
 */
export class DistanceBins {
  readonly #households = new Float64Array(BIN_COUNT);
  readonly #rows: RowLists;
  #total = 0;

  constructor(rowCount: number) {
    this.#rows = new RowLists(rowCount, BIN_COUNT);
  }

  clear(): void {
    this.#households.fill(0);
    this.#rows.clear();
    this.#total = 0;
  }

  add(row: number, metres: number, households: number): void {
    const bin = binOf(metres);
    this.#rows.add(row, bin);
    this.#households[bin] += households;
    this.#total += households;
  }

  /** Takes out a row under the metres and households it was added with. */
  remove(row: number, metres: number, households: number): void {
    const bin = binOf(metres);
    this.#rows.remove(row, bin);
    this.#households[bin] -= households;
    this.#total -= households;
  }

  /** Household-weighted nearest-rank percentile of the metres; `null` when no households are in. */
  percentile(
    percent: number,
    metresOf: Float64Array,
    householdsOf: Int32Array,
    scratch: RankedRows,
  ): number | null {
    if (this.#total === 0) return null;
    let rank = rankOf(this.#total, percent);
    const inBin = this.#households;
    let bin = 0;
    while (inBin[bin] < rank) rank -= inBin[bin++];
    for (let row = this.#rows.first(bin); row !== NO_ROW; row = this.#rows.next(row)) {
      scratch.add(metresOf[row], householdsOf[row]);
    }
    const metres = scratch.valueAtRank(rank);
    scratch.clear();
    return metres;
  }
}

function binOf(metres: number): number {
  return Math.min(BIN_COUNT - 1, Math.floor(metres / BIN_M));
}

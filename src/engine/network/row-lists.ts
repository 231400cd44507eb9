/** The end of a list. */
export const NO_ROW = -1;

/**
 * Rows in numbered lists, each row in one list at most, put in and taken out in constant time. A list is read
 * from {@link first} along {@link next} to {@link NO_ROW}, in no order.
 */
export class RowLists {
  #next: Int32Array;
  #previous: Int32Array;
  #first: Int32Array;

  constructor(rowCount: number, listCount: number) {
    this.#next = new Int32Array(rowCount);
    this.#previous = new Int32Array(rowCount);
    this.#first = new Int32Array(listCount).fill(NO_ROW);
  }

  first(list: number): number {
    return this.#first[list];
  }

  /** The row after one that is in a list. */
  next(row: number): number {
    return this.#next[row];
  }

  /** Puts in a row that is in no list. */
  add(row: number, list: number): void {
    const after = this.#first[list];
    this.#next[row] = after;
    this.#previous[row] = NO_ROW;
    if (after !== NO_ROW) this.#previous[after] = row;
    this.#first[list] = row;
  }

  /** Takes out a row that is in this list. */
  remove(row: number, list: number): void {
    const after = this.#next[row];
    const before = this.#previous[row];
    if (after !== NO_ROW) this.#previous[after] = before;
    if (before === NO_ROW) this.#first[list] = after;
    else this.#next[before] = after;
  }

  /** Empties all lists. */
  clear(): void {
    this.#first.fill(NO_ROW);
  }

  /** Makes room for rows numbered below `count`; they are in no list. */
  ensureRows(count: number): void {
    this.#next = roomFor(count, this.#next, NO_ROW);
    this.#previous = roomFor(count, this.#previous, NO_ROW);
  }

  /** Makes room for lists numbered below `count`; new ones are empty. */
  ensureLists(count: number): void {
    this.#first = roomFor(count, this.#first, NO_ROW);
  }
}

/** The values, in an array at least twice as long where they were too few. */
function roomFor(count: number, values: Int32Array, filler: number): Int32Array {
  if (count <= values.length) return values;
  const longer = new Int32Array(Math.max(count, 2 * values.length)).fill(filler);
  longer.set(values);
  return longer;
}

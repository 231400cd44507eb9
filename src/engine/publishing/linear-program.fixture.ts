const TINY = 1e-9;

/**
 * The greatest value of `objective · x` over all x ≥ 0 with `rows · x ≤ bounds`; Infinity where there is none. A plain
 * two-phase simplex on a dense table with Bland's rule (Chvátal 1983, Linear Programming, ch. 3): slow, short, and made of
 * nothing that it is held against. Throws when no x satisfies the rows.
 */
export function greatestValue(
  rows: readonly (readonly number[])[],
  bounds: readonly number[],
  objective: readonly number[],
): number {
  const count = objective.length;
  // Columns: the variables, the slacks, one helper that makes every row feasible, and the right-hand side.
  const helper = count + rows.length;
  const table = rows.map((row, r) => {
    const line = new Float64Array(helper + 2);
    line.set(row);
    line[count + r] = 1;
    line[helper] = -1;
    line[helper + 1] = bounds[r];
    return line;
  });
  const basis = rows.map((_, r) => count + r);
  const worst = bounds.reduce((least, bound, r) => (bound < bounds[least] ? r : least), 0);
  if (bounds[worst] < 0) {
    pivot(table, basis, worst, helper);
    const cost = new Float64Array(helper + 2);
    cost[helper] = -1;
    if (climb(table, basis, cost, helper + 1) < -1e-6) throw new Error('expected rows that can be satisfied');
    const stuck = basis.indexOf(helper);
    if (stuck >= 0) {
      const column = table[stuck].findIndex((value, c) => c < helper && Math.abs(value) > TINY);
      if (column >= 0) pivot(table, basis, stuck, column);
    }
  }
  for (const line of table) line[helper] = 0;
  const cost = new Float64Array(helper + 2);
  cost.set(objective);
  return climb(table, basis, cost, helper);
}

/** Pivots until no column of the first `columns` gains; answers the value reached. */
function climb(table: Float64Array[], basis: number[], cost: Float64Array, columns: number): number {
  const last = cost.length - 1;
  const reduced = cost.slice();
  basis.forEach((column, r) => {
    const share = reduced[column];
    if (share !== 0) for (let c = 0; c <= last; c++) reduced[c] -= share * table[r][c];
  });
  for (;;) {
    const entering = reduced.findIndex((gain, c) => c < columns && gain > TINY);
    if (entering < 0) return -reduced[last];
    let leaving = -1;
    let least = Number.POSITIVE_INFINITY;
    table.forEach((line, r) => {
      if (line[entering] <= TINY) return;
      const ratio = line[last] / line[entering];
      const isFirst = ratio < least + TINY && (leaving < 0 || basis[r] < basis[leaving]);
      if (ratio < least - TINY || isFirst) {
        least = Math.min(least, ratio);
        leaving = r;
      }
    });
    if (leaving < 0) return Number.POSITIVE_INFINITY;
    pivot(table, basis, leaving, entering);
    const share = reduced[entering];
    for (let c = 0; c <= last; c++) reduced[c] -= share * table[leaving][c];
  }
}

function pivot(table: Float64Array[], basis: number[], row: number, column: number): void {
  const line = table[row];
  const by = line[column];
  for (let c = 0; c < line.length; c++) line[c] /= by;
  table.forEach((other, r) => {
    const share = other[column];
    if (r === row || share === 0) return;
    for (let c = 0; c < line.length; c++) other[c] -= share * line[c];
  });
  basis[row] = column;
}

/** The bench's table: one row per task and engine, ours first, ratios to the peer named in the row. */

export interface BenchRow {
  readonly task: string;
  readonly engine: string;
  readonly medianMs: number;
  readonly minMs: number;
  /** Against the slowest comparable peer of the task; `null` for the peer itself. */
  readonly ratio: number | null;
  /** The target of this ratio or time, in words; `null` when there is none. */
  readonly target: string | null;
  readonly memoryMB: number | null;
  /** How the results of the engines compare. */
  readonly agreement: string;
}

export function printReport(title: string, rows: readonly BenchRow[]): void {
  console.log(`\n${title}`);
  console.table(
    rows.map((row) => ({
      task: row.task,
      engine: row.engine,
      'median ms': rounded(row.medianMs),
      'min ms': rounded(row.minMs),
      ratio: row.ratio === null ? '1' : rounded(row.ratio),
      target: row.target ?? '',
      'memory MB': row.memoryMB === null ? '' : Math.round(row.memoryMB),
      agreement: row.agreement,
    })),
  );
}

/** Three significant digits, without an exponent for the sizes that occur. */
function rounded(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

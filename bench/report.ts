/** The bench's tables: one per task, ours first, every ratio against the peer the task names. */
import { type Outcome, percentile, type Timing } from './measure.ts';

export interface Target {
  readonly of: 'ratio' | 'p99' | 'median';
  /** Inclusive. */
  readonly atMost: number;
}

export interface BenchRow {
  readonly engine: string;
  readonly runs: number;
  readonly medianMs: number;
  readonly minMs: number;
  /** Only for the steps of a gesture. */
  readonly p99Ms: number | null;
  readonly maxMs: number | null;
  /** Median against the median of the row named as peer; `null` where there is no comparison. */
  readonly ratio: number | null;
  readonly target: Target | null;
  readonly peakMB: number | null;
}

export interface BenchTable {
  readonly task: string;
  readonly title: string;
  readonly rows: readonly BenchRow[];
  /** How the results of the engines compare, and what a reader must know. */
  readonly agreement: readonly string[];
}

interface RowOptions {
  readonly ratioTo?: Outcome<unknown>;
  readonly target?: Target;
  /** Times counted so many times over: a sample extrapolated to the whole. */
  readonly factor?: number;
}

export function rowOf(engine: string, outcome: Outcome<unknown>, options: RowOptions = {}): BenchRow {
  const { ratioTo, target = null, factor = 1 } = options;
  const times = outcome.times.map((time) => time * factor);
  const medianMs = percentile(times, 0.5);
  return {
    engine,
    runs: times.length,
    medianMs,
    minMs: Math.min(...times),
    p99Ms: null,
    maxMs: null,
    ratio: ratioTo ? medianMs / percentile(ratioTo.times, 0.5) : null,
    target,
    peakMB: outcome.peakMB,
  };
}

/** A row for the steps of gestures: what matters is the slowest in a hundred. */
export function stepsRow(engine: string, steps: readonly Timing[], target: Target | null): BenchRow {
  const times = steps.map(({ milliseconds }) => milliseconds);
  return {
    engine,
    runs: times.length,
    medianMs: percentile(times, 0.5),
    minMs: percentile(times, 0),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
    ratio: null,
    target,
    peakMB: null,
  };
}

/** How the machine's other work stretched the steps. */
export function clockNote(steps: readonly Timing[]): string {
  const p99 = percentile(
    steps.map(({ clockMs }) => clockMs),
    0.99,
  );
  return `on the clock, with the load of this run, p99 of the numbers was ${rounded(p99)} ms`;
}

/** Whether the row reaches its target; `null` when it has none. */
export function reachesTarget({ target, ratio, p99Ms, medianMs }: BenchRow): boolean | null {
  if (target === null) return null;
  const value = { ratio, p99: p99Ms, median: medianMs }[target.of];
  return value !== null && value <= target.atMost;
}

export function printTable({ task, title, rows, agreement }: BenchTable): void {
  const header = ['engine', 'runs', 'median ms', 'min ms', 'p99 ms', 'max ms', 'ratio', 'target', 'peak MB'];
  const cells = rows.map((row) => [
    row.engine,
    String(row.runs),
    rounded(row.medianMs),
    rounded(row.minMs),
    rounded(row.p99Ms),
    rounded(row.maxMs),
    rounded(row.ratio),
    targetCell(row),
    row.peakMB === null ? '' : row.peakMB.toFixed(0),
  ]);
  const widths = header.map((name, column) =>
    Math.max(...[name, ...cells.map((row) => row[column])].map((cell) => cell.length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ');
  console.log(`\n${task}: ${title}`);
  console.log(`  ${line(header)}`);
  for (const row of cells) console.log(`  ${line(row)}`);
  for (const note of agreement) console.log(`  - ${note}`);
}

function targetCell(row: BenchRow): string {
  if (row.target === null) return '';
  const unit = row.target.of === 'ratio' ? '×' : ' ms';
  return `${row.target.of} ≤ ${row.target.atMost}${unit} ${reachesTarget(row) ? 'met' : 'MISSED'}`;
}

/** Three significant digits, without an exponent for the sizes that occur. */
export function rounded(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '';
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/**
 * Wall-clock measurement. Contenders of one task take turns in one run on one machine, so that a busy machine
 * is equally busy for all of them. Read the ratios, not the milliseconds.
 */
import { PeakMemory } from './peak-memory.ts';

export interface Contender<T> {
  readonly runs: number;
  /** Runs before the first measured one; none where one run takes many seconds. */
  readonly warmUps: number;
  /** Process whose memory counts; `null` where none is attributed. */
  readonly pid: number | null;
  readonly work: () => T | Promise<T>;
}

export interface Outcome<T> {
  readonly times: readonly number[];
  /** Of the last run, for comparison. */
  readonly result: T;
  /** Largest resident memory of the process while it ran, in MB; `null` where it cannot be read. */
  readonly peakMB: number | null;
}

type Contenders<Results> = { readonly [Name in keyof Results]: Contender<Results[Name]> };
type Outcomes<Results> = { readonly [Name in keyof Results]: Outcome<Results[Name]> };

/** Runs all contenders by turns until each has had its runs. */
export async function sideBySide<Results extends Record<string, unknown>>(
  contenders: Contenders<Results>,
): Promise<Outcomes<Results>> {
  const names = Object.keys(contenders) as (keyof Results)[];
  const states = new Map(names.map((name) => [name, new RunningContender(contenders[name])]));
  const rounds = Math.max(...names.map((name) => contenders[name].warmUps + contenders[name].runs));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) await states.get(name)?.takeTurn();
  }
  return Object.fromEntries(names.map((name) => [name, states.get(name)?.outcome()])) as Outcomes<Results>;
}

class RunningContender<T> {
  private readonly times: number[] = [];
  private turns = 0;
  private result: T | undefined;
  private peakMB: number | null = null;

  constructor(private readonly contender: Contender<T>) {}

  async takeTurn(): Promise<void> {
    const { warmUps, runs, pid, work } = this.contender;
    if (this.turns === warmUps + runs) return;
    const memory = pid === null ? null : new PeakMemory(pid);
    const start = performance.now();
    this.result = await work();
    const milliseconds = performance.now() - start;
    const peakMB = memory?.readMB() ?? null;
    if (peakMB !== null) this.peakMB = Math.max(this.peakMB ?? 0, peakMB);
    if (this.turns++ >= warmUps) this.times.push(milliseconds);
  }

  outcome(): Outcome<T> {
    return { times: this.times, result: this.result as T, peakMB: this.peakMB };
  }
}

/** Milliseconds of a single piece of work, with what it answered. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - start, result };
}

/** Nearest-rank percentile, `share` in 0 … 1; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

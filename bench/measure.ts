/**
 * Measurement. Contenders of one task take turns in one run on one machine, and the time a process waited for a processor
 * that others had is taken off, for all of them alike. Garbage is collected between turns: nobody pays for another's.
 * Read the ratios, not the milliseconds.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PeakMemory } from './peak-memory.ts';
import { waitedMs } from './processor-wait.ts';

export interface Contender<T> {
  readonly runs: number;
  /** Runs before the first measured one; none where one run takes many seconds. */
  readonly warmUps: number;
  /** The process that works: this one, or the database's backend. */
  readonly pid: number;
  readonly work: () => T | Promise<T>;
}

export interface Outcome<T> {
  readonly times: readonly number[];
  /** Of the last run, for comparison. */
  readonly result: T;
  /** Largest resident memory of the process while it ran, in MB; `null` where it cannot be read. */
  readonly peakMB: number | null;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

type Contenders<Results> = { readonly [Name in keyof Results]: Contender<Results[Name]> };
type Outcomes<Results> = { readonly [Name in keyof Results]: Outcome<Results[Name]> };

/** Runs all contenders by turns: as many rounds as the one with the fewest runs has, the others their share of runs in each. */
export async function sideBySide<Results extends Record<string, unknown>>(
  contenders: Contenders<Results>,
): Promise<Outcomes<Results>> {
  const names = Object.keys(contenders) as (keyof Results)[];
  const states = new Map(names.map((name) => [name, new RunningContender(contenders[name])]));
  const rounds = Math.min(...names.map((name) => contenders[name].runs));
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) await states.get(name)?.takeTurn(round / rounds);
  }
  return Object.fromEntries(names.map((name) => [name, states.get(name)?.outcome()])) as Outcomes<Results>;
}

class RunningContender<T> {
  private readonly times: number[] = [];
  private result: T | undefined;
  private peakMB: number | null = null;

  constructor(private readonly contender: Contender<T>) {}

  /** Runs until this share of all runs is done. */
  async takeTurn(share: number): Promise<void> {
    const { warmUps, runs, pid, work } = this.contender;
    for (let i = 0; this.times.length === 0 && i < warmUps; i++) await work();
    collectGarbage();
    while (this.times.length < Math.round(share * runs)) {
      const memory = new PeakMemory(pid);
      const { milliseconds, result } = await timed(work, pid);
      this.result = result;
      this.times.push(milliseconds);
      const peakMB = memory.readMB();
      if (peakMB !== null) this.peakMB = Math.max(this.peakMB ?? 0, peakMB);
    }
  }

  outcome(): Outcome<T> {
    return { times: this.times, result: this.result as T, peakMB: this.peakMB };
  }
}

export interface Timing {
  /** Without waiting for a processor. */
  readonly milliseconds: number;
  readonly clockMs: number;
}

/** A single piece of work of this process, or of this and another one that it asks, with the answer. */
export async function timed<T>(
  work: () => T | Promise<T>,
  pid = process.pid,
): Promise<Timing & { readonly result: T }> {
  // The clock is read outside: a wait between the two readings must not be taken off without having been counted.
  const start = performance.now();
  const before = [waitedMs(process.pid), waitedMs(pid)];
  const result = await work();
  // The two processes may wait at the same time: only the longer wait is surely time lost.
  const waited = Math.max(waitedMs(process.pid) - before[0], waitedMs(pid) - before[1]);
  const clockMs = performance.now() - start;
  return { clockMs, milliseconds: Math.max(0, clockMs - waited), result };
}

/** Nearest-rank percentile, `share` in 0 … 1; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Wall-clock measurement for the bench. Read the ratios: both engines run on the same machine in one run. */

export interface Measurement {
  readonly medianMs: number;
  readonly minMs: number;
  readonly runs: number;
}

/** Runs `work` once unmeasured, then `runs` times. The last result is returned for comparison. */
export async function measure<T>(
  runs: number,
  work: () => T | Promise<T>,
  warmUps = 1,
): Promise<{ readonly measurement: Measurement; readonly result: T }> {
  let result: T | undefined;
  for (let i = 0; i < warmUps; i++) result = await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    result = await work();
    times.push(performance.now() - start);
  }
  return { measurement: summarise(times), result: result as T };
}

/** Milliseconds of every single step of a gesture, for percentiles. */
export async function measureSteps(
  steps: number,
  warmUps: number,
  step: (index: number) => unknown,
): Promise<readonly number[]> {
  for (let i = 0; i < warmUps; i++) await step(i);
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    const start = performance.now();
    await step(warmUps + i);
    times.push(performance.now() - start);
  }
  return times;
}

export function summarise(times: readonly number[]): Measurement {
  return { medianMs: percentile(times, 0.5), minMs: Math.min(...times), runs: times.length };
}

/** Nearest-rank percentile, `share` in 0 … 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Megabytes this process holds now, after a collection where `--expose-gc` allows one. */
export function residentMB(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
}

import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The largest resident memory of a process from now on, read from Linux's own high-water mark (proc(5),
 * `clear_refs` and `VmHWM`). For PostgreSQL this is the one backend that answers, with the shared pages it touched.
 */
export class PeakMemory {
  private readonly isReset: boolean;

  constructor(private readonly pid: number) {
    this.isReset = attempt(() => writeFileSync(`/proc/${pid}/clear_refs`, '5')) !== null;
  }

  /** Megabytes; `null` on systems without this mark or without the right to reset it. */
  readMB(): number | null {
    if (!this.isReset) return null;
    const status = attempt(() => readFileSync(`/proc/${this.pid}/status`, 'utf8'));
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status ?? '')?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1000;
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

import { openSync, readSync } from 'node:fs';

const NANOSECONDS_PER_MS = 1e6;
const FILES = new Map<number, number | null>();
const TEXT = Buffer.alloc(128);

/**
 * Milliseconds that the main thread of a process has so far stood ready but without a processor, because others had it
 * (Linux, `run_delay` in `schedstat` of proc(5)). Taken off the clock, it leaves what the work itself took, so that a
 * busy machine does not blur a comparison. 0 where the system does not tell.
 */
export function waitedMs(pid: number): number {
  const file = FILES.get(pid) ?? openOnce(pid);
  if (file === null) return 0;
  const length = readSync(file, TEXT, 0, TEXT.length, 0);
  return Number(TEXT.toString('latin1', 0, length).split(' ')[1]) / NANOSECONDS_PER_MS;
}

function openOnce(pid: number): number | null {
  if (FILES.has(pid)) return null;
  let file: number | null = null;
  try {
    file = openSync(`/proc/${pid}/schedstat`, 'r');
  } catch {
    // Not Linux: the clock alone counts.
  }
  FILES.set(pid, file);
  return file;
}

/**
 * Program of a process that holds a payload and what it last read of it, and nothing else, as a page does.
 * The first message is the payload; every later one has it read again and is answered with a report.
 */
import { timed } from '../measure.ts';
import { PeakMemory } from '../peak-memory.ts';
import { type Payload, type Reading, readPayload } from './payloads.ts';

/** One reading, measured where it happened. */
export interface ReadingReport {
  readonly milliseconds: number;
  readonly peakMB: number | null;
  readonly arrived: Reading['arrived'];
}

let payload: Payload | null = null;
let held: Reading | null = null;

process.on('message', async (message: Payload | 'read') => {
  if (message !== 'read') payload = message;
  else if (payload !== null) {
    const given = payload;
    const memory = new PeakMemory(process.pid);
    const { milliseconds, result } = await timed(() => readPayload(given));
    held = result;
    const report: ReadingReport = { milliseconds, peakMB: memory.readMB(), arrived: held.arrived };
    process.send?.(report);
  }
});

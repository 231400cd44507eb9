import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Payload } from './payloads.ts';
import type { ReadingReport } from './reader.ts';

const PROGRAM = fileURLToPath(new URL('./reader.ts', import.meta.url));

export interface Reader {
  /** Has the payload read once more. Rejects when the process has ended. */
  read(): Promise<ReadingReport>;
  stop(): void;
}

/** Starts a process that reads this payload, and has nothing else to do. */
export function startReader(payload: Payload): Reader {
  const child = fork(PROGRAM, { serialization: 'advanced' });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that reads the payload has ended.');
  });
  ended.catch(() => undefined);
  child.send(payload);
  return {
    read: async () => {
      const answer = once(child, 'message');
      child.send('read');
      const [report] = await Promise.race([answer, ended]);
      return report;
    },
    stop: () => child.disconnect(),
  };
}

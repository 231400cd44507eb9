/** Inside the thread: asks whoever started it what to know of the database, and hands over what was made. */
import { parentPort } from 'node:worker_threads';
import { makeProjection, type Projection } from './make-projection.ts';
import type { Question } from './projection-question.ts';

export type FromThread =
  | { readonly kind: 'question'; readonly id: number; readonly question: Question }
  | { readonly kind: 'made'; readonly projection: Projection }
  | { readonly kind: 'failed'; readonly reason: string };
export type ToThread =
  | { readonly id: number; readonly answer: string }
  | { readonly id: number; readonly refusal: string };

const port = parentPort!;
const waiting = new Map<number, (reply: ToThread) => void>();
let asked = 0;

function ask(question: Question): Promise<string> {
  return new Promise((resolve, reject) => {
    const id = asked++;
    waiting.set(id, (reply) => {
      if ('answer' in reply) resolve(reply.answer);
      else reject(new Error(reply.refusal));
    });
    port.postMessage({ kind: 'question', id, question } satisfies FromThread);
  });
}

port.on('message', (reply: ToThread) => {
  waiting.get(reply.id)?.(reply);
  waiting.delete(reply.id);
});

try {
  port.postMessage({ kind: 'made', projection: await makeProjection(ask) } satisfies FromThread);
} catch (error) {
  port.postMessage({ kind: 'failed', reason: (error as Error).message } satisfies FromThread);
}
port.close();

import { Worker } from 'node:worker_threads';
import type { Session } from '../database/session.ts';
import type { Projection } from './make-projection.ts';
import { answerQuestion } from './projection-question.ts';
import type { FromThread, ToThread } from './projection-thread.ts';

const THREAD = new URL('./projection-thread.mjs', import.meta.url);

/**
 * Makes the projection of what is in force in a thread of its own, so that requests are answered meanwhile; the
 * database is asked from here, one layer at a time. Rejects with why it could not, also when `signal` calls it off.
 */
export function projectInThread(session: Pick<Session, 'query'>, signal?: AbortSignal): Promise<Projection> {
  return new Promise<Projection>((resolve, reject) => {
    signal?.throwIfAborted();
    const thread = new Worker(THREAD);
    const callOff = () => thread.terminate();
    signal?.addEventListener('abort', callOff);
    const answer = async ({ id, question }: FromThread & { kind: 'question' }): Promise<ToThread> => {
      try {
        return { id, answer: await answerQuestion(session, question) };
      } catch (error) {
        return { id, refusal: (error as Error).message };
      }
    };
    thread.on('message', async (message: FromThread) => {
      if (message.kind === 'question') thread.postMessage(await answer(message));
      else if (message.kind === 'made') resolve(message.projection);
      else reject(new Error(message.reason));
    });
    thread.on('error', reject);
    thread.on('exit', () => {
      signal?.removeEventListener('abort', callOff);
      reject(new Error('The thread that makes the projection was stopped.'));
    });
  });
}

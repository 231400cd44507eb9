/**
 * Lets calls to a worker reject when its code does not arrive, e.g. after an update of the site: an answer would
 * be waited for in vain.
 */
export function orBroken(worker: Worker, complaint: string): <T>(answer: Promise<T>) => Promise<T> {
  let broken: Error | null = null;
  // No race against one promise of the breakdown: it would hold every answer for as long as the worker lives.
  const waiting = new Set<(cause: Error) => void>();
  worker.addEventListener('error', ({ message }) => {
    broken = new Error(message || complaint);
    for (const giveUp of waiting) giveUp(broken);
    waiting.clear();
  });
  return (answer) =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken);
      waiting.add(reject);
      answer.then(resolve, reject).finally(() => waiting.delete(reject));
    });
}

/**
 * Lets calls to a worker reject when its code does not arrive, e.g. after an update of the site: an answer would
 * be waited for in vain.
 */
export function orBroken(worker: Worker, complaint: string): <T>(answer: Promise<T>) => Promise<T> {
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || complaint)));
  });
  // Nobody may be asking when it breaks; whoever asks later is told all the same.
  broken.catch(() => undefined);
  return (answer) => Promise.race([answer, broken]);
}

/** Runs asynchronous steps one after the other, in the order they were asked for. */
export type Lane = <T>(step: () => Promise<T>) => Promise<T>;

/** A failed step rejects its own promise and does not stop those behind it. */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (step) => {
    const result = last.then(step, step);
    last = result.catch(() => undefined);
    return result;
  };
}

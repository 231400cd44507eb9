/**
 * Runs tasks one after the other, in the order they were asked for. PGlite is a single session: without
 * this, the BEGIN, SET LOCAL ROLE and COMMIT of two requests would mix, and one person would act as another.
 */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `task` does; a failed task does not stop the ones behind it. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task);
    this.last = result.catch(() => undefined);
    return result;
  }
}

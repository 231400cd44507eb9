/** Calls `act` at most once per animation frame, with the newest value. */
export interface FrameCoalescer<T> {
  push(value: T): void;
  /** Acts on what waits, now. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
}

export interface Frames {
  request(callback: () => void): number;
  cancel(handle: number): void;
}

const browserFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

export function createFrameCoalescer<T>(act: (value: T) => void, frames = browserFrames): FrameCoalescer<T> {
  let waiting: { readonly value: T } | null = null;
  let handle: number | null = null;
  const run = () => {
    handle = null;
    const next = waiting;
    waiting = null;
    if (next) act(next.value);
  };
  const stop = () => {
    if (handle !== null) frames.cancel(handle);
    handle = null;
  };
  return {
    push(value) {
      waiting = { value };
      handle ??= frames.request(run);
    },
    flush() {
      stop();
      run();
    },
    drop() {
      stop();
      waiting = null;
    },
  };
}

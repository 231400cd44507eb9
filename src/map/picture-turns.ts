/**
 * Numbers first, pictures after them. What a step of the draft or the preview of a stroke changes on the map waits for
 * the frame that shows its numbers and for a hand that rests, and is then given to the map in one go: to draw takes
 * longer than to count, and would hold up these numbers or the next ones.
 */
export interface PictureTurns {
  /** Draws in the next turn, once, however often it is asked for until then. */
  take(draw: () => void): void;
  /** Resolves when nothing waits for its turn. */
  settled(): Promise<void>;
  /** Forgets what waits, and takes no more. */
  stop(): void;
}

/** What is on the screen beside the map. */
export interface Numbers {
  /** Whether all of them hold the newest step. */
  stand(): boolean;
  /** Calls whenever that may have changed; the answer ends it. */
  watch(listener: () => void): () => void;
}

export interface Moments {
  /** Calls in the next frame; the answer calls it off. */
  inFrame(callback: () => void): () => void;
  later(afterMs: number, callback: () => void): () => void;
}

/** A hand that goes on within this time after a frame gets its next numbers before the picture of the last ones. */
const REST_MS = 50;
/** No picture waits longer: the hand may go on and on, the search for numbers may have failed, or nobody looks at the page. */
const PATIENCE_MS = 300;

export function createPictureTurns(numbers: Numbers, moments: Moments = browserMoments): PictureTurns {
  const waiting = new Set<() => void>();
  let whenSettled: (() => void)[] = [];
  /** Ends the present wait; `null` while there is none. */
  let endWait: (() => void) | null = null;
  let isStopped = false;

  const drawAll = () => {
    endWait?.();
    const turn = [...waiting];
    waiting.clear();
    for (const draw of turn) draw();
    if (waiting.size > 0) return;
    const resolved = whenSettled;
    whenSettled = [];
    for (const resolve of resolved) resolve();
  };
  const wait = () => {
    let callOffRest: (() => void) | null = null;
    const look = () => {
      if (callOffRest !== null || !numbers.stand()) return;
      callOffRest = moments.inFrame(() => {
        callOffRest = moments.later(REST_MS, arrive);
      });
    };
    const arrive = () => {
      callOffRest = null;
      // Another step or another stretch of the stroke may have begun meanwhile.
      if (numbers.stand()) drawAll();
    };
    const ends = [numbers.watch(look), moments.later(PATIENCE_MS, drawAll)];
    endWait = () => {
      endWait = null;
      for (const end of ends) end();
      callOffRest?.();
    };
    // Whoever asks may be in the middle of a step, which is complete by then.
    queueMicrotask(() => {
      if (endWait !== null) look();
    });
  };

  return {
    take(draw) {
      if (isStopped) return;
      waiting.add(draw);
      if (endWait === null) wait();
    },
    settled: () =>
      waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => whenSettled.push(resolve)),
    stop() {
      isStopped = true;
      waiting.clear();
      endWait?.();
    },
  };
}

const browserMoments: Moments = {
  inFrame(callback) {
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
  later(afterMs, callback) {
    const timer = setTimeout(callback, afterMs);
    return () => clearTimeout(timer);
  },
};

/**
 * Turns scenes: when the next one comes, and who is let speak first. Somebody who touches the wall stops it; it goes
 * on by itself when nobody has touched it for a while. Knows no React and no clock of its own.
 */

export interface CarouselState {
  /** Scenes follow each other, unless somebody is at the wall. */
  readonly playing: boolean;
  /** Until when it waits because somebody is at the wall; `null` when nobody is. Milliseconds since 1970. */
  readonly waitsUntil: number | null;
}

export interface CarouselSurroundings {
  now(): number;
  /** Calls once, after so many milliseconds; the answer calls it off. */
  later(ms: number, act: () => void): () => void;
}

export interface CarouselUse {
  onState(state: CarouselState): void;
  /** Time for the next scene. */
  onTurn(): void;
}

export interface Carousel {
  play(): void;
  stop(): void;
  /** Goes on at once although somebody was at the wall. */
  resume(): void;
  /** Somebody is at the wall. */
  touched(): void;
  /** A scene stands from now on, for so many seconds. */
  sceneStands(seconds: number): void;
  close(): void;
}

/** A wall nobody has touched for so long goes on. */
export const RESUME_AFTER_MS = 120_000;
/** A hand that stays at the wall is noticed so often. */
const NOTICE_MS = 2000;

export function createCarousel(around: CarouselSurroundings, use: CarouselUse): Carousel {
  let state: CarouselState = { playing: false, waitsUntil: null };
  let sceneMs = Number.POSITIVE_INFINITY;
  let stoodAt = around.now();
  let callOff: () => void = () => undefined;

  const setState = (next: CarouselState) => {
    state = next;
    use.onState(state);
  };
  const plan = () => {
    callOff();
    callOff = () => undefined;
    const { playing, waitsUntil } = state;
    if (!playing || (waitsUntil === null && sceneMs === Number.POSITIVE_INFINITY)) return;
    const at = waitsUntil ?? stoodAt + sceneMs;
    callOff = around.later(Math.max(0, at - around.now()), () => {
      // A clock may ring early, and a sleeping screen much too late.
      if (around.now() < (state.waitsUntil ?? stoodAt + sceneMs)) return plan();
      if (state.waitsUntil !== null) setState({ ...state, waitsUntil: null });
      stoodAt = around.now();
      use.onTurn();
      plan();
    });
  };
  return {
    play() {
      stoodAt = around.now();
      setState({ playing: true, waitsUntil: null });
      plan();
    },
    stop() {
      setState({ playing: false, waitsUntil: null });
      plan();
    },
    resume() {
      if (state.waitsUntil === null) return;
      stoodAt = around.now();
      setState({ ...state, waitsUntil: null });
      plan();
    },
    touched() {
      const until = around.now() + RESUME_AFTER_MS;
      if (!state.playing || until - (state.waitsUntil ?? 0) < NOTICE_MS) return;
      setState({ ...state, waitsUntil: until });
      plan();
    },
    sceneStands(seconds) {
      sceneMs = seconds * 1000;
      stoodAt = around.now();
      plan();
    },
    close: () => callOff(),
  };
}

/**
 * Keeps asking whether the map shown is still the one in force, and knows how long ago somebody answered. While
 * answers come it asks about three times a minute; once they stay away it asks every one or two seconds, so that a wall
 * is back within three seconds of its server. Walls of one city do not ask in step. Knows no React and no clock.
 */
import type { MapPulse } from '../../../sources/map-news.ts';

export interface FeedState {
  /** When the backend last answered; `null` before the first time. Milliseconds since 1970. */
  readonly heardAt: number | null;
  /** The backend cannot be reached. */
  readonly lost: boolean;
}

export interface FeedSurroundings {
  now(): number;
  /** Calls once, after so many milliseconds; the answer calls it off. */
  later(ms: number, act: () => void): () => void;
  /** 0 … 1. */
  random(): number;
}

export interface FeedUse {
  ask(signal: AbortSignal): Promise<MapPulse>;
  onState(state: FeedState): void;
  onPulse(pulse: MapPulse): void;
}

export interface Feed {
  /** Something may have happened: a network came back, a screen woke up, a bell rang. */
  askNow(): void;
  /** The device itself says that it has no network. */
  cutOff(): void;
  close(): void;
}

export const ASK_EVERY_MS = 20_000;
/** An answer that takes longer counts as none. */
export const PATIENCE_MS = 10_000;
/** Between questions while nobody answers. */
const AGAIN_MS = [400, 800, 1600];
/** Questions that wait for an answer at a time: a network that swallows them must not hold up the next. */
const MOST_OPEN = 4;
/** Single questions get lost; the second in a row is a sign. */
const LOST_AFTER = 2;

export function createFeed(around: FeedSurroundings, use: FeedUse): Feed {
  let state: FeedState = { heardAt: null, lost: false };
  let failures = 0;
  let closed = false;
  let callOff: () => void = () => undefined;
  const open = new Set<AbortController>();

  const setState = (next: FeedState) => {
    state = next;
    use.onState(state);
  };
  /** A fifth sooner or later, so that walls do not ask in step. */
  const spread = (ms: number) => Math.round(ms * (0.8 + 0.4 * around.random()));
  const hangUp = () => {
    const questions = [...open];
    open.clear();
    for (const question of questions) question.abort();
  };
  const plan = () => {
    callOff();
    if (closed) return;
    const wait = failures === 0 ? ASK_EVERY_MS : AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1];
    callOff = around.later(spread(wait), ask);
  };
  const failed = () => {
    failures++;
    if (!state.lost && failures >= LOST_AFTER) setState({ ...state, lost: true });
  };
  const heard = (pulse: MapPulse) => {
    failures = 0;
    hangUp();
    setState({ heardAt: around.now(), lost: false });
    use.onPulse(pulse);
    plan();
  };
  const ask = () => {
    const question = new AbortController();
    if (open.size >= MOST_OPEN) open.values().next().value?.abort();
    open.add(question);
    const giveUp = around.later(PATIENCE_MS, () => question.abort());
    let settled = false;
    const unanswered = () => {
      if (settled) return;
      settled = true;
      giveUp();
      // Nobody counts a question that was taken back because another was answered.
      if (!open.delete(question) || closed) return;
      failed();
      plan();
    };
    question.signal.addEventListener('abort', unanswered);
    use.ask(question.signal).then((pulse) => {
      if (settled || closed) return;
      settled = true;
      giveUp();
      open.delete(question);
      heard(pulse);
    }, unanswered);
    // An unanswered question does not keep the next one waiting.
    if (failures > 0) {
      callOff();
      callOff = around.later(spread(AGAIN_MS[AGAIN_MS.length - 1]), ask);
    }
  };
  ask();
  return {
    askNow() {
      if (!closed) ask();
    },
    cutOff() {
      if (state.lost) return;
      failures = Math.max(failures, LOST_AFTER);
      setState({ ...state, lost: true });
      plan();
    },
    close() {
      closed = true;
      callOff();
      hangUp();
    },
  };
}

import type { SitingProgress } from '../../domain/siting.ts';

/** How much work a search may do. It ends at whichever comes first. */
export interface SitingLimits {
  /** Milliseconds on the clock; an answer that ends by it depends on the machine. */
  readonly timeMs?: number;
  /** Steps of the search (one relaxation or one local search each): equal on every machine. */
  readonly steps?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SitingProgress) => void;
}

/** How often a search lets messages through: a worker hears that it is cancelled only then. */
const PAUSE_AFTER_MS = 50;

/** Thrown inside this room where the time ends in the middle of a count; {@link untilTimeIsUp} makes a value of it. */
export class TimeIsUp extends Error {}

/** What the work comes to, or, where the time ends before, something else. */
export async function untilTimeIsUp<T>(work: () => T | Promise<T>, otherwise: () => T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TimeIsUp) return otherwise();
    throw error;
  }
}

/** Counts what a search may still do, and lets it breathe. */
export class SitingBudget {
  readonly #limits: SitingLimits;
  readonly #endsAt: number;
  readonly #shared: { stepsLeft: number; pauseAt: number };

  constructor(
    limits: SitingLimits = {},
    within?: { readonly budget: SitingBudget; readonly timeMs: number },
  ) {
    const now = performance.now();
    this.#limits = limits;
    if (within === undefined) {
      this.#endsAt = now + (limits.timeMs ?? Number.POSITIVE_INFINITY);
      this.#shared = { stepsLeft: limits.steps ?? Number.POSITIVE_INFINITY, pauseAt: now + PAUSE_AFTER_MS };
    } else {
      this.#endsAt = now + within.timeMs;
      this.#shared = within.budget.#shared;
    }
  }

  /** Milliseconds on the clock until the end; Infinity without a limit. */
  get leftMs(): number {
    return this.#endsAt - performance.now();
  }

  /** A share (0 … 1) of the time left, for one part of the search. Steps and the signal are the same. */
  part(share: number): SitingBudget {
    return new SitingBudget(this.#limits, { budget: this, timeMs: this.leftMs * share });
  }

  /** The time left but these milliseconds, which are kept for what comes after. Steps and the signal are the same. */
  without(laterMs: number): SitingBudget {
    return new SitingBudget(this.#limits, { budget: this, timeMs: this.leftMs - laterMs });
  }

  /** Without an end on the clock, for what is little work and must be told. The signal is the same. */
  untimed(): SitingBudget {
    return new SitingBudget({ signal: this.#limits.signal });
  }

  get isCancelled(): boolean {
    return this.#limits.signal?.aborted === true;
  }

  isSpent(): boolean {
    return this.#shared.stepsLeft <= 0 || this.isOver();
  }

  /** Cancelled, or at the end of the time, whatever steps are left. */
  isOver(): boolean {
    return this.isCancelled || performance.now() >= this.#endsAt;
  }

  /** Throws {@link TimeIsUp} when it is over: for a long count that cannot be left half done. */
  checkTime(): void {
    if (this.isOver()) throw new TimeIsUp();
  }

  /** One step done. */
  async step(): Promise<void> {
    this.#shared.stepsLeft--;
    await this.breathe();
  }

  /** Now and then lets waiting messages through. */
  async breathe(): Promise<void> {
    if (performance.now() < this.#shared.pauseAt) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#shared.pauseAt = performance.now() + PAUSE_AFTER_MS;
  }

  tell(progress: SitingProgress): void {
    this.#limits.onProgress?.(progress);
  }
}

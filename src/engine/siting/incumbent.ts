/** Bounds are sums of many fractions: what they are short of the truth by, relative to their size. */
const ROUNDING = 1e-9;
const WHOLE_ROUNDING = 1e-6;

/** How choices are judged. */
export interface Judge {
  /** The cost of a choice, counted from scratch. */
  readonly costOf: (sites: readonly number[]) => number;
  /** Every cost is a whole number, so a choice that is better is better by at least 1. */
  readonly isWhole: boolean;
}

/** The best choice found so far, and when a bound says that nothing better is left. */
export class Incumbent {
  sites: readonly number[] = [];
  cost: number;
  readonly #judge: Judge;
  readonly #goodEnough: number;

  /** With `goodEnough` only a choice that costs no more is looked for, and any such choice will do. */
  constructor(judge: Judge, goodEnough?: number) {
    this.#judge = judge;
    this.#goodEnough = goodEnough ?? Number.NEGATIVE_INFINITY;
    const nothing = judge.costOf([]);
    this.cost = goodEnough === undefined ? nothing : Math.min(nothing, goodEnough + 1);
  }

  get isGoodEnough(): boolean {
    return this.cost <= this.#goodEnough;
  }

  /** Keeps the choice if it is better; its cost is counted from scratch, or has been. */
  offer(sites: Iterable<number>, counted?: number): boolean {
    const offered = [...sites];
    const cost = counted ?? this.#judge.costOf(offered);
    if (cost >= this.cost) return false;
    this.cost = cost;
    this.sites = offered;
    return true;
  }

  /** No choice costs less than this bound; so none is better than the one in hand. */
  isProvenBy(bound: number): boolean {
    if (this.isGoodEnough) return true;
    const slack = ROUNDING * Math.abs(this.cost);
    if (this.#judge.isWhole) return bound > this.cost - 1 + WHOLE_ROUNDING + slack;
    return bound >= this.cost - slack;
  }
}

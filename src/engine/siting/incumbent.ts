import { costOf, type LocationProgram } from './location-program.ts';

/** Bounds are sums of many fractions: what they are short of the truth by, relative to their size. */
const ROUNDING = 1e-9;
const WHOLE_ROUNDING = 1e-6;

/** The best choice found so far, and when a bound says that nothing better is left. */
export class Incumbent {
  readonly program: LocationProgram;
  sites: readonly number[] = [];
  cost: number;
  readonly #goodEnough: number;

  /** With `goodEnough` only a choice that costs no more is looked for, and any such choice will do. */
  constructor(program: LocationProgram, goodEnough?: number) {
    this.program = program;
    this.#goodEnough = goodEnough ?? Number.NEGATIVE_INFINITY;
    const nothing = costOf(program, []);
    this.cost = goodEnough === undefined ? nothing : goodEnough + 1;
    if (nothing < this.cost) this.cost = nothing;
  }

  get isGoodEnough(): boolean {
    return this.cost <= this.#goodEnough;
  }

  /** Keeps the choice if it is better; its cost is counted from scratch. */
  offer(sites: Iterable<number>): boolean {
    const offered = [...sites];
    const cost = costOf(this.program, offered);
    if (cost >= this.cost) return false;
    this.cost = cost;
    this.sites = offered;
    return true;
  }

  /** No choice costs less than this bound; so none is better than the one in hand. */
  isProvenBy(bound: number): boolean {
    if (this.isGoodEnough) return true;
    const slack = ROUNDING * Math.abs(this.cost);
    if (this.program.isWhole) return bound > this.cost - 1 + WHOLE_ROUNDING + slack;
    return bound >= this.cost - slack;
  }
}

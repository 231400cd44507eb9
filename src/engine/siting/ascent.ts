import { CLOSED, FREE, OPEN } from './decisions.ts';
import type { Incumbent } from './incumbent.ts';
import type { Relaxation } from './relaxation.ts';
import type { SitingBudget } from './siting-budget.ts';

export interface AscentRules {
  /** Most subgradient steps. */
  readonly steps: number;
  /** First step length, as a factor of the classical one. */
  readonly scale: number;
  /** Steps without a better bound after which the step length is halved. */
  readonly patience: number;
  /** Steps between two calls of `onPicked`. */
  readonly pickedEvery: number;
}

export interface Ascent {
  readonly bound: number;
  /** What any better choice does with each site. */
  readonly decided: Uint8Array;
  /** How much of the time each site was picked of late, 0 … 1: near what it is in the relaxed optimum. */
  readonly usage: Float64Array;
  /** The prices that prove the bound. */
  readonly price: Float64Array;
}

const LEAST_SCALE = 1e-3;
/** A rise by a smaller share of the bound is no progress. */
const LEAST_RISE = 1e-5;
const FORGETTING = 0.1;
/** A site picked less of the time is no part of a choice worth improving. */
const RARELY = 0.05;

/**
 * Raises the bound from the relaxation's present prices, and decides sites along the way: where the bound
 * plus what a decision costs at least would reach the choice in hand, a better choice decides otherwise.
 * Ends when the choice in hand is proven, at the limits, or when nothing more is gained. `onPicked` hears
 * now and then of the sites that the relaxation tends to. `decidedBefore` holds as it is.
 */
export async function ascend(
  relaxation: Relaxation,
  incumbent: Incumbent,
  budget: SitingBudget,
  rules: AscentRules,
  onPicked: (sites: readonly number[]) => void,
  decidedBefore: Uint8Array = new Uint8Array(relaxation.siteCount),
): Promise<Ascent> {
  const { siteCount } = relaxation;
  const decided = decidedBefore.slice();
  const usage = new Float64Array(siteCount);
  let bound = Number.NEGATIVE_INFINITY;
  const price = relaxation.price.slice();
  let { scale } = rules;
  let idle = 0;
  for (let step = 0; step < rules.steps && scale >= LEAST_SCALE; step++) {
    // The first step tells a bound, also to whom no time is left.
    if (step > 0 && budget.isSpent()) break;
    await budget.step();
    const now = relaxation.evaluate(decided);
    remember(usage, relaxation.picked);
    idle = step === 0 || now > bound + LEAST_RISE * Math.abs(now) ? 0 : idle + 1;
    if (now > bound) {
      bound = now;
      price.set(relaxation.price);
    }
    if (incumbent.isProvenBy(bound)) break;
    decide(relaxation, incumbent, now, decided);
    if ((step + 1) % rules.pickedEvery === 0) onPicked(mostUsed(usage, relaxation.most));
    if (idle > rules.patience) {
      idle = 0;
      scale /= 2;
      relaxation.price.set(price);
      relaxation.evaluate(decided);
    }
    if (!relaxation.movePrices(scale, incumbent.cost - now)) {
      onPicked(relaxation.picked);
      break;
    }
  }
  return { bound, decided, usage, price };
}

/** Up to `most` sites that were picked most of the time, nearly a choice: most rows are served once. */
function mostUsed(usage: Float64Array, most: number): number[] {
  const sites = [...usage.keys()].filter((site) => usage[site] > RARELY);
  return sites.sort((a, b) => usage[b] - usage[a] || a - b).slice(0, most);
}

function remember(usage: Float64Array, picked: readonly number[]): void {
  for (let site = 0; site < usage.length; site++) usage[site] *= 1 - FORGETTING;
  for (const site of picked) usage[site] += FORGETTING;
}

function decide(relaxation: Relaxation, incumbent: Incumbent, bound: number, decided: Uint8Array): void {
  for (let site = 0; site < decided.length; site++) {
    if (decided[site] !== FREE) continue;
    if (incumbent.isProvenBy(bound + relaxation.riseIfOpened(site))) decided[site] = CLOSED;
  }
  for (const site of relaxation.picked) {
    if (decided[site] !== FREE) continue;
    if (incumbent.isProvenBy(bound + relaxation.riseIfClosed(site))) decided[site] = OPEN;
  }
}

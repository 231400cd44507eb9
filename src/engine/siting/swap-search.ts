import { type ServiceState, STANDING } from './service-state.ts';
import type { SitingBudget } from './siting-budget.ts';

/** Costs that differ by less are the same: sums of fractions differ by rounding. */
const LEAST_IMPROVEMENT = 1e-7;

/**
 * Improves a choice by exchanging one chosen site for another until no exchange makes it cheaper: the fast
 * interchange of Whitaker (1983), where one pass over the rows that a candidate serves tells what every
 * exchange with it is worth. A candidate is looked at again only after rows it serves have changed
 * (don't-look bits, Bentley 1992).
 */
export class SwapSearch {
  readonly #state: ServiceState;
  readonly #shouldLook: Uint8Array;
  /** Per chosen site: what closing it costs, and what of that a candidate makes good. */
  readonly #loss: Float64Array;
  readonly #madeGood: Float64Array;
  readonly #touched: number[] = [];

  constructor(state: ServiceState) {
    this.#state = state;
    const { siteCount } = state.program;
    this.#shouldLook = new Uint8Array(siteCount).fill(1);
    this.#loss = new Float64Array(siteCount);
    this.#madeGood = new Float64Array(siteCount);
  }

  /** Looks at every candidate, or (`freshly` false) only at those beside what changed since the last search. */
  run(budget: SitingBudget, freshly = true): void {
    const { program, isChosen } = this.#state;
    if (freshly) this.#shouldLook.fill(1);
    this.#countLosses();
    let sinceImproved = 0;
    for (let site = 0; sinceImproved < program.siteCount; site = (site + 1) % program.siteCount) {
      sinceImproved++;
      if (this.#shouldLook[site] === 0 || isChosen[site] !== 0) continue;
      if (budget.isSpent()) return;
      this.#shouldLook[site] = 0;
      const leaving = this.#bestToClose(site);
      if (leaving === STANDING) continue;
      this.exchange(leaving, site);
      this.#countLosses();
      sinceImproved = 0;
    }
  }

  exchange(leaving: number, coming: number): void {
    this.#state.close(leaving);
    this.#state.open(coming);
    this.#lookBeside(leaving);
    this.#lookBeside(coming);
  }

  /** The chosen site whose exchange for the candidate saves most; STANDING when none saves. */
  #bestToClose(site: number): number {
    const { program, first, firstCost, secondCost, chosen } = this.#state;
    const { offsets, other, cost } = program.bySite;
    const madeGood = this.#madeGood;
    const loss = this.#loss;
    let saving = 0;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const row = other[k];
      const linkCost = cost[k];
      const nearest = first[row];
      if (linkCost < firstCost[row]) {
        saving += firstCost[row] - linkCost;
        if (nearest !== STANDING) this.#makeGood(nearest, secondCost[row] - firstCost[row]);
      } else if (nearest !== STANDING && linkCost < secondCost[row]) {
        this.#makeGood(nearest, secondCost[row] - linkCost);
      }
    }
    let best = STANDING;
    let bestSaving = LEAST_IMPROVEMENT * Math.max(1, Math.abs(this.#state.cost) * 1e-6);
    for (const leaving of chosen) {
      const net = saving - loss[leaving] + madeGood[leaving];
      if (net > bestSaving) {
        bestSaving = net;
        best = leaving;
      }
    }
    for (const touched of this.#touched) madeGood[touched] = 0;
    this.#touched.length = 0;
    return best;
  }

  #makeGood(site: number, amount: number): void {
    if (this.#madeGood[site] === 0) this.#touched.push(site);
    this.#madeGood[site] += amount;
  }

  #countLosses(): void {
    const { first, firstCost, secondCost, chosen } = this.#state;
    for (const site of chosen) this.#loss[site] = 0;
    for (let row = 0; row < first.length; row++) {
      if (first[row] !== STANDING) this.#loss[first[row]] += secondCost[row] - firstCost[row];
    }
  }

  #lookBeside(site: number): void {
    const { bySite, byRow } = this.#state.program;
    this.#shouldLook[site] = 1;
    for (let k = bySite.offsets[site]; k < bySite.offsets[site + 1]; k++) {
      const row = bySite.other[k];
      for (let other = byRow.offsets[row]; other < byRow.offsets[row + 1]; other++) {
        this.#shouldLook[byRow.other[other]] = 1;
      }
    }
  }
}

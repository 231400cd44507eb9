/**
 * Solves a {@link CapacitatedProgram}: greedy and exchanges judged by how the open sites would serve
 * everyone, prices for a bound, and branching on single sites where the two do not meet.
 */
import { type Ascent, type AscentRules, ascend } from './ascent.ts';
import { branch } from './branching.ts';
import { CapacitatedBound } from './capacitated-bound.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { CLOSED, OPEN } from './decisions.ts';
import { Incumbent } from './incumbent.ts';
import type { HearProgress, LocationChoice } from './location-search.ts';
import { promisingSites } from './promising-sites.ts';
import { pricesOf, serviceOf } from './served-amounts.ts';
import { type SitingBudget, untilTimeIsUp } from './siting-budget.ts';

const ROOT_RULES: AscentRules = { steps: 400, scale: 1.5, patience: 15, pickedEvery: 60 };
const BRANCH_RULES: AscentRules = { steps: 60, scale: 0.5, patience: 8, pickedEvery: 60 };
/** Sites that are tried in earnest for each place in a choice: the most promising ones. */
const TRIED = 6;

/** The best choice found within the budget (standing sites not in it), and what is proven about it. */
export async function searchCapacitated(
  program: CapacitatedProgram,
  budget: SitingBudget,
  hear: HearProgress,
): Promise<LocationChoice> {
  const incumbent = new Incumbent(judgeOf(program, budget));
  const bound = await new CapacitatedSearch(program, incumbent, budget, hear).run();
  return { sites: incumbent.sites, cost: incumbent.cost, bound };
}

/** A choice that costs no more than `most`: see `searchWithin` in `location-search.ts`. */
export async function searchCapacitatedWithin(
  program: CapacitatedProgram,
  most: number,
  budget: SitingBudget,
): Promise<{ readonly sites: readonly number[] | null; readonly isImpossible: boolean }> {
  const incumbent = new Incumbent(judgeOf(program, budget), most);
  const bound = await new CapacitatedSearch(program, incumbent, budget, () => undefined).run();
  if (incumbent.isGoodEnough) return { sites: incumbent.sites, isImpossible: false };
  return { sites: null, isImpossible: incumbent.isProvenBy(bound) };
}

function judgeOf(program: CapacitatedProgram, budget: SitingBudget) {
  const costOf = (sites: readonly number[]) =>
    serviceOf(program, sites, budget).cost + program.openingCost * sites.length;
  return { costOf, isWhole: program.isWhole };
}

class CapacitatedSearch {
  readonly #program: CapacitatedProgram;
  readonly #incumbent: Incumbent;
  readonly #budget: SitingBudget;
  /** Sites that may be chosen at once: standing ones take none of these places. */
  readonly #places: number;
  readonly #hear: HearProgress;
  /** What is proven of all choices: none costs less than nothing. */
  #bound = 0;

  constructor(program: CapacitatedProgram, incumbent: Incumbent, budget: SitingBudget, hear: HearProgress) {
    this.#hear = hear;
    this.#program = program;
    this.#incumbent = incumbent;
    this.#budget = budget;
    this.#places = program.most - program.isStanding.reduce((sum, stands) => sum + stands, 0);
  }

  /** Searches until proven or spent, which may be in the middle of anything; returns the bound. */
  run(): Promise<number> {
    return untilTimeIsUp(
      () => this.#search(),
      () => Math.min(this.#incumbent.cost, this.#bound),
    );
  }

  async #search(): Promise<number> {
    const { siteCount, isStanding } = this.#program;
    await this.#complete([], true);
    const decided = Uint8Array.from({ length: siteCount }, (_, site) => (isStanding[site] !== 0 ? OPEN : 0));
    const prices = firstPrices(this.#program, this.#budget);
    const relaxed = await this.#ascend(prices, decided, ROOT_RULES);
    const ascent = { ...relaxed, bound: Math.max(0, relaxed.bound) };
    this.#bound = ascent.bound;
    this.#hear(this.#incumbent.cost, Math.min(this.#incumbent.cost, ascent.bound));
    await this.#completePicked(ascent);
    if (!this.#incumbent.isProvenBy(ascent.bound)) await this.#exchange();
    // What is decided holds for better choices only, and so does the bound: it may pass the choice in hand.
    if (this.#incumbent.isProvenBy(ascent.bound)) return Math.min(this.#incumbent.cost, ascent.bound);
    const leastOpen = await this.#branch(ascent);
    return Math.min(this.#incumbent.cost, Math.max(ascent.bound, leastOpen));
  }

  #branch(ascent: Ascent): Promise<number> {
    return branch({ part: null, ascent }, this.#incumbent, this.#budget, {
      explore: async (from, decided) => {
        const deeper = await this.#ascend(from.ascent.price, decided, BRANCH_RULES);
        await this.#completePicked(deeper);
        this.#hear(this.#incumbent.cost, Math.min(this.#incumbent.cost, ascent.bound));
        return { part: null, ascent: deeper };
      },
      onDecided: ({ ascent: { decided } }) => {
        this.#incumbent.offer(this.#chosenIn(decided));
      },
    });
  }

  async #ascend(price: Float64Array, decided: Uint8Array, rules: AscentRules): Promise<Ascent> {
    const relaxation = new CapacitatedBound(this.#program);
    relaxation.price.set(price);
    const offer = (sites: readonly number[]) => {
      this.#incumbent.offer(sites.filter((site) => this.#program.isStanding[site] === 0));
    };
    return ascend(relaxation, this.#incumbent, this.#budget, rules, offer, decided);
  }

  #chosenIn(decided: Uint8Array): number[] {
    return [...decided.keys()].filter(
      (site) => decided[site] === OPEN && this.#program.isStanding[site] === 0,
    );
  }

  /** Completes what the relaxation is surest of. */
  async #completePicked({ usage, decided }: Ascent): Promise<void> {
    const isCandidate = (site: number) => this.#program.isStanding[site] === 0 && decided[site] !== CLOSED;
    const sure = [...usage.keys()].filter((site) => isCandidate(site) && usage[site] > 0.5);
    sure.sort((a, b) => usage[b] - usage[a] || a - b);
    await this.#complete(sure.slice(0, this.#places));
  }

  /**
   * Opens what helps most, until places or gains run out, and closes what is needless. Where it must come to
   * its end, what promises most is opened untried once all steps are done.
   */
  async #complete(start: readonly number[], mustEnd = false): Promise<void> {
    const chosen = [...start];
    let cost = this.#costOf(chosen);
    while (chosen.length < this.#places && (mustEnd || !this.#budget.isSpent())) {
      await this.#budget.breathe();
      if (this.#budget.isCancelled) return;
      const count = this.#budget.isSpent() ? 1 : TRIED;
      let best: number | null = null;
      for (const site of promisingSites(this.#program, chosen, count, this.#budget)) {
        const tried = this.#costOf([...chosen, site]);
        if (tried >= cost) continue;
        cost = tried;
        best = site;
      }
      if (best === null) break;
      chosen.push(best);
      this.#incumbent.offer(chosen, cost);
    }
    if (this.#program.openingCost > 0) this.#closeNeedless(chosen, cost);
    this.#incumbent.offer(chosen);
  }

  #closeNeedless(chosen: number[], costBefore: number): void {
    let cost = costBefore;
    for (const site of [...chosen]) {
      if (this.#budget.isSpent()) return;
      const without = chosen.filter((other) => other !== site);
      const tried = this.#costOf(without);
      if (tried > cost) continue;
      cost = tried;
      chosen.splice(chosen.indexOf(site), 1);
    }
  }

  /** Exchanges single sites of the choice in hand as long as that pays. */
  async #exchange(): Promise<void> {
    for (let isBetter = true; isBetter && !this.#budget.isSpent(); ) {
      isBetter = false;
      for (const leaving of this.#incumbent.sites) {
        await this.#budget.step();
        if (this.#budget.isSpent()) return;
        const others = this.#incumbent.sites.filter((site) => site !== leaving);
        for (const coming of promisingSites(this.#program, others, TRIED, this.#budget)) {
          if (this.#budget.isSpent()) return;
          if (coming !== leaving && this.#incumbent.offer([...others, coming])) isBetter = true;
        }
        if (isBetter) break;
      }
    }
  }

  #costOf(sites: readonly number[]): number {
    return serviceOf(this.#program, sites, this.#budget).cost + this.#program.openingCost * sites.length;
  }
}

/**
 * Prices to begin with: those where stations stand alone, right wherever no candidate is; but where opening a
 * site costs something, no more per unit than a site that is filled has to earn for it, nor than others pay
 * for the same room.
 */
function firstPrices(program: CapacitatedProgram, budget: SitingBudget): Float64Array {
  const { amount, bySite, capacity, isStanding, openingCost } = program;
  const price = pricesOf(program, [], budget).row;
  if (openingCost === 0) return price;
  const rowsOf = (site: number) => bySite.other.subarray(bySite.offsets[site], bySite.offsets[site + 1]);
  const hasCandidate = new Uint8Array(program.rowCount);
  isStanding.forEach((stands, site) => {
    if (stands !== 0) return;
    const units = rowsOf(site).reduce((sum, row) => sum + amount[row], 0);
    const perUnit = openingCost / Math.min(units, capacity[site]);
    for (const row of rowsOf(site)) {
      hasCandidate[row] = 1;
      price[row] = Math.min(price[row], perUnit);
    }
  });
  isStanding.forEach((stands, site) => {
    if (stands === 0) return;
    const least = rowsOf(site).reduce((most, row) => Math.min(most, price[row]), Number.POSITIVE_INFINITY);
    for (const row of rowsOf(site)) if (hasCandidate[row] === 0) price[row] = Math.min(price[row], least);
  });
  return price;
}

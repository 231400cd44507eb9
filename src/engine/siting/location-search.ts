/**
 * Solves a {@link LocationProgram}: greedy and exchanges give a choice, prices give a bound, what no better
 * choice contains is taken out, and where choice and bound still do not meet, branching on single sites
 * closes the gap or ends with it known.
 */
import { type Ascent, type AscentRules, ascend } from './ascent.ts';
import { branch } from './branching.ts';
import { openGreedily } from './greedy.ts';
import { Incumbent, type Judge } from './incumbent.ts';
import { searchAround } from './iterated-search.ts';
import { LagrangianBound } from './lagrangian-bound.ts';
import { costOf, type LocationProgram } from './location-program.ts';
import type { Random } from './random.ts';
import { reduceNode } from './reductions.ts';
import { type SearchNode, wholeChoice } from './search-node.ts';
import { ServiceState } from './service-state.ts';
import type { SitingBudget } from './siting-budget.ts';
import { SwapSearch } from './swap-search.ts';

export interface LocationChoice {
  readonly sites: readonly number[];
  readonly cost: number;
  /** No choice costs less. Equal to `cost` when that is proven to be the least. */
  readonly bound: number;
}

const FIRST_RULES: AscentRules = { steps: 600, scale: 1.5, patience: 15, pickedEvery: 30 };
const AGAIN_RULES: AscentRules = { steps: 300, scale: 0.5, patience: 12, pickedEvery: 60 };
const BRANCH_RULES: AscentRules = { steps: 80, scale: 0.5, patience: 8, pickedEvery: 80 };
/** A reduction that leaves less than this share of the links is worth another ascent. */
const WORTHWHILE = 0.9;
/** Rounds of local search without a better choice, per site to choose: after each ascent and before branching. */
const IDLE_STEPS = 2;
const IDLE_STEPS_BEFORE_BRANCHING = 8;
/** Share of the time left that one local search may take. */
const SEARCH_SHARE = 0.5;

/** Hears now and then of the least cost found so far and of the bound proven so far. */
export type HearProgress = (cost: number, bound: number) => void;

/** The best choice found within the budget, and what is proven about it. */
export async function searchLocation(
  program: LocationProgram,
  budget: SitingBudget,
  random: Random,
  hear: HearProgress,
): Promise<LocationChoice> {
  const incumbent = new Incumbent(judgeOf(program));
  const bound = await new LocationSearch(program, incumbent, budget, random, hear).run();
  return { sites: incumbent.sites, cost: incumbent.cost, bound };
}

/**
 * A choice that costs no more than `most`, and not the best: `sites` is `null` when there is none, or when
 * the budget ended first. `isImpossible` tells that it is proven that there is none.
 */
export async function searchWithin(
  program: LocationProgram,
  most: number,
  budget: SitingBudget,
  random: Random,
): Promise<{ readonly sites: readonly number[] | null; readonly isImpossible: boolean }> {
  const incumbent = new Incumbent(judgeOf(program), most);
  const bound = await new LocationSearch(program, incumbent, budget, random, () => undefined).run();
  if (incumbent.isGoodEnough) return { sites: incumbent.sites, isImpossible: false };
  return { sites: null, isImpossible: incumbent.isProvenBy(bound) };
}

class LocationSearch {
  readonly #program: LocationProgram;
  readonly #incumbent: Incumbent;
  readonly #budget: SitingBudget;
  readonly #random: Random;
  readonly #hear: HearProgress;
  /** What is proven of the whole problem. */
  #bound = 0;

  constructor(
    program: LocationProgram,
    incumbent: Incumbent,
    budget: SitingBudget,
    random: Random,
    hear: HearProgress,
  ) {
    this.#program = program;
    this.#incumbent = incumbent;
    this.#budget = budget;
    this.#random = random;
    this.#hear = hear;
  }

  /** Searches until proven or spent; returns the bound. */
  async run(): Promise<number> {
    const incumbent = this.#incumbent;
    let node = this.#begin();
    let rules = FIRST_RULES;
    await this.#searchAround(node, IDLE_STEPS);
    for (;;) {
      const ascent = await this.#ascend(node, rules);
      this.#bound = Math.max(this.#bound, ascent.bound);
      if (incumbent.isProvenBy(this.#bound)) return incumbent.cost;
      if (this.#budget.isSpent()) return Math.min(incumbent.cost, this.#bound);
      await this.#searchAround(node, IDLE_STEPS);
      const reduced = reduceNode(node, ascent, incumbent);
      if (linkCount(reduced) > WORTHWHILE * linkCount(node)) {
        await this.#searchAround(node, IDLE_STEPS_BEFORE_BRANCHING);
        const leastOpen = await this.#branch(node, ascent);
        return Math.min(incumbent.cost, Math.max(this.#bound, leastOpen));
      }
      node = reduced;
      rules = AGAIN_RULES;
    }
  }

  /** A first choice, first prices, and the whole problem without what is needless in it. */
  #begin(): SearchNode {
    const program = this.#program;
    const state = new ServiceState(program);
    const price = program.standing;
    const siteOf = Int32Array.from({ length: program.siteCount }, (_, site) => site);
    const whole: SearchNode = { program, siteOf, opened: [], price };
    this.#improve(state, whole, []);
    const start = Float64Array.from(state.firstCost, (cost, row) => (cost + state.secondCost[row]) / 2);
    const nothing = {
      bound: 0,
      decided: new Uint8Array(program.siteCount),
      usage: new Float64Array(),
      price: start,
    };
    return reduceNode(whole, nothing, this.#incumbent);
  }

  /** Branches from a node; `ascent` is what the relaxation told of it. */
  #branch(node: SearchNode, ascent: Ascent): Promise<number> {
    return branch({ part: node, ascent }, this.#incumbent, this.#budget, {
      explore: async (from, decided) => {
        const part = reduceNode(from.part, { ...from.ascent, decided }, this.#incumbent);
        return { part, ascent: await this.#ascend(part, BRANCH_RULES) };
      },
    });
  }

  async #ascend(node: SearchNode, rules: AscentRules): Promise<Ascent> {
    const state = new ServiceState(node.program);
    const relaxation = new LagrangianBound(node.program);
    relaxation.price.set(node.price);
    const ascent = await ascend(relaxation, this.#incumbent, this.#budget, rules, (sites) => {
      this.#improve(state, node, sites);
    });
    this.#hear(this.#incumbent.cost, Math.min(this.#incumbent.cost, this.#bound));
    return ascent;
  }

  /** Makes a choice of these sites: adds what is missing, takes out what is needless, exchanges what pays. */
  #improve(state: ServiceState, node: SearchNode, sites: Iterable<number>): void {
    state.reset(sites);
    openGreedily(state);
    if (state.program.openingCost > 0) closeNeedless(state);
    else new SwapSearch(state).run(this.#budget);
    this.#incumbent.offer(wholeChoice(node, state.chosen));
  }

  async #searchAround(node: SearchNode, idleStepsPerSite: number): Promise<void> {
    const idleSteps = idleStepsPerSite * this.#incumbent.sites.length;
    const budget = this.#budget.part(SEARCH_SHARE);
    if (node.program.openingCost > 0) {
      await this.#searchFewer(node, idleSteps, budget);
      return;
    }
    const state = new ServiceState(this.#program);
    state.reset(this.#incumbent.sites);
    openGreedily(state);
    await searchAround(state, this.#random, budget, idleSteps);
    this.#incumbent.offer(state.chosen);
  }

  /** Looks for a choice that serves every row with one site fewer, as long as there is one. */
  async #searchFewer(node: SearchNode, idleSteps: number, budget: SitingBudget): Promise<void> {
    const { program, opened } = node;
    const standing = Float64Array.from(program.standing, (_, row) => (isServable(program, row) ? 1 : 0));
    while (!budget.isSpent()) {
      const most = Math.ceil(this.#incumbent.cost) - 1 - opened.length;
      if (this.#incumbent.isGoodEnough) return;
      if (most < 1) return;
      const state = new ServiceState({ ...program, standing, most, openingCost: 0 });
      openGreedily(state);
      if (state.cost > 0) await searchAround(state, this.#random, budget, idleSteps);
      if (state.cost > 0 || !this.#incumbent.offer(wholeChoice(node, state.chosen))) return;
    }
  }
}

function judgeOf(program: LocationProgram): Judge {
  return { costOf: (sites) => costOf(program, sites), isWhole: program.isWhole };
}

function isServable({ byRow }: LocationProgram, row: number): boolean {
  return byRow.offsets[row] < byRow.offsets[row + 1];
}

function closeNeedless(state: ServiceState): void {
  for (const site of [...state.chosen]) {
    const before = state.cost;
    state.close(site);
    if (state.cost > before) state.open(site);
  }
}

function linkCount({ program }: SearchNode): number {
  return program.byRow.other.length;
}

/** The door of the room: a problem in, a choice of sites with its proof out, or the reason why there is none. */
import { ok, type Result, refuse } from '../../domain/result.ts';
import { ChoiceFigures } from './choice-figures.ts';
import { leastRadius } from './least-radius.ts';
import type { LocationProgram } from './location-program.ts';
import { searchLocation } from './location-search.ts';
import { coverAllProgram, coverMostProgram, isWithin, leastWalkingProgram } from './objective-programs.ts';
import { createRandom, type Random } from './random.ts';
import { rankSites, runnersUp } from './rank-sites.ts';
import { SitingBudget, type SitingLimits } from './siting-budget.ts';
import {
  candidatesOf,
  coveredWeight,
  fillUp,
  nearestCosts,
  type SitingFailure,
  type SitingProblem,
  type SitingSolution,
  siteCountOf,
  standingSites,
} from './siting-problem.ts';
import { solveCapacitated } from './solve-capacitated.ts';

export interface SitingOptions extends SitingLimits {
  /** The same seed and steps give the same answer; where time ends the search, the machine has its say. */
  readonly seed?: number;
}

/** Candidates by their place among the candidates, the value as the program or bisection counts it. */
interface Choice {
  readonly sites: readonly number[];
  readonly bound: number;
}

/** The best choice found within the limits, or why there is none. Throws when the problem makes no sense. */
export function solveSiting(
  problem: SitingProblem,
  options: SitingOptions = {},
): Promise<Result<SitingSolution, SitingFailure>> {
  return solveWithin(problem, new SitingBudget(options), options.seed);
}

/** The same within what a budget has left. */
export async function solveWithin(
  problem: SitingProblem,
  budget: SitingBudget,
  seed = 1,
): Promise<Result<SitingSolution, SitingFailure>> {
  checkProblem(problem);
  const candidates = candidatesOf(problem);
  const needsCount = problem.objective !== 'lscp';
  if (candidates.length === 0) return refuse('no_candidates');
  if (needsCount && problem.count > candidates.length)
    return refuse('too_few_candidates', `${candidates.length}`);
  if (!someoneIsReached(problem)) return refuse('nobody_reachable');
  if (problem.capacity.some((room) => room < Number.POSITIVE_INFINITY)) {
    const solved = await solveCapacitated(problem, budget);
    return budget.isCancelled ? refuse('cancelled') : solved;
  }
  const choice = await choose(problem, budget, createRandom(seed));
  if (budget.isCancelled) return refuse('cancelled');
  if (choice === null) return refuse(budget.isOver() ? 'out_of_time' : 'too_few_stations');
  const chosen = choice.sites.map((site) => candidates[site]);
  if (needsCount) fillUp(chosen, candidates, problem.count);
  return ok(solutionOf(problem, chosen, choice.bound));
}

/** `null` when no choice (or none that was found) gives everyone a station who could have one. */
async function choose(problem: SitingProblem, budget: SitingBudget, random: Random): Promise<Choice | null> {
  switch (problem.objective) {
    case 'mclp': {
      const program = coverMostProgram(problem);
      const before = coveredWeight(problem, nearestCosts(problem, standingSites(problem)));
      const most = program.standing.reduce((sum, weight) => sum + weight, before);
      return searchProgram(program, budget, random, (cost) => most - cost);
    }
    case 'lscp':
      return searchProgram(coverAllProgram(problem, problem.radius), budget, random, (cost) => cost);
    case 'p-median': {
      const choice = await searchProgram(leastWalkingProgram(problem), budget, random, (cost) => cost);
      return leavesSomeoneOut(problem, choice.sites) ? null : choice;
    }
    case 'p-center': {
      const { sites, bound } = await leastRadius(problem, budget, random);
      return sites === null ? null : { sites, bound };
    }
  }
}

/** `toValue` turns the program's cost into the objective's value. */
async function searchProgram(
  program: LocationProgram,
  budget: SitingBudget,
  random: Random,
  toValue: (cost: number) => number,
): Promise<Choice> {
  const { sites, bound } = await searchLocation(program, budget, random, (cost, proven) => {
    budget.tell({ value: toValue(cost), bound: toValue(wholeBound(program, proven)) });
  });
  return { sites, bound: toValue(wholeBound(program, bound)) };
}

/** Whether someone could walk to a site but to none of these candidates or what stands. */
function leavesSomeoneOut(problem: SitingProblem, sites: readonly number[]): boolean {
  const candidates = candidatesOf(problem);
  const nearest = nearestCosts(problem, [
    ...standingSites(problem),
    ...sites.map((site) => candidates[site]),
  ]);
  const reachable = nearestCosts(problem, allSites(problem));
  return nearest.some(
    (cost, row) => cost === Number.POSITIVE_INFINITY && reachable[row] < cost && problem.weight[row] > 0,
  );
}

/** A cost that is a whole number is no less than the next whole number. */
function wholeBound({ isWhole }: LocationProgram, bound: number): number {
  return isWhole ? Math.ceil(bound - 1e-6) : bound;
}

function solutionOf(problem: SitingProblem, chosen: readonly number[], provenBound: number): SitingSolution {
  const standing = standingSites(problem);
  const nearest = nearestCosts(problem, [...standing, ...chosen]);
  const figures = new ChoiceFigures(problem, [...standing, ...chosen]);
  const value = figures.valueOf(figures.of(nearest), chosen.length)!;
  const everywhere = nearestCosts(problem, allSites(problem));
  const isCovering = problem.objective === 'mclp' || problem.objective === 'lscp';
  const radius = isCovering ? problem.radius : Number.POSITIVE_INFINITY;
  let uncoverable = 0;
  let unserved = 0;
  problem.weight.forEach((households, row) => {
    if (!isWithin(everywhere[row], radius)) uncoverable += households;
    else if (!isWithin(nearest[row], radius)) unserved += households;
  });
  const bound = problem.objective === 'mclp' ? Math.max(value, provenBound) : Math.min(value, provenBound);
  const proven = Math.abs(value - bound) <= 1e-9 * Math.abs(value);
  return {
    sites: rankSites(problem, chosen),
    runnersUp: runnersUp(problem, chosen),
    value,
    bound: proven ? value : bound,
    proven,
    coveredBefore: coveredWeight(problem, nearestCosts(problem, standing)),
    coveredAfter: coveredWeight(problem, nearest),
    uncoverable,
    unserved,
  };
}

function allSites(problem: SitingProblem): number[] {
  return Array.from({ length: siteCountOf(problem) }, (_, site) => site);
}

/** Whether any site, standing ones included, covers (or, for walking, reaches) anyone. */
function someoneIsReached(problem: SitingProblem): boolean {
  const isCovering = problem.objective === 'mclp' || problem.objective === 'lscp';
  const radius = isCovering ? problem.radius : Number.POSITIVE_INFINITY;
  return nearestCosts(problem, allSites(problem)).some((cost) => isWithin(cost, radius));
}

function checkProblem({ count, radius, weight, walks, objective }: SitingProblem): void {
  if (objective !== 'lscp' && !(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`expected a count of 0 or more, got ${count}`);
  }
  if (!(radius >= 0)) throw new RangeError(`expected a radius of 0 or more, got ${radius}`);
  if (weight.some((households) => !(households >= 0 && households < Number.POSITIVE_INFINITY))) {
    throw new RangeError('expected finite weights of 0 or more');
  }
  if (walks.cost.some((cost) => !(cost >= 0 && cost < Number.POSITIVE_INFINITY))) {
    throw new RangeError('expected finite costs of 0 or more');
  }
}

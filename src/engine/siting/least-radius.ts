import { searchWithin } from './location-search.ts';
import { coverAllProgram } from './objective-programs.ts';
import type { Random } from './random.ts';
import type { SitingBudget } from './siting-budget.ts';
import {
  candidatesOf,
  nearestCosts,
  type SitingProblem,
  siteCountOf,
  standingSites,
} from './siting-problem.ts';

export interface LeastRadius {
  /** Candidates in their order, `null` when no choice reaches everyone who can be reached. */
  readonly sites: readonly number[] | null;
  /** No choice has a shorter worst walk. Infinity: none reaches everyone. */
  readonly bound: number;
}

/**
 * The p-center by bisection (Minieka 1970): the worst walk is one of the walks there are, and whether a walk
 * can be kept to is whether so few sites can cover everyone within it.
 */
export async function leastRadius(
  problem: SitingProblem,
  budget: SitingBudget,
  random: Random,
): Promise<LeastRadius> {
  const radii = possibleRadii(problem);
  let low = 0;
  let high = radii.length;
  let found: readonly number[] | null = null;
  let bound = radii[0] ?? 0;
  // The longest walk first: with it, everyone is reached or nobody can be.
  let tried = radii.length - 1;
  while (low < high && !budget.isSpent()) {
    const program = coverAllProgram(problem, radii[tried]);
    const { sites, isImpossible } = await searchWithin(program, problem.count, budget, random);
    if (sites !== null) {
      found = sites;
      high = indexOfRadius(radii, worstOf(problem, sites));
    } else if (isImpossible) {
      low = tried + 1;
      bound = radii[low] ?? Number.POSITIVE_INFINITY;
    } else {
      break;
    }
    tried = (low + high) >> 1;
    if (found !== null) budget.tell({ value: radii[high], bound });
  }
  return { sites: found, bound: low >= high && found !== null ? radii[high] : bound };
}

/** Every cost the worst-off could have, ascending: none is less than everyone's nearest site allows. */
export function possibleRadii(problem: SitingProblem): Float64Array {
  const { cost } = problem.walks;
  const before = nearestCosts(problem, standingSites(problem));
  const nearest = nearestCosts(
    problem,
    Array.from({ length: siteCountOf(problem) }, (_, site) => site),
  );
  const least = finiteMax(nearest);
  // Most walks are shorter: what is left out first need not be sorted.
  const all = new Float64Array(cost.length + before.length + 1);
  let count = 0;
  for (const costs of [cost, before]) {
    for (const radius of costs)
      if (radius > least && radius < Number.POSITIVE_INFINITY) all[count++] = radius;
  }
  all[count++] = least;
  const radii = all.subarray(0, count).sort();
  return radii.filter((radius, i) => radius !== radii[i - 1]);
}

function worstOf(problem: SitingProblem, sites: readonly number[]): number {
  const candidates = candidatesOf(problem);
  const chosen = sites.map((site) => candidates[site]);
  return finiteMax(nearestCosts(problem, [...standingSites(problem), ...chosen]));
}

function finiteMax(costs: Float64Array): number {
  return costs.reduce((most, cost) => (cost < Number.POSITIVE_INFINITY && cost > most ? cost : most), 0);
}

function indexOfRadius(radii: Float64Array, radius: number): number {
  let low = 0;
  let high = radii.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (radii[middle] < radius) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { ok, type Result, refuse } from '../../domain/result.ts';
import { serveAllProgram, serveMostProgram, serveNearestProgram } from './capacitated-objectives.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { searchCapacitated, searchCapacitatedWithin } from './capacitated-search.ts';
import { withoutIdleCapacity } from './idle-capacity.ts';
import { possibleRadii } from './least-radius.ts';
import { capacitatedRunnersUp, inOrderFound, LEAST_HOUSEHOLDS, rankCapacitated } from './rank-capacitated.ts';
import { serviceOf } from './served-amounts.ts';
import { type SitingBudget, untilTimeIsUp } from './siting-budget.ts';
import type { SitingFailure, SitingProblem, SitingSolution } from './siting-problem.ts';
import { candidatesOf, fillUp } from './siting-problem.ts';

/** A choice with the program it is judged by, and its value and bound as the objective counts them. */
interface Choice {
  readonly program: CapacitatedProgram;
  readonly sites: readonly number[];
  readonly value: number;
  readonly bound: number;
  /** Households that all candidates together, with what stands, could serve. */
  readonly servable: number;
}

type Solved<T> = Result<T, SitingFailure>;

/** Of the time left the share that a search may take, where it cannot be said what telling its answer will take. */
const SEARCH_SHARE = 0.7;
/** About so many counts of everyone's service tell an answer: some in all, and some for every site chosen. */
const COUNTS_IN_ALL = 4;
const COUNTS_PER_SITE = 3;

/**
 * The best choice when stations can be full. A household is covered when a station within the radius has
 * room for it; the households of one demand point may go to different stations. Refuses with `out_of_time` where
 * the time ends before there is a choice.
 */
export function solveCapacitated(
  problem: SitingProblem,
  budget: SitingBudget,
): Promise<Solved<SitingSolution>> {
  return untilTimeIsUp(
    () => answer(problem, budget),
    () => refuse('out_of_time'),
  );
}

async function answer(problem: SitingProblem, budget: SitingBudget): Promise<Solved<SitingSolution>> {
  // What no choice changes is worked out before the search, so that its answer is soon told.
  const within = withoutIdleCapacity(serveMostProgram(problem, problem.radius, budget), budget);
  const coveredBefore = serviceOf(within, [], budget).served;
  const choice = await choose(problem, within, budget);
  if (!choice.ok) return choice;
  const { program, value, bound, servable } = choice.value;
  const sites = [...choice.value.sites];
  if (problem.objective !== 'lscp') fillUp(sites, candidatesOf(problem), problem.count);
  const proven = Math.abs(value - bound) <= 1e-9 * Math.abs(value);
  const ranked = await untilTimeIsUp(
    () => rankCapacitated(problem, program, within, sites, budget),
    () => inOrderFound(within, sites, budget.untimed()),
  );
  const coveredAfter = ranked.reduce((sum, { gainHouseholds }) => sum + gainHouseholds, coveredBefore);
  return ok({
    sites: ranked,
    runnersUp: await untilTimeIsUp(
      () => capacitatedRunnersUp(problem, program, ranked, value, budget),
      () => [],
    ),
    value,
    bound: proven ? value : bound,
    proven,
    coveredBefore,
    coveredAfter,
    uncoverable: householdsOf(problem) - servable,
    // By every other objective a choice serves all who can be served.
    unserved: problem.objective === 'mclp' ? servable - coveredAfter : 0,
  });
}

async function choose(
  problem: SitingProblem,
  within: CapacitatedProgram,
  budget: SitingBudget,
): Promise<Solved<Choice>> {
  switch (problem.objective) {
    case 'mclp':
      return most(problem, within, budget);
    case 'lscp':
      return fewest(problem, budget);
    case 'p-median':
      return nearest(problem, budget);
    case 'p-center':
      return shortestWorst(problem, budget);
  }
}

/** The budget of a search after which there is time to tell its answer, judged by how long one count takes. */
function searchBudget(program: CapacitatedProgram, count: number, budget: SitingBudget): SitingBudget {
  const leftMs = budget.leftMs;
  serviceOf(program, [], budget);
  const countMs = leftMs - budget.leftMs;
  if (Number.isNaN(countMs)) return budget;
  const tellingMs = countMs * (COUNTS_IN_ALL + COUNTS_PER_SITE * count);
  return budget.without(Math.min(tellingMs, SEARCH_SHARE * budget.leftMs));
}

async function most(
  problem: SitingProblem,
  program: CapacitatedProgram,
  budget: SitingBudget,
): Promise<Solved<Choice>> {
  const households = householdsOf(problem);
  const servable = serviceOf(program, candidatesOf(problem), budget).served;
  const atMost = (cost: number, bound: number) =>
    Math.max(households - cost, Math.min(servable, households - wholeBound(program, bound)));
  const search = searchBudget(program, problem.count, budget);
  const { sites, cost, bound } = await searchCapacitated(program, search, (now, proven) => {
    budget.tell({ value: households - now, bound: atMost(now, proven) });
  });
  return ok({ program, sites, value: households - cost, bound: atMost(cost, bound), servable });
}

async function fewest(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const whole = serveAllProgram(problem, problem.radius, budget);
  const program = withoutIdleCapacity(whole, budget);
  const reachable = reachableHouseholds(whole);
  if (reachable - serviceOf(program, candidatesOf(problem), budget).served > LEAST_HOUSEHOLDS) {
    return refuse('capacity_too_small');
  }
  const never = (householdsOf(problem) - reachable) * program.leftOutCost;
  const least = (bound: number) => Math.max(0, wholeBound(program, bound - never));
  const search = budget.part(SEARCH_SHARE);
  const { sites, cost, bound } = await searchCapacitated(program, search, (now, proven) => {
    if (now - never < program.leftOutCost) budget.tell({ value: now - never, bound: least(proven) });
  });
  // Someone is still left out.
  if (cost - never >= program.leftOutCost) return refuse('out_of_time');
  const proven = Math.min(sites.length, least(bound));
  return ok({ program, sites, value: sites.length, bound: proven, servable: reachable });
}

async function nearest(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const whole = serveNearestProgram(problem, budget);
  const program = withoutIdleCapacity(whole, budget);
  const reachable = reachableHouseholds(whole);
  const leftOver = (sites: readonly number[]) => reachable - serviceOf(program, sites, budget).served;
  if (leftOver(candidatesOf(problem)) > LEAST_HOUSEHOLDS) return refuse('capacity_too_small');
  const never = (householdsOf(problem) - reachable) * program.leftOutCost;
  const least = (bound: number) => Math.max(0, wholeBound(program, bound - never));
  const search = searchBudget(program, problem.count, budget);
  const { sites, cost, bound } = await searchCapacitated(program, search, (now, proven) => {
    if (now - never < program.leftOutCost) budget.tell({ value: now - never, bound: least(proven) });
  });
  if (leftOver(sites) > LEAST_HOUSEHOLDS) return refuse(search.isOver() ? 'out_of_time' : 'too_few_stations');
  return ok({ program, sites, value: cost - never, bound: least(bound), servable: reachable });
}

/** Bisection over the walks there are, as in `least-radius.ts`. */
async function shortestWorst(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const radii = possibleRadii(problem);
  const unlimited = serveAllProgram(problem, Number.POSITIVE_INFINITY, budget);
  const reachable = reachableHouseholds(unlimited);
  const candidates = candidatesOf(problem);
  const room = withoutIdleCapacity(unlimited, budget);
  if (reachable - serviceOf(room, candidates, budget).served > LEAST_HOUSEHOLDS) {
    return refuse('capacity_too_small');
  }
  const search = budget.part(SEARCH_SHARE);
  let low = 0;
  let high = radii.length - 1;
  let bound = radii[0] ?? 0;
  let found: Choice | null = null;
  let tried = high;
  while (low <= high && (found === null || !search.isSpent())) {
    const tryRadius = async () => {
      const program = withoutIdleCapacity(serveAllProgram(problem, radii[tried], search), search);
      const atMost = (householdsOf(problem) - reachable) * program.leftOutCost + problem.count;
      return { program, ...(await searchCapacitatedWithin(program, atMost, search)) };
    };
    const attempt = await untilTimeIsUp(tryRadius, () => null);
    if (attempt === null) break;
    const { program, sites, isImpossible } = attempt;
    if (sites !== null) {
      found = { program, sites, value: radii[tried], bound, servable: reachable };
      if (low === tried) break;
      high = tried;
    } else if (isImpossible) {
      low = tried + 1;
      bound = radii[low] ?? Number.POSITIVE_INFINITY;
    } else break;
    if (found !== null && low === high) break;
    if (found !== null) budget.tell({ value: found.value, bound });
    tried = (low + high) >> 1;
  }
  if (found === null) return refuse(search.isOver() && low <= high ? 'out_of_time' : 'too_few_stations');
  return ok({ ...found, bound: Math.min(found.value, bound) });
}

function householdsOf({ weight }: SitingProblem): number {
  return weight.reduce((sum, count) => sum + count, 0);
}

/** Households whom some site could serve if it had room. */
function reachableHouseholds({ amount, byRow }: CapacitatedProgram): number {
  return amount.reduce(
    (sum, units, row) => (byRow.offsets[row] < byRow.offsets[row + 1] ? sum + units : sum),
    0,
  );
}

function wholeBound({ isWhole }: CapacitatedProgram, bound: number): number {
  return isWhole ? Math.ceil(bound - 1e-6) : bound;
}

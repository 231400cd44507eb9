import { ok, type Result, refuse } from '../../domain/result.ts';
import { serveAllProgram, serveMostProgram, serveNearestProgram } from './capacitated-objectives.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { searchCapacitated, searchCapacitatedWithin } from './capacitated-search.ts';
import { possibleRadii } from './least-radius.ts';
import { promisingSites } from './promising-sites.ts';
import { serviceOf } from './served-amounts.ts';
import type { SitingBudget } from './siting-budget.ts';
import type { SitingFailure, SitingProblem, SitingSolution } from './siting-problem.ts';
import { candidatesOf, fillUp } from './siting-problem.ts';

/** A choice with the program it is judged by, and its value and bound as the objective counts them. */
interface Choice {
  readonly program: CapacitatedProgram;
  readonly sites: readonly number[];
  readonly value: number;
  readonly bound: number;
}

type Solved<T> = Result<T, SitingFailure>;

const RIVALS = 6;
const RUNNERS_UP_PER_SITE = 3;
const LEAST_HOUSEHOLDS = 1e-6;

/**
 * The best choice when stations can be full. A household is covered when a station within the radius has
 * room for it; the households of one demand point may go to different stations.
 */
export async function solveCapacitated(
  problem: SitingProblem,
  budget: SitingBudget,
): Promise<Solved<SitingSolution>> {
  const choice = await choose(problem, budget);
  if (!choice.ok) return choice;
  const { program, value, bound } = choice.value;
  const sites = [...choice.value.sites];
  if (problem.objective !== 'lscp') fillUp(sites, candidatesOf(problem), problem.count);
  const isCovering = problem.objective === 'mclp' || problem.objective === 'lscp';
  const within = serveMostProgram(problem, problem.radius);
  const reachable = isCovering ? within : serveMostProgram(problem, Number.POSITIVE_INFINITY);
  const servable = serviceOf(reachable, candidatesOf(problem)).served;
  const households = problem.weight.reduce((sum, count) => sum + count, 0);
  const proven = Math.abs(value - bound) <= 1e-9 * Math.abs(value);
  return ok({
    sites: rank(problem, program, within, sites),
    runnersUp: runnersUp(problem, program, sites, value),
    value,
    bound: proven ? value : bound,
    proven,
    coveredBefore: serviceOf(within, []).served,
    coveredAfter: serviceOf(within, sites).served,
    uncoverable: households - servable,
    unserved: servable - serviceOf(reachable, sites).served,
  });
}

async function choose(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  switch (problem.objective) {
    case 'mclp': {
      const program = serveMostProgram(problem, problem.radius);
      const households = problem.weight.reduce((sum, count) => sum + count, 0);
      const servable = serviceOf(program, candidatesOf(problem)).served;
      const { sites, cost, bound } = await searchCapacitated(program, budget);
      const most = Math.min(servable, households - wholeBound(program, bound));
      return ok({ program, sites, value: households - cost, bound: Math.max(households - cost, most) });
    }
    case 'lscp':
      return fewest(problem, budget);
    case 'p-median':
      return nearest(problem, budget);
    case 'p-center':
      return shortestWorst(problem, budget);
  }
}

async function fewest(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const program = serveAllProgram(problem, problem.radius);
  if (leftOver(program, candidatesOf(problem)) > LEAST_HOUSEHOLDS) return refuse('capacity_too_small');
  const { sites, bound } = await searchCapacitated(program, budget);
  const never = unservableCost(program);
  return ok({
    program,
    sites,
    value: sites.length,
    bound: Math.min(sites.length, wholeBound(program, bound - never)),
  });
}

async function nearest(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const program = serveNearestProgram(problem);
  if (leftOver(program, candidatesOf(problem)) > LEAST_HOUSEHOLDS) return refuse('capacity_too_small');
  const { sites, cost, bound } = await searchCapacitated(program, budget);
  if (leftOver(program, sites) > LEAST_HOUSEHOLDS) return refuse('too_few_stations');
  const never = unservableCost(program);
  return ok({ program, sites, value: cost - never, bound: Math.max(0, wholeBound(program, bound - never)) });
}

/** Bisection over the walks there are, as in `least-radius.ts`. */
async function shortestWorst(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const radii = possibleRadii(problem);
  const unlimited = serveAllProgram(problem, Number.POSITIVE_INFINITY);
  if (leftOver(unlimited, candidatesOf(problem)) > LEAST_HOUSEHOLDS) return refuse('capacity_too_small');
  const servable = serviceOf(unlimited, candidatesOf(problem)).served;
  let low = 0;
  let high = radii.length - 1;
  let bound = radii[0] ?? 0;
  let found: Choice | null = null;
  let tried = high;
  while (low <= high && !budget.isSpent()) {
    const program = serveAllProgram(problem, radii[tried]);
    const households = problem.weight.reduce((sum, count) => sum + count, 0);
    const most = (households - servable) * program.leftOutCost + problem.count;
    const { sites, isImpossible } = await searchCapacitatedWithin(program, most, budget);
    if (sites !== null) {
      found = { program, sites, value: radii[tried], bound };
      if (low === tried) break;
      high = tried;
    } else if (isImpossible) {
      low = tried + 1;
      bound = radii[low] ?? Number.POSITIVE_INFINITY;
    } else break;
    if (found !== null && low === high) break;
    tried = (low + high) >> 1;
  }
  if (found === null) return refuse('too_few_stations');
  return ok({ ...found, bound: Math.min(found.value, bound) });
}

/** Households whom some site reaches and these sites have no room for. */
function leftOver(program: CapacitatedProgram, sites: readonly number[]): number {
  const { amount, byRow } = program;
  let reachable = 0;
  amount.forEach((units, row) => {
    if (byRow.offsets[row] < byRow.offsets[row + 1]) reachable += units;
  });
  return reachable - serviceOf(program, sites).served;
}

/** What those cost whom no site reaches: the same in every choice. */
function unservableCost({ amount, byRow, leftOutCost }: CapacitatedProgram): number {
  let cost = 0;
  amount.forEach((units, row) => {
    if (byRow.offsets[row] === byRow.offsets[row + 1]) cost += units * leftOutCost;
  });
  return cost;
}

function wholeBound({ isWhole }: CapacitatedProgram, bound: number): number {
  return isWhole ? Math.ceil(bound - 1e-6) : bound;
}

/** In the order in which each next site saves most. The worst walk has no gain of a single site. */
function rank(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  within: CapacitatedProgram,
  sites: readonly number[],
): SitingSolution['sites'] {
  const remaining = [...sites].sort((a, b) => a - b);
  const opened: number[] = [];
  const ranked: SitingSolution['sites'][number][] = [];
  while (remaining.length > 0) {
    const costs = remaining.map((site) => serviceOf(program, [...opened, site]).cost);
    const best = costs.indexOf(Math.min(...costs));
    const [site] = remaining.splice(best, 1);
    const gainHouseholds = serviceOf(within, [...opened, site]).served - serviceOf(within, opened).served;
    const walkingSaved = (): number | null => {
      if (leftOver(program, opened) > LEAST_HOUSEHOLDS) return null;
      return serviceOf(program, opened).cost - costs[best];
    };
    const gain = objective === 'p-center' ? null : objective === 'p-median' ? walkingSaved() : gainHouseholds;
    ranked.push({ site, gain, gainHouseholds });
    opened.push(site);
  }
  return ranked;
}

function runnersUp(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  sites: readonly number[],
  value: number,
): SitingSolution['runnersUp'] {
  const chosen = serviceOf(program, sites);
  const valueWith = (others: readonly number[]): number | null => {
    const { cost, served } = serviceOf(program, others);
    if (objective === 'mclp') return value + served - chosen.served;
    if (served < chosen.served - LEAST_HOUSEHOLDS) return null;
    return objective === 'p-median' ? value + cost - chosen.cost : value;
  };
  const sign = objective === 'mclp' ? -1 : 1;
  const all = sites.flatMap((insteadOf) => {
    const others = sites.filter((site) => site !== insteadOf);
    const rivals = promisingSites(program, others, RIVALS).filter((site) => site !== insteadOf);
    const found = rivals.flatMap((site) => {
      const rivalValue = valueWith([...others, site]);
      return rivalValue === null ? [] : [{ site, insteadOf, value: rivalValue }];
    });
    return found.sort((a, b) => sign * (a.value - b.value) || a.site - b.site).slice(0, RUNNERS_UP_PER_SITE);
  });
  return all.sort((a, b) => sign * (a.value - b.value) || a.site - b.site);
}

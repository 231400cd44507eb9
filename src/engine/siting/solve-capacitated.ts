import { ok, type Result, refuse } from '../../domain/result.ts';
import { serveAllProgram, serveMostProgram, serveNearestProgram } from './capacitated-objectives.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { searchCapacitated, searchCapacitatedWithin } from './capacitated-search.ts';
import { withoutIdleCapacity } from './idle-capacity.ts';
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
/** Runners-up are told for so many sites at most, those that add most. */
const MOST_CHALLENGED = 30;
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
  const within = withoutIdleCapacity(serveMostProgram(problem, problem.radius));
  const reachable = isCovering
    ? within
    : withoutIdleCapacity(serveMostProgram(problem, Number.POSITIVE_INFINITY));
  const servable = serviceOf(reachable, candidatesOf(problem)).served;
  const households = householdsOf(problem);
  const proven = Math.abs(value - bound) <= 1e-9 * Math.abs(value);
  const ranked = rank(problem, program, within, sites);
  return ok({
    sites: ranked,
    runnersUp: runnersUp(problem, program, ranked, value),
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
      const program = withoutIdleCapacity(serveMostProgram(problem, problem.radius));
      const households = householdsOf(problem);
      const servable = serviceOf(program, candidatesOf(problem)).served;
      const most = (cost: number, bound: number) =>
        Math.max(households - cost, Math.min(servable, households - wholeBound(program, bound)));
      const { sites, cost, bound } = await searchCapacitated(program, budget, (now, proven) => {
        budget.tell({ value: households - now, bound: most(now, proven) });
      });
      return ok({ program, sites, value: households - cost, bound: most(cost, bound) });
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
  const whole = serveAllProgram(problem, problem.radius);
  const program = withoutIdleCapacity(whole);
  const reachable = reachableHouseholds(whole);
  if (reachable - serviceOf(program, candidatesOf(problem)).served > LEAST_HOUSEHOLDS) {
    return refuse('capacity_too_small');
  }
  const never = (householdsOf(problem) - reachable) * program.leftOutCost;
  const least = (bound: number) => Math.max(0, wholeBound(program, bound - never));
  const { sites, bound } = await searchCapacitated(program, budget, (cost, proven) => {
    budget.tell({ value: cost - never, bound: least(proven) });
  });
  return ok({ program, sites, value: sites.length, bound: Math.min(sites.length, least(bound)) });
}

async function nearest(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const whole = serveNearestProgram(problem);
  const program = withoutIdleCapacity(whole);
  const reachable = reachableHouseholds(whole);
  const leftOver = (sites: readonly number[]) => reachable - serviceOf(program, sites).served;
  if (leftOver(candidatesOf(problem)) > LEAST_HOUSEHOLDS) return refuse('capacity_too_small');
  const never = (householdsOf(problem) - reachable) * program.leftOutCost;
  const least = (bound: number) => Math.max(0, wholeBound(program, bound - never));
  const { sites, cost, bound } = await searchCapacitated(program, budget, (now, proven) => {
    if (now - never < program.leftOutCost) budget.tell({ value: now - never, bound: least(proven) });
  });
  if (leftOver(sites) > LEAST_HOUSEHOLDS) return refuse('too_few_stations');
  return ok({ program, sites, value: cost - never, bound: least(bound) });
}

/** Bisection over the walks there are, as in `least-radius.ts`. */
async function shortestWorst(problem: SitingProblem, budget: SitingBudget): Promise<Solved<Choice>> {
  const radii = possibleRadii(problem);
  const unlimited = serveAllProgram(problem, Number.POSITIVE_INFINITY);
  const reachable = reachableHouseholds(unlimited);
  const candidates = candidatesOf(problem);
  if (reachable - serviceOf(withoutIdleCapacity(unlimited), candidates).served > LEAST_HOUSEHOLDS) {
    return refuse('capacity_too_small');
  }
  let low = 0;
  let high = radii.length - 1;
  let bound = radii[0] ?? 0;
  let found: Choice | null = null;
  let tried = high;
  while (low <= high && (found === null || !budget.isSpent())) {
    const program = withoutIdleCapacity(serveAllProgram(problem, radii[tried]));
    const most = (householdsOf(problem) - reachable) * program.leftOutCost + problem.count;
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
    if (found !== null) budget.tell({ value: found.value, bound });
    tried = (low + high) >> 1;
  }
  if (found === null) return refuse('too_few_stations');
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

/** In the order in which each next site saves most. The worst walk has no gain of a single site. */
function rank(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  within: CapacitatedProgram,
  sites: readonly number[],
): SitingSolution['sites'] {
  let before = serviceOf(program, []);
  let covered = serviceOf(within, []).served;
  const leftOutBefore = serviceOf(program, sites).served - LEAST_HOUSEHOLDS;
  return inOrderOfSaving(program, sites).map((site, i, ordered) => {
    const opened = ordered.slice(0, i + 1);
    const now = serviceOf(program, opened);
    const coveredNow = serviceOf(within, opened).served;
    const gainHouseholds = coveredNow - covered;
    const walkingSaved = before.served < leftOutBefore ? null : before.cost - now.cost;
    const gain = objective === 'p-center' ? null : objective === 'p-median' ? walkingSaved : gainHouseholds;
    before = now;
    covered = coveredNow;
    return { site, gain, gainHouseholds };
  });
}

/** The site that saves most first. What a site saves only shrinks as others open: most need no second look (Minoux 1978). */
function inOrderOfSaving(program: CapacitatedProgram, sites: readonly number[]): number[] {
  const saved = new Map(sites.map((site) => [site, Number.POSITIVE_INFINITY]));
  const remaining = [...sites].sort((a, b) => a - b);
  const ordered: number[] = [];
  while (remaining.length > 0) {
    const { cost } = serviceOf(program, ordered);
    const seen = new Set<number>();
    for (;;) {
      remaining.sort((a, b) => saved.get(b)! - saved.get(a)! || a - b);
      const [first] = remaining;
      if (seen.has(first)) break;
      saved.set(first, cost - serviceOf(program, [...ordered, first]).cost);
      seen.add(first);
    }
    ordered.push(remaining.shift()!);
  }
  return ordered;
}

function runnersUp(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  ranked: SitingSolution['sites'],
  value: number,
): SitingSolution['runnersUp'] {
  const sites = ranked.map(({ site }) => site);
  const chosen = serviceOf(program, sites);
  const valueWith = (others: readonly number[]): number | null => {
    const { cost, served } = serviceOf(program, others);
    if (objective === 'mclp') return value + served - chosen.served;
    if (served < chosen.served - LEAST_HOUSEHOLDS) return null;
    return objective === 'p-median' ? value + cost - chosen.cost : value;
  };
  const sign = objective === 'mclp' ? -1 : 1;
  const all = sites.slice(0, MOST_CHALLENGED).flatMap((insteadOf) => {
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

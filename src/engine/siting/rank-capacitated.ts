/** What is told of a choice where stations can be full: which site to open first, and what could take its place. */
import type { CapacitatedProgram, Service } from './capacitated-program.ts';
import { promisingSites } from './promising-sites.ts';
import { type Clock, serviceOf } from './served-amounts.ts';
import { type SitingBudget, TimeIsUp } from './siting-budget.ts';
import type { SitingProblem, SitingSolution } from './siting-problem.ts';

/** Fewer households than this are rounding. */
export const LEAST_HOUSEHOLDS = 1e-6;
const RIVALS = 6;
const RUNNERS_UP_PER_SITE = 3;
/** Runners-up are told for so many sites at most, those that add most. */
const MOST_CHALLENGED = 30;

/**
 * In the order in which each next site saves most by the program of the objective; `within` counts who is covered. The
 * worst walk has no gain of a single site. Throws `TimeIsUp` when the time ends before.
 */
export function rankCapacitated(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  within: CapacitatedProgram,
  sites: readonly number[],
  budget: SitingBudget,
): SitingSolution['sites'] {
  const ordered = inOrderOfSaving(program, sites, budget);
  let before = serviceOf(program, [], budget);
  let covered = serviceOf(within, [], budget).served;
  const servedInTheEnd = ordered.length > 0 ? ordered[ordered.length - 1].service.served : before.served;
  return ordered.map(({ site, service }, i) => {
    const opened = ordered.slice(0, i + 1).map((one) => one.site);
    const coveredNow = serviceOf(within, opened, budget).served;
    const gainHouseholds = coveredNow - covered;
    const isAllServed = before.served >= servedInTheEnd - LEAST_HOUSEHOLDS;
    const walkingSaved = isAllServed ? before.cost - service.cost : null;
    const gain = objective === 'p-center' ? null : objective === 'p-median' ? walkingSaved : gainHouseholds;
    before = service;
    covered = coveredNow;
    return { site, gain, gainHouseholds };
  });
}

/** The choice as it was found, where the time is over before it can be ranked: only who is covered is counted. */
export function inOrderFound(
  within: CapacitatedProgram,
  sites: readonly number[],
  clock: Clock,
): SitingSolution['sites'] {
  let covered = serviceOf(within, [], clock).served;
  return sites.map((site, i) => {
    const before = covered;
    covered = serviceOf(within, sites.slice(0, i + 1), clock).served;
    return { site, gain: null, gainHouseholds: covered - before };
  });
}

interface OpenedSite {
  readonly site: number;
  /** With it and those before it open. */
  readonly service: Service;
}

/** The site that saves most first. What a site saves only shrinks as others open: most need no second look (Minoux 1978). */
function inOrderOfSaving(
  program: CapacitatedProgram,
  sites: readonly number[],
  budget: SitingBudget,
): OpenedSite[] {
  const saved = new Map(sites.map((site) => [site, Number.POSITIVE_INFINITY]));
  const remaining = [...sites].sort((a, b) => a - b);
  const ordered: OpenedSite[] = [];
  let { cost } = serviceOf(program, [], budget);
  while (remaining.length > 0) {
    const opened = ordered.map(({ site }) => site);
    const seen = new Map<number, Service>();
    for (;;) {
      remaining.sort((a, b) => saved.get(b)! - saved.get(a)! || a - b);
      const [first] = remaining;
      if (seen.has(first)) break;
      const service = serviceOf(program, [...opened, first], budget);
      saved.set(first, cost - service.cost);
      seen.set(first, service);
    }
    const site = remaining.shift()!;
    const service = seen.get(site)!;
    ordered.push({ site, service });
    cost = service.cost;
  }
  return ordered;
}

/** For each of the chosen sites, the first of them first, what could take its place: of as many as the time is enough for. */
export async function capacitatedRunnersUp(
  { objective }: SitingProblem,
  program: CapacitatedProgram,
  ranked: SitingSolution['sites'],
  value: number,
  budget: SitingBudget,
): Promise<SitingSolution['runnersUp']> {
  const sites = ranked.map(({ site }) => site);
  const chosen = serviceOf(program, sites, budget);
  const valueWith = (others: readonly number[]): number | null => {
    const { cost, served } = serviceOf(program, others, budget);
    if (objective === 'mclp') return value + served - chosen.served;
    if (served < chosen.served - LEAST_HOUSEHOLDS) return null;
    return objective === 'p-median' ? value + cost - chosen.cost : value;
  };
  const sign = objective === 'mclp' ? -1 : 1;
  const all: SitingSolution['runnersUp'][number][] = [];
  try {
    for (const insteadOf of sites.slice(0, MOST_CHALLENGED)) {
      await budget.breathe();
      const others = sites.filter((site) => site !== insteadOf);
      const rivals = promisingSites(program, others, RIVALS, budget).filter((site) => site !== insteadOf);
      const found = rivals.flatMap((site) => {
        const rivalValue = valueWith([...others, site]);
        return rivalValue === null ? [] : [{ site, insteadOf, value: rivalValue }];
      });
      found.sort((a, b) => sign * (a.value - b.value) || a.site - b.site);
      all.push(...found.slice(0, RUNNERS_UP_PER_SITE));
    }
  } catch (error) {
    if (!(error instanceof TimeIsUp)) throw error;
  }
  return all.sort((a, b) => sign * (a.value - b.value) || a.site - b.site);
}

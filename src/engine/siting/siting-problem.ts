/**
 * Siting: which of many candidate sites to open, so that people are covered, or walk little. This room knows
 * demand points, sites and the cost of the walk between them, whatever they are: `city-problem.ts` makes
 * such a problem of a city, the command line of a file.
 *
 * `solve-siting.ts` is the door. Without capacities every objective is one kind of program
 * (`location-program.ts`): greedy (`greedy.ts`), exchanges (`swap-search.ts`) and random restarts
 * (`iterated-search.ts`) find choices, `lagrangian-bound.ts` bounds them, `reductions.ts` takes out what
 * cannot matter and `location-search.ts` branches on the rest until choice and bound meet. The worst walk is
 * found by bisection (`least-radius.ts`). With capacities, `capacitated-search.ts` does the same on flows.
 */
import type { SitingObjective, SitingRefusal } from '../../domain/siting.ts';
import type { SiteLinks } from './site-links.ts';

export interface SitingProblem {
  readonly objective: SitingObjective;
  /** How many sites to open beside those that stand; not read for `lscp`. */
  readonly count: number;
  /** A demand point is covered when its cost is this or less. Infinity: when it is reached at all. */
  readonly radius: number;
  /** Households per demand point. */
  readonly weight: Float64Array;
  /** Demand points and finite costs per site. */
  readonly walks: SiteLinks;
  /** 1 per site that stands already: always open, never chosen. */
  readonly isStanding: Uint8Array;
  /** Cost per demand point to the nearest station that is not among the sites; Infinity where there is none. */
  readonly standingCost: Float64Array;
  /** Most households per site; Infinity for any number. */
  readonly capacity: Float64Array;
}

/** A choice of sites, as numbers of the problem. */
export interface SitingSolution {
  /** The best first. Standing sites are not among them. */
  readonly sites: readonly {
    readonly site: number;
    readonly gain: number | null;
    readonly gainHouseholds: number;
  }[];
  readonly runnersUp: readonly {
    readonly site: number;
    readonly insteadOf: number;
    readonly value: number;
  }[];
  /**
   * Covered households, those of standing stations included (`mclp`); sites opened (`lscp`); cost times
   * households (`p-median`); greatest cost (`p-center`).
   */
  readonly value: number;
  readonly bound: number;
  readonly proven: boolean;
  /** Households that standing stations cover. */
  readonly coveredBefore: number;
  readonly coveredAfter: number;
  /** Households that no site and no station covers (walking objectives: reaches). */
  readonly uncoverable: number;
  /** Households of the others that this choice does not serve. */
  readonly unserved: number;
}

export type SitingFailure = Extract<
  SitingRefusal,
  | 'no_candidates'
  | 'too_few_candidates'
  | 'nobody_reachable'
  | 'too_few_stations'
  | 'capacity_too_small'
  | 'out_of_time'
  | 'cancelled'
>;

export function siteCountOf({ walks }: SitingProblem): number {
  return walks.offsets.length - 1;
}

/** Sites that may be chosen. */
export function candidatesOf(problem: SitingProblem): number[] {
  return Array.from(problem.isStanding.keys()).filter((site) => problem.isStanding[site] === 0);
}

/** Cost per demand point to the nearest of the sites or of what stands already. */
export function nearestCosts(problem: SitingProblem, sites: Iterable<number>): Float64Array {
  const { offsets, other, cost } = problem.walks;
  const nearest = problem.standingCost.slice();
  for (const site of sites) {
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      if (cost[k] < nearest[other[k]]) nearest[other[k]] = cost[k];
    }
  }
  return nearest;
}

export function standingSites(problem: SitingProblem): number[] {
  return Array.from(problem.isStanding.keys()).filter((site) => problem.isStanding[site] !== 0);
}

/** Households within the radius, given the nearest cost of each demand point. */
export function coveredWeight({ weight, radius }: SitingProblem, nearest: Float64Array): number {
  let covered = 0;
  for (let row = 0; row < weight.length; row++) {
    if (nearest[row] <= radius && nearest[row] < Number.POSITIVE_INFINITY) covered += weight[row];
  }
  return covered;
}

/** As many sites as asked for, even when fewer do all that can be done. */
export function fillUp(chosen: number[], candidates: readonly number[], count: number): void {
  const isChosen = new Set(chosen);
  for (const site of candidates) {
    if (chosen.length >= count) return;
    if (!isChosen.has(site)) chosen.push(site);
  }
}

import { isWithin } from './objective-programs.ts';
import { nearestCosts, type SitingProblem } from './siting-problem.ts';
import { WorstWalk } from './worst-walk.ts';

/** What a choice gives, over the demand points that the choice judged at last serves. */
export interface ChoiceFigure {
  /** Households within the radius. */
  readonly covered: number;
  /** Demand points that must be within the radius and are not. */
  readonly missed: number;
  /** Households who reach a station, and their walking: cost times households. */
  readonly reached: number;
  readonly walking: number;
  /** Demand points with households that reach none, though they must. */
  readonly unreached: number;
  /** The greatest cost; Infinity when someone reaches none. Told for `p-center` only, else 0. */
  readonly worst: number;
}

/** Counts what sites add to one another, one site at a time. */
export class ChoiceFigures {
  readonly #problem: SitingProblem;
  readonly #mustReach: Uint8Array;
  readonly #mustCover: Uint8Array;
  readonly #worst: WorstWalk | null;

  /** Demand points that these sites reach or cover are those that must be. */
  constructor(problem: SitingProblem, sites: Iterable<number>) {
    this.#problem = problem;
    const nearest = nearestCosts(problem, sites);
    this.#mustReach = Uint8Array.from(nearest, (cost) => (cost < Number.POSITIVE_INFINITY ? 1 : 0));
    this.#mustCover = Uint8Array.from(nearest, (cost) => (isWithin(cost, problem.radius) ? 1 : 0));
    this.#worst = problem.objective === 'p-center' ? new WorstWalk(problem, this.#mustReach) : null;
  }

  of(nearest: Float64Array): ChoiceFigure {
    const { weight, radius } = this.#problem;
    const figure = {
      covered: 0,
      missed: 0,
      reached: 0,
      walking: 0,
      unreached: 0,
      worst: this.#worst?.of(nearest) ?? 0,
    };
    for (let row = 0; row < weight.length; row++) {
      if (isWithin(nearest[row], radius)) figure.covered += weight[row];
      else if (this.#mustCover[row] !== 0) figure.missed++;
      if (nearest[row] < Number.POSITIVE_INFINITY) {
        figure.reached += weight[row];
        figure.walking += weight[row] * nearest[row];
      } else if (this.#mustReach[row] !== 0 && weight[row] > 0) {
        figure.unreached++;
      }
    }
    return figure;
  }

  /** The figure with one more site, given the figure and the nearest costs without it. */
  with(figure: ChoiceFigure, nearest: Float64Array, site: number): ChoiceFigure {
    const { weight, radius, walks } = this.#problem;
    let { covered, missed, reached, walking, unreached } = figure;
    for (let k = walks.offsets[site]; k < walks.offsets[site + 1]; k++) {
      const row = walks.other[k];
      const cost = walks.cost[k];
      if (cost >= nearest[row]) continue;
      if (cost <= radius && !isWithin(nearest[row], radius)) {
        covered += weight[row];
        if (this.#mustCover[row] !== 0) missed--;
      }
      if (nearest[row] < Number.POSITIVE_INFINITY) {
        walking -= weight[row] * (nearest[row] - cost);
      } else {
        reached += weight[row];
        walking += weight[row] * cost;
        if (this.#mustReach[row] !== 0 && weight[row] > 0) unreached--;
      }
    }
    const worst = this.#worst?.with(nearest, site) ?? 0;
    return { covered, missed, reached, walking, unreached, worst };
  }

  /** The objective's value; `null` when someone is left out who must not be. */
  valueOf(figure: ChoiceFigure, siteCount: number): number | null {
    switch (this.#problem.objective) {
      case 'mclp':
        return figure.covered;
      case 'lscp':
        return figure.missed === 0 ? siteCount : null;
      case 'p-median':
        return figure.unreached === 0 ? figure.walking : null;
      case 'p-center':
        return figure.worst < Number.POSITIVE_INFINITY ? figure.worst : null;
    }
  }

  /** By how much the objective gets better; `null` when there is no value before or none after. */
  gainOf(before: ChoiceFigure, after: ChoiceFigure): number | null {
    if (this.#problem.objective === 'mclp' || this.#problem.objective === 'lscp') {
      return after.covered - before.covered;
    }
    const [from, to] = [this.valueOf(before, 0), this.valueOf(after, 0)];
    return from === null || to === null ? null : from - to;
  }

  /** Below 0 when the first is better. */
  compare(a: ChoiceFigure, b: ChoiceFigure): number {
    switch (this.#problem.objective) {
      case 'mclp':
      case 'lscp':
        return b.covered - a.covered;
      case 'p-median':
        return b.reached - a.reached || a.walking - b.walking;
      case 'p-center':
        return (
          (a.worst === b.worst ? 0 : a.worst - b.worst) || b.reached - a.reached || b.covered - a.covered
        );
    }
  }
}

/** Nearest costs with one more site. */
export function withSite({ walks }: SitingProblem, nearest: Float64Array, site: number): Float64Array {
  const next = nearest.slice();
  for (let k = walks.offsets[site]; k < walks.offsets[site + 1]; k++) {
    if (walks.cost[k] < next[walks.other[k]]) next[walks.other[k]] = walks.cost[k];
  }
  return next;
}

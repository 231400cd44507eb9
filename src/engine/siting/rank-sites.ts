import { ChoiceFigures, withSite } from './choice-figures.ts';
import {
  candidatesOf,
  nearestCosts,
  type SitingProblem,
  type SitingSolution,
  standingSites,
} from './siting-problem.ts';

const RUNNERS_UP_PER_SITE = 3;

/**
 * The chosen sites in the order in which to open them, each with what it adds after those before it: the one
 * that adds most goes first. For `mclp`, `lscp` and `p-median` what is added never grows along the order;
 * the worst walk (`p-center`) shortens as it may.
 */
export function rankSites(problem: SitingProblem, chosen: readonly number[]): SitingSolution['sites'] {
  const standing = standingSites(problem);
  const figures = new ChoiceFigures(problem, [...standing, ...chosen]);
  const remaining = [...chosen].sort((a, b) => a - b);
  const ranked: SitingSolution['sites'][number][] = [];
  let nearest = nearestCosts(problem, standing);
  let figure = figures.of(nearest);
  while (remaining.length > 0) {
    const options = remaining.map((site) => figures.with(figure, nearest, site));
    let best = 0;
    for (let i = 1; i < options.length; i++) if (figures.compare(options[i], options[best]) < 0) best = i;
    const [site] = remaining.splice(best, 1);
    const gain = figures.gainOf(figure, options[best]);
    ranked.push({ site, gain, gainHouseholds: options[best].covered - figure.covered });
    nearest = withSite(problem, nearest, site);
    figure = options[best];
  }
  return ranked;
}

/** For every chosen site the best candidates to take its place, the others staying; best value first. */
export function runnersUp(problem: SitingProblem, chosen: readonly number[]): SitingSolution['runnersUp'] {
  const standing = standingSites(problem);
  const figures = new ChoiceFigures(problem, [...standing, ...chosen]);
  const isChosen = new Set(chosen);
  const rivals = candidatesOf(problem).filter((site) => !isChosen.has(site));
  const sign = problem.objective === 'mclp' ? -1 : 1;
  const bestFirst = (a: { site: number; value: number }, b: { site: number; value: number }) =>
    sign * (a.value - b.value) || a.site - b.site;
  const all = chosen.flatMap((insteadOf) => {
    const others = chosen.filter((site) => site !== insteadOf);
    const nearest = nearestCosts(problem, [...standing, ...others]);
    const without = figures.of(nearest);
    const found = rivals.flatMap((site) => {
      const value = figures.valueOf(figures.with(without, nearest, site), chosen.length);
      return value === null ? [] : [{ site, insteadOf, value }];
    });
    return found.sort(bestFirst).slice(0, RUNNERS_UP_PER_SITE);
  });
  return all.sort(bestFirst);
}

/** The {@link LocationProgram} of each objective. Sites are the candidates, in their order. */
import { type LocationProgram, locationProgram } from './location-program.ts';
import { LinkBuilder, type SiteLinks } from './site-links.ts';
import { candidatesOf, nearestCosts, type SitingProblem, standingSites } from './siting-problem.ts';

/** Most households covered: a household costs 1 until it is covered. */
export function coverMostProgram(problem: SitingProblem): LocationProgram {
  const before = nearestCosts(problem, standingSites(problem));
  const { weight, radius, count } = problem;
  const isInNeed = (row: number) => !isWithin(before[row], radius) && weight[row] > 0;
  return locationProgram({
    standing: Float64Array.from(weight, (households, row) => (isInNeed(row) ? households : 0)),
    bySite: candidateLinks(problem, (_row, cost) => (isWithin(cost, radius) ? 0 : null)),
    most: count,
    openingCost: 0,
  });
}

/** Fewest sites that leave nobody beyond the radius whom any site could bring within it. */
export function coverAllProgram(problem: SitingProblem, radius: number): LocationProgram {
  const before = nearestCosts(problem, standingSites(problem));
  const bySite = candidateLinks(problem, (_row, cost) => (isWithin(cost, radius) ? 0 : null));
  const siteCount = bySite.offsets.length - 1;
  const standing = new Float64Array(before.length);
  for (const row of bySite.other) if (!isWithin(before[row], radius)) standing[row] = siteCount + 1;
  return locationProgram({ standing, bySite, most: siteCount, openingCost: 1 });
}

/**
 * Least walking. Someone who has no station yet costs as much as the longest walk to any candidate; where
 * some candidates cannot be walked to at all, more than all that walking could ever save.
 */
export function leastWalkingProgram(problem: SitingProblem): LocationProgram {
  const { weight, count } = problem;
  const before = nearestCosts(problem, standingSites(problem));
  const bySite = candidateLinks(problem, (row, cost) => weight[row] * cost);
  const siteCount = bySite.offsets.length - 1;
  const links = new Int32Array(weight.length);
  const least = new Float64Array(weight.length).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(weight.length);
  bySite.other.forEach((row, k) => {
    links[row]++;
    least[row] = Math.min(least[row], bySite.cost[k]);
    most[row] = Math.max(most[row], bySite.cost[k]);
  });
  let atStake = 1;
  for (let row = 0; row < weight.length; row++) if (links[row] > 0) atStake += most[row] - least[row];
  const standing = Float64Array.from(before, (cost, row) => {
    if (weight[row] === 0) return 0;
    if (cost < Number.POSITIVE_INFINITY) return weight[row] * cost;
    if (links[row] === 0) return 0;
    return links[row] === siteCount ? most[row] : most[row] + atStake;
  });
  return locationProgram({ standing, bySite, most: count, openingCost: 0 });
}

/** A finite cost within the radius, the radius included. */
export function isWithin(cost: number, radius: number): boolean {
  return cost <= radius && cost < Number.POSITIVE_INFINITY;
}

function candidateLinks(
  problem: SitingProblem,
  costOf: (row: number, cost: number) => number | null,
): SiteLinks {
  const { offsets, other, cost } = problem.walks;
  const links = new LinkBuilder();
  for (const site of candidatesOf(problem)) {
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const programCost = costOf(other[k], cost[k]);
      if (programCost !== null) links.add(other[k], programCost);
    }
    links.endGroup();
  }
  return links.build();
}

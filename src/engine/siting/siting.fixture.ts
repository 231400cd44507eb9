/** Small random problems for tests, and their answers by trying every choice. */
import type { SitingObjective } from '../../domain/siting.ts';
import { pick, type Random } from './random.ts';
import { linksOfTable } from './site-links.ts';
import type { SitingProblem } from './siting-problem.ts';
import { smallTransport } from './small-flow.fixture.ts';

export type CostTable = readonly (readonly (number | null)[])[];

export interface SmallProblem {
  readonly weights: readonly number[];
  /** Per demand point and site; `null` where there is no way. */
  readonly cost: CostTable;
  readonly standing: readonly number[];
  readonly capacities: readonly number[];
  readonly radius: number;
}

interface Shape {
  readonly rows: number;
  readonly sites: number;
  /** Share of the ways that are missing. */
  readonly missing: number;
  readonly standing: number;
  readonly capacity: number | null;
}

/** Points in a square of 100, walks rounded to whole numbers half of the time. */
export function randomProblem(
  random: Random,
  { rows, sites, missing, standing, capacity }: Shape,
): SmallProblem {
  const point = () => [random() * 100, random() * 100] as const;
  const homes = Array.from({ length: rows }, point);
  const places = Array.from({ length: sites }, point);
  const isRounded = random() < 0.5;
  const cost = homes.map(([x, y]) =>
    places.map(([u, v]) => {
      if (random() < missing) return null;
      const metres = Math.sqrt((x - u) ** 2 + (y - v) ** 2);
      return isRounded ? Math.round(metres) : metres;
    }),
  );
  return {
    weights: Array.from({ length: rows }, () => 1 + pick(random, 30)),
    cost,
    standing: Array.from({ length: standing }, (_, site) => site),
    capacities: Array.from({ length: sites }, () =>
      capacity === null ? Number.POSITIVE_INFINITY : 1 + pick(random, capacity),
    ),
    radius: 15 + random() * 25,
  };
}

export function sitingProblem(small: SmallProblem, objective: SitingObjective, count: number): SitingProblem {
  const siteCount = small.capacities.length;
  const costAt = (site: number, row: number) => small.cost[row][site] ?? Number.POSITIVE_INFINITY;
  return {
    objective,
    count,
    radius: small.radius,
    weight: Float64Array.from(small.weights),
    walks: linksOfTable(siteCount, small.weights.length, Number.POSITIVE_INFINITY, costAt),
    isStanding: Uint8Array.from({ length: siteCount }, (_, site) => (small.standing.includes(site) ? 1 : 0)),
    standingCost: new Float64Array(small.weights.length).fill(Number.POSITIVE_INFINITY),
    capacity: Float64Array.from(small.capacities),
  };
}

/** The best value over all choices; `null` when no choice will do. */
export function bestOf(small: SmallProblem, objective: SitingObjective, count: number): number | null {
  const sites = small.capacities.map((_, site) => site).filter((site) => !small.standing.includes(site));
  const sign = objective === 'mclp' ? -1 : 1;
  let best: number | null = null;
  for (const choice of choices(sites, objective === 'lscp' ? null : count)) {
    const value = valueOfChoice(small, objective, choice);
    if (value !== null && (best === null || sign * value < sign * best)) best = value;
  }
  return best;
}

/** A choice's value from scratch; `null` when it leaves out someone whom all sites together could serve. */
export function valueOfChoice(
  small: SmallProblem,
  objective: SitingObjective,
  choice: readonly number[],
): number | null {
  const everything = small.capacities.map((_, site) => site);
  const open = [...small.standing, ...choice];
  if (objective === 'mclp') return served(small, open, small.radius).served;
  if (objective === 'lscp') {
    const all = served(small, everything, small.radius).served;
    return served(small, open, small.radius).served < all ? null : choice.length;
  }
  const all = served(small, everything, Number.POSITIVE_INFINITY).served;
  if (served(small, open, Number.POSITIVE_INFINITY).served < all) return null;
  if (objective === 'p-median') return served(small, open, Number.POSITIVE_INFINITY).cost;
  const radii = small.cost
    .flat()
    .filter((cost) => cost !== null)
    .sort((a, b) => a - b);
  return radii.find((radius) => served(small, open, radius).served >= all) ?? null;
}

function served(
  small: SmallProblem,
  open: readonly number[],
  radius: number,
): { served: number; cost: number } {
  const cost = small.cost.map((costs) => open.map((site) => within(costs[site], radius)));
  const capacities = open.map((site) => small.capacities[site]);
  if (capacities.every((capacity) => capacity === Number.POSITIVE_INFINITY))
    return servedByNearest(small, cost);
  return smallTransport({ amounts: small.weights, capacities, cost });
}

function servedByNearest({ weights }: SmallProblem, cost: CostTable): { served: number; cost: number } {
  const total = { served: 0, cost: 0 };
  cost.forEach((costs, row) => {
    const nearest = Math.min(...costs.map((linkCost) => linkCost ?? Number.POSITIVE_INFINITY));
    if (nearest === Number.POSITIVE_INFINITY) return;
    total.served += weights[row];
    total.cost += weights[row] * nearest;
  });
  return total;
}

function within(cost: number | null, radius: number): number | null {
  return cost !== null && cost <= radius ? cost : null;
}

/** All choices of so many sites, or (`null`) of any number of them. */
function* choices(sites: readonly number[], count: number | null): Generator<number[]> {
  for (let bits = 0; bits < 2 ** sites.length; bits++) {
    const choice = sites.filter((_, i) => (bits >> i) & 1);
    if (count === null || choice.length === count) yield choice;
  }
}

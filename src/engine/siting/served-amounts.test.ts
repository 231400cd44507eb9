import { describe, expect, it } from 'vitest';
import { serveAllProgram, serveMostProgram, serveNearestProgram } from './capacitated-objectives.ts';
import { withoutIdleCapacity } from './idle-capacity.ts';
import { createRandom, pick } from './random.ts';
import { pricesOf, serviceOf } from './served-amounts.ts';
import { randomProblem, sitingProblem } from './siting.fixture.ts';
import { SitingBudget, TimeIsUp } from './siting-budget.ts';
import { siteCountOf } from './siting-problem.ts';
import { smallTransport } from './small-flow.fixture.ts';

const NO_LIMIT = new SitingBudget();
const SEEDS = Array.from({ length: 30 }, (_, seed) => seed + 1);

function townOf(seed: number) {
  const random = createRandom(seed);
  const small = randomProblem(random, {
    rows: 25 + pick(random, 25),
    sites: 10,
    missing: seed % 3 === 0 ? 0.5 : 0,
    standing: 6,
    capacity: 40 + 40 * (seed % 5),
  });
  const candidates = small.cost[0].map((_, site) => site).filter((site) => !small.standing.includes(site));
  return { small, candidates };
}

describe('rooms at stations', () => {
  it.each(SEEDS)('go to whom a plain flow gives them, and no cheaper way is left (seed %i)', (seed) => {
    const { small, candidates } = townOf(seed);
    const program = serveNearestProgram(sitingProblem(small, 'p-median', 2), NO_LIMIT);
    for (const chosen of [[], candidates.slice(0, 2), candidates]) {
      const open = [...small.standing, ...chosen];
      const flow = smallTransport({
        amounts: small.weights,
        capacities: open.map((site) => small.capacities[site]),
        cost: small.cost.map((costs) => open.map((site) => costs[site])),
      });
      const { served, cost } = serviceOf(program, chosen, NO_LIMIT);
      expect(served).toBeCloseTo(flow.served, 6);
      const all = small.weights.reduce((sum, weight) => sum + weight, 0);
      const walked = cost - (all - served) * program.leftOutCost;
      expect(Math.abs(walked - flow.cost)).toBeLessThanOrEqual(1e-9 * cost + 1e-6);
    }
  });

  it.each([1, 2, 3])('are counted the same after a count that the time ended (seed %i)', (seed) => {
    const { small, candidates } = townOf(seed);
    const program = serveNearestProgram(sitingProblem(small, 'p-median', 2), NO_LIMIT);
    const counted = serviceOf(program, candidates, NO_LIMIT);
    for (const looks of [0, 1, 2]) {
      let look = 0;
      const checkTime = () => {
        if (look++ === looks) throw new TimeIsUp();
      };
      expect(() => serviceOf(program, candidates, { checkTime })).toThrow(TimeIsUp);
      expect(serviceOf(program, candidates, NO_LIMIT)).toEqual(counted);
    }
  });

  it('come from programs that look at the clock while they are made', () => {
    const { small } = townOf(1);
    const problem = sitingProblem(small, 'p-center', 2);
    const atLook = (over: number) => {
      let look = 0;
      return {
        checkTime() {
          if (look++ === over) throw new TimeIsUp();
        },
      };
    };
    for (const looks of [0, 1, siteCountOf(problem)]) {
      expect(() => serveAllProgram(problem, Number.POSITIVE_INFINITY, atLook(looks))).toThrow(TimeIsUp);
    }
  });

  it.each(SEEDS)('cost no more as sites open (seed %i)', (seed) => {
    const { small, candidates } = townOf(seed);
    const program = serveNearestProgram(sitingProblem(small, 'p-median', 2), NO_LIMIT);
    let before = pricesOf(program, [], NO_LIMIT);
    for (let count = 1; count <= candidates.length; count++) {
      const now = pricesOf(program, candidates.slice(0, count), NO_LIMIT);
      now.row.forEach((price, row) => {
        expect(price).toBeLessThanOrEqual(before.row[row] * (1 + 1e-9));
      });
      before = now;
    }
  });

  it.each(SEEDS)('are counted the same without stations that never fill (seed %i)', (seed) => {
    const { small, candidates } = townOf(seed);
    const problem = sitingProblem(small, 'p-median', 2);
    for (const program of [
      serveNearestProgram(problem, NO_LIMIT),
      serveMostProgram(problem, problem.radius, NO_LIMIT),
    ]) {
      const smaller = withoutIdleCapacity(program, NO_LIMIT);
      for (let chosen = 0; chosen < 2 ** candidates.length; chosen++) {
        const sites = candidates.filter((_, i) => (chosen >> i) & 1);
        const [whole, less] = [serviceOf(program, sites, NO_LIMIT), serviceOf(smaller, sites, NO_LIMIT)];
        expect(less.served).toBeCloseTo(whole.served, 6);
        expect(Math.abs(less.cost - whole.cost)).toBeLessThanOrEqual(1e-9 * whole.cost + 1e-6);
      }
    }
  });
});

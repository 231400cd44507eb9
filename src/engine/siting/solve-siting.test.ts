import { describe, expect, it } from 'vitest';
import { SITING_OBJECTIVES, type SitingObjective } from '../../domain/siting.ts';
import { createRandom, pick } from './random.ts';
import { bestOf, randomProblem, type SmallProblem, sitingProblem, valueOfChoice } from './siting.fixture.ts';
import type { SitingSolution } from './siting-problem.ts';
import { solveSiting } from './solve-siting.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

async function solved(
  small: SmallProblem,
  objective: SitingObjective,
  count: number,
): Promise<SitingSolution | string> {
  const result = await solveSiting(sitingProblem(small, objective, count));
  return result.ok ? result.value : result.reason;
}

function close(value: number): number {
  return Math.abs(value) * 1e-9 + 1e-9;
}

function expectSound(solution: SitingSolution, small: SmallProblem, objective: SitingObjective): void {
  const { value, bound, proven, sites, runnersUp } = solution;
  const chosen = sites.map(({ site }) => site);
  expect(Math.abs(valueOfChoice(small, objective, chosen)! - value)).toBeLessThanOrEqual(close(value));
  if (objective === 'mclp') expect(bound).toBeGreaterThanOrEqual(value);
  else expect(bound).toBeLessThanOrEqual(value);
  for (const site of chosen) expect(small.standing).not.toContain(site);
  for (const { site, insteadOf, value: told } of runnersUp) {
    expect(chosen).toContain(insteadOf);
    expect(chosen).not.toContain(site);
    const exchanged = chosen.map((other) => (other === insteadOf ? site : other));
    expect(Math.abs(valueOfChoice(small, objective, exchanged)! - told)).toBeLessThanOrEqual(close(told));
    if (!proven) continue;
    if (objective === 'mclp') expect(told).toBeLessThanOrEqual(value + close(value));
    else expect(told).toBeGreaterThanOrEqual(value - close(value));
  }
}

describe.each(SITING_OBJECTIVES)('%s', (objective) => {
  it.each(SEEDS)('finds and proves what trying every choice finds (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const small = randomProblem(random, {
      rows: 8 + pick(random, 12),
      sites: 5 + pick(random, 6),
      missing: seed % 4 === 0 ? 0.3 : 0,
      standing: pick(random, 3),
      capacity: null,
    });
    const count = 1 + pick(random, 3);
    const best = bestOf(small, objective, count);
    const solution = await solved(small, objective, count);
    if (best === null) {
      expect(solution).toBe('too_few_stations');
      return;
    }
    if (typeof solution === 'string') throw new Error(`expected an answer, got ${solution}`);
    expect(Math.abs(solution.value - best)).toBeLessThanOrEqual(close(best));
    expect(solution.proven).toBe(true);
    expectSound(solution, small, objective);
  });

  it.each(SEEDS)('does so too where stations can be full (seed %i)', async (seed) => {
    const random = createRandom(1000 + seed);
    const small = randomProblem(random, {
      rows: 5 + pick(random, 5),
      sites: 4 + pick(random, 4),
      missing: seed % 4 === 0 ? 0.3 : 0,
      standing: pick(random, 2),
      capacity: seed % 2 === 0 ? 60 : 200,
    });
    const count = 1 + pick(random, 3);
    const best = bestOf(small, objective, count);
    const solution = await solved(small, objective, count);
    if (typeof solution === 'string') {
      expect(['too_few_stations', 'capacity_too_small']).toContain(solution);
      if (solution === 'too_few_stations') expect(best).toBeNull();
      return;
    }
    expect(Math.abs(solution.value - best!)).toBeLessThanOrEqual(close(best!));
    expect(solution.proven).toBe(true);
    expectSound(solution, small, objective);
  });
});

describe('laws of siting', () => {
  const town = (seed: number) =>
    randomProblem(createRandom(seed), { rows: 120, sites: 40, missing: 0, standing: 2, capacity: null });

  it.each([1, 2, 3])(
    'one more station never covers fewer, walks more, or lengthens the worst walk (seed %i)',
    async (seed) => {
      for (const [objective, sign] of [
        ['mclp', 1],
        ['p-median', -1],
        ['p-center', -1],
      ] as const) {
        let before = Number.NEGATIVE_INFINITY;
        for (const count of [1, 2, 4, 7]) {
          const solution = await solved(town(seed), objective, count);
          if (typeof solution === 'string') throw new Error(solution);
          expect(sign * solution.value).toBeGreaterThanOrEqual(before - close(before));
          before = sign * solution.value;
        }
      }
    },
  );

  it.each([4, 5, 6])(
    'gains add up to what is gained and never grow along the order (seed %i)',
    async (seed) => {
      for (const objective of ['mclp', 'lscp', 'p-median'] as const) {
        const solution = await solved(town(seed), objective, 5);
        if (typeof solution === 'string') throw new Error(solution);
        const gains = solution.sites.map(({ gain }) => gain!);
        for (let i = 1; i < gains.length; i++)
          expect(gains[i]).toBeLessThanOrEqual(gains[i - 1] + close(gains[i]));
        const households = solution.sites.reduce((sum, site) => sum + site.gainHouseholds, 0);
        expect(solution.coveredBefore + households).toBe(solution.coveredAfter);
      }
    },
  );

  it('gives the same answer for the same seed and steps', async () => {
    const ask = () => solveSiting(sitingProblem(town(7), 'p-median', 6), { seed: 11, steps: 40 });
    expect(await ask()).toEqual(await ask());
  });

  it('tells a bound also when it has to stop', async () => {
    const small = randomProblem(createRandom(8), {
      rows: 150,
      sites: 60,
      missing: 0,
      standing: 0,
      capacity: null,
    });
    for (const objective of SITING_OBJECTIVES) {
      const result = await solveSiting(sitingProblem(small, objective, 8), { steps: 3 });
      if (!result.ok) throw new Error(result.reason);
      expectSound(result.value, small, objective);
      const proven = await solveSiting(sitingProblem(small, objective, 8));
      if (!proven.ok) throw new Error(proven.reason);
      expect(proven.value.proven).toBe(true);
      const sign = objective === 'mclp' ? -1 : 1;
      expect(sign * result.value.bound).toBeLessThanOrEqual(
        sign * proven.value.value + close(proven.value.value),
      );
    }
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const result = await solveSiting(sitingProblem(town(9), 'mclp', 3), { signal: stop.signal });
    expect(result).toEqual({ ok: false, reason: 'cancelled' });
  });

  it('says that the time is over, and not that there is no choice, where it ends before there is one', async () => {
    const full = randomProblem(createRandom(11), {
      rows: 40,
      sites: 12,
      missing: 0,
      standing: 4,
      capacity: 60,
    });
    for (const objective of SITING_OBJECTIVES) {
      const result = await solveSiting(sitingProblem(full, objective, 3), { timeMs: 0 });
      expect(result).toEqual({ ok: false, reason: 'out_of_time' });
    }
    const farthest = await solveSiting(sitingProblem(town(11), 'p-center', 3), { timeMs: 0 });
    expect(farthest).toEqual({ ok: false, reason: 'out_of_time' });
  });

  it('tells how far it is', async () => {
    const told: (number | null)[] = [];
    await solveSiting(sitingProblem(town(10), 'p-center', 3), {
      onProgress: ({ value }) => told.push(value),
    });
    expect(told.length).toBeGreaterThan(0);
  });
});

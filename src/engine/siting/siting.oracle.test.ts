import { describe, expect, it } from 'vitest';
import type { SitingObjective } from '../../domain/siting.ts';
import { hasSharedData, readShared } from '../network/oracle-data.ts';
import {
  problemOf,
  readMaximo,
  readPmed,
  readSanFrancisco,
  readSaoPaulo,
  readSjc,
  type SharedInstance,
} from './siting-data.ts';
import type { SitingSolution } from './siting-problem.ts';
import { type SitingOptions, solveSiting } from './solve-siting.ts';

async function solved(
  instance: SharedInstance,
  objective: SitingObjective,
  count: number,
  radius?: number,
  options?: SitingOptions,
): Promise<SitingSolution> {
  const result = await solveSiting(problemOf(instance, objective, count, radius), options);
  if (!result.ok) throw new Error(`expected an answer, got ${result.reason}`);
  return result.value;
}

/** Registers tests that need a set of the shared data, skipped with a word where it is not there. */
function withSet(set: string, register: () => void): void {
  const present = hasSharedData(set);
  const title = present ? set : `${set} (skipped: no ../shared/data here)`;
  describe.skipIf(!present)(title, present ? register : () => it('is not here', () => undefined));
}

withSet('mclp-sjc', () => {
  interface Known {
    readonly instance: string;
    readonly p: number;
    readonly r: number;
    readonly obj: number;
  }
  const { results } = readShared<{ results: Known[] }>('mclp-sjc/RESULTS.json');
  it.each(results)('proves the most covered of $instance with $p', async ({ instance, p, r, obj }) => {
    expect(await solved(readSjc(instance), 'mclp', p, r)).toMatchObject({
      value: obj,
      bound: obj,
      proven: true,
    });
  });
});

withSet('pmed-orlib', () => {
  interface Known {
    readonly published_pmedian: number;
    readonly published_pcenter: number;
  }
  const { results } = readShared<{ results: Record<string, Known> }>('pmed-orlib/RESULTS.json');
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('proves the p-median and the p-center of pmed%i', async (number) => {
    const { published_pmedian, published_pcenter } = results[`pmed${number}`];
    const instance = readPmed(number);
    const median = await solved(instance, 'p-median', instance.count);
    expect(median).toMatchObject({ value: published_pmedian, bound: published_pmedian, proven: true });
    const center = await solved(instance, 'p-center', instance.count);
    expect(center).toMatchObject({ value: published_pcenter, bound: published_pcenter, proven: true });
  });
});

withSet('spopt-sanfrancisco', () => {
  it('proves all four answers', async () => {
    const instance = readSanFrancisco();
    expect(await solved(instance, 'lscp', 0, 5000)).toMatchObject({ value: 8, proven: true });
    expect(await solved(instance, 'mclp', 4, 5000)).toMatchObject({ value: 875247, proven: true });
    const median = await solved(instance, 'p-median', 4);
    expect([median.proven, median.value.toFixed(2)]).toEqual([true, '2848268129.71']);
    const center = await solved(instance, 'p-center', 4);
    expect([center.proven, center.value.toFixed(2)]).toEqual([true, '7403.06']);
  });
});

withSet('osm-saopaulo-centre/siting_oracle.json.gz', () => {
  it('proves the optima on the walking network', async () => {
    const instance = readSaoPaulo();
    const { LSCP_r1000, MCLP_r1000_p3, MCLP_r1000_p5 } = instance.results;
    expect(await solved(instance, 'lscp', 0, 1000)).toMatchObject({
      value: LSCP_r1000.facilities,
      uncoverable: LSCP_r1000.uncoverable_population,
      proven: true,
    });
    expect(await solved(instance, 'mclp', 3, 1000)).toMatchObject({
      value: MCLP_r1000_p3.covered,
      proven: true,
    });
    expect(await solved(instance, 'mclp', 5, 1000)).toMatchObject({
      value: MCLP_r1000_p5.covered,
      proven: true,
    });
  });
});

withSet('mclp-maximo', () => {
  it('comes within 1 % of the best known for 70 stations in New York, and of no more than it', async () => {
    const best = 1_396_333;
    const { value, bound } = await solved(readMaximo('NewYork'), 'mclp', 70, 400, { steps: 600 });
    expect(value).toBeGreaterThanOrEqual(best * 0.99);
    expect(value).toBeLessThanOrEqual(best);
    expect(bound).toBeGreaterThanOrEqual(best);
  });
});

import { CapacitatedBound } from './capacitated-bound.ts';
import type { CapacitatedProgram } from './capacitated-program.ts';
import { type Clock, pricesOf } from './served-amounts.ts';

const known = new WeakMap<CapacitatedProgram, CapacitatedBound>();

/**
 * Up to `count` sites that promise to save most beside those chosen, the best first: what each would save if
 * prices stayed as they are. None saves more.
 */
export function promisingSites(
  program: CapacitatedProgram,
  chosen: readonly number[],
  count: number,
  clock: Clock,
): number[] {
  const relaxation = known.get(program) ?? new CapacitatedBound(program);
  known.set(program, relaxation);
  relaxation.price.set(pricesOf(program, chosen, clock).row);
  const isChosen = new Set(chosen);
  const sites: number[] = [];
  const earned = new Float64Array(program.siteCount);
  for (let site = 0; site < program.siteCount; site++) {
    if (program.isStanding[site] !== 0 || isChosen.has(site)) continue;
    earned[site] = relaxation.earningsOf(site);
    sites.push(site);
  }
  return sites.sort((a, b) => earned[a] - earned[b] || a - b).slice(0, count);
}

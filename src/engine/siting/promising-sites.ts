import type { CapacitatedProgram } from './capacitated-program.ts';
import { serviceOf } from './served-amounts.ts';

/**
 * Up to `count` sites that promise to save most beside those chosen, the best first: what their own rows
 * would save, as far as there is room, as if nobody else had to move.
 */
export function promisingSites(
  program: CapacitatedProgram,
  chosen: readonly number[],
  count: number,
): number[] {
  const { siteCount, isStanding, bySite, amount, capacity } = program;
  const { costPerUnit } = serviceOf(program, chosen);
  const isChosen = new Set(chosen);
  const saving = new Float64Array(siteCount);
  const sites: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    if (isStanding[site] !== 0 || isChosen.has(site)) continue;
    let units = 0;
    for (let link = bySite.offsets[site]; link < bySite.offsets[site + 1]; link++) {
      const row = bySite.other[link];
      const saved = costPerUnit[row] - bySite.cost[link];
      if (saved <= 0) continue;
      saving[site] += saved * amount[row];
      units += amount[row];
    }
    if (units > capacity[site]) saving[site] *= capacity[site] / units;
    sites.push(site);
  }
  return sites.sort((a, b) => saving[b] - saving[a] || a - b).slice(0, count);
}

import type { ServiceState } from './service-state.ts';

/**
 * Opens the site that saves most, again and again, until `most` are open or none saves more than it costs.
 * A saving only gets smaller as sites open, so a saving known from before is a bound: most sites need no new
 * look (lazy greedy, Minoux 1978). Of equal savings the lower number goes first.
 */
export function openGreedily(state: ServiceState, allowed?: Uint8Array): void {
  const { siteCount, most, openingCost } = state.program;
  const saving = new Float64Array(siteCount).fill(Number.NEGATIVE_INFINITY);
  const waiting: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    if (state.isChosen[site] !== 0 || allowed?.[site] === 0) continue;
    saving[site] = state.savingOf(site);
    waiting.push(site);
  }
  // Ascending, so that the best is taken off the end.
  const comesLater = (a: number, b: number) => saving[a] - saving[b] || b - a;
  waiting.sort(comesLater);
  while (state.chosen.length < most && waiting.length > 0) {
    const site = waiting.pop()!;
    saving[site] = state.savingOf(site);
    const next = waiting[waiting.length - 1];
    if (next !== undefined && comesLater(site, next) < 0) {
      insertSorted(waiting, site, comesLater);
      continue;
    }
    if (saving[site] <= openingCost) return;
    state.open(site);
  }
}

function insertSorted(list: number[], item: number, order: (a: number, b: number) => number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle], item) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, item);
}

import { pick, type Random } from './random.ts';
import type { ServiceState } from './service-state.ts';
import type { SitingBudget } from './siting-budget.ts';
import { SwapSearch } from './swap-search.ts';

/** Sites exchanged at random before each new search: enough to leave the valley, few enough to stay near. */
const LEAST_EXCHANGES = 2;
const MORE_EXCHANGES = 3;
const TRIES = 20;
/** A cost kept up to date is off by less than this share: no better choice, only another sum. */
const ROUNDING = 1e-9;

/**
 * Iterated local search (Lourenço, Martin and Stützle 2003) from the choice in the state: some sites beside
 * one another are exchanged at random for neighbours, exchanges that pay put the choice in order again, and
 * it is kept unless it has got dearer. Ends after `idleSteps` rounds without a better choice. The state ends
 * with the best one.
 */
export async function searchAround(
  state: ServiceState,
  random: Random,
  budget: SitingBudget,
  idleSteps: number,
): Promise<void> {
  const { siteCount } = state.program;
  if (state.chosen.length === 0 || state.chosen.length >= siteCount) return;
  const swaps = new SwapSearch(state);
  swaps.run(budget);
  let kept = [...state.chosen];
  let keptCost = state.cost;
  for (let idle = 0; idle < idleSteps && !budget.isSpent(); idle++) {
    await budget.step();
    shake(state, swaps, random);
    swaps.run(budget, false);
    if (state.cost > keptCost) {
      state.reset(kept);
      continue;
    }
    if (state.cost < keptCost - ROUNDING * Math.abs(keptCost)) idle = 0;
    kept = [...state.chosen];
    keptCost = state.cost;
  }
  state.reset(kept);
}

function shake(state: ServiceState, swaps: SwapSearch, random: Random): void {
  const exchanges = LEAST_EXCHANGES + pick(random, MORE_EXCHANGES);
  let around = state.chosen[pick(random, state.chosen.length)];
  for (let i = 0; i < exchanges; i++) {
    const coming = neighbourOf(state, around, random, (site) => state.isChosen[site] === 0);
    const leaving =
      i === 0 ? around : neighbourOf(state, around, random, (site) => state.isChosen[site] !== 0);
    if (coming === null || leaving === null) return;
    swaps.exchange(leaving, coming);
    around = coming;
  }
}

/** A random site that serves a random row of this one and passes the test; `null` when none was met. */
function neighbourOf(
  { program }: ServiceState,
  site: number,
  random: Random,
  isWanted: (site: number) => boolean,
): number | null {
  const { bySite, byRow } = program;
  const rowCount = bySite.offsets[site + 1] - bySite.offsets[site];
  if (rowCount === 0) return null;
  for (let i = 0; i < TRIES; i++) {
    const row = bySite.other[bySite.offsets[site] + pick(random, rowCount)];
    const served = byRow.offsets[row + 1] - byRow.offsets[row];
    const other = byRow.other[byRow.offsets[row] + pick(random, served)];
    if (isWanted(other)) return other;
  }
  return null;
}

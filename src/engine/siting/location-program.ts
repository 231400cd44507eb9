import { type Clock, ROWS_BETWEEN_LOOKS } from './served-amounts.ts';
import { type SiteLinks, transposed } from './site-links.ts';

/**
 * The problem that choosing sites comes down to without capacities: every row (demand) costs what it costs
 * as things stand, or less when a chosen site serves it; at most `most` sites are chosen, each at
 * `openingCost`; find the choice that costs least. Covering most households costs a row its households
 * until a site covers it; the p-median costs a row its walk; covering everyone with fewest stations costs
 * one for each station and for each row left out.
 */
export interface LocationProgram {
  readonly siteCount: number;
  readonly rowCount: number;
  /** What a row costs when no site is chosen. */
  readonly standing: Float64Array;
  /** Sites per row that cost less than `standing`, cheapest first. */
  readonly byRow: SiteLinks;
  /** The same links per site, rows ascending. */
  readonly bySite: SiteLinks;
  readonly most: number;
  readonly openingCost: number;
  /** Every cost is a whole number, so a choice that is better is better by at least 1. */
  readonly isWhole: boolean;
}

export interface ProgramParts {
  readonly standing: Float64Array;
  /** Rows and costs per site; those that cost no less than `standing` are left out. */
  readonly bySite: SiteLinks;
  readonly most: number;
  readonly openingCost: number;
}

export function locationProgram({ standing, bySite, most, openingCost }: ProgramParts): LocationProgram {
  const siteCount = bySite.offsets.length - 1;
  const useful = cheaperThan(standing, bySite);
  const byRow = sortedByRow(useful, standing.length);
  const isWhole =
    Number.isInteger(openingCost) && standing.every(Number.isInteger) && useful.cost.every(Number.isInteger);
  return {
    siteCount,
    rowCount: standing.length,
    standing,
    byRow,
    bySite: useful,
    most: Math.min(most, siteCount),
    openingCost,
    isWhole,
  };
}

/** The cost of a choice, counted from scratch. */
export function costOf(program: LocationProgram, sites: Iterable<number>): number {
  const { offsets, other, cost } = program.bySite;
  const least = program.standing.slice();
  let total = 0;
  for (const site of sites) {
    total += program.openingCost;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      if (cost[k] < least[other[k]]) least[other[k]] = cost[k];
    }
  }
  for (const rowCost of least) total += rowCost;
  return total;
}

function cheaperThan(standing: Float64Array, { offsets, other, cost }: SiteLinks): SiteLinks {
  const siteCount = offsets.length - 1;
  const kept = new Int32Array(siteCount + 1);
  const keptOther = new Int32Array(other.length);
  const keptCost = new Float64Array(cost.length);
  let count = 0;
  for (let site = 0; site < siteCount; site++) {
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      if (cost[k] >= standing[other[k]]) continue;
      keptOther[count] = other[k];
      keptCost[count++] = cost[k];
    }
    kept[site + 1] = count;
  }
  return { offsets: kept, other: keptOther.slice(0, count), cost: keptCost.slice(0, count) };
}

/** Links of sites grouped by row, the cheapest first; of equal ones the lower site. Throws `TimeIsUp` when a clock says so. */
export function sortedByRow(bySite: SiteLinks, rowCount: number, clock?: Clock): SiteLinks {
  const byRow = transposed(bySite, rowCount);
  const { offsets, other, cost } = byRow;
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_BETWEEN_LOOKS === 0) clock?.checkTime();
    const [start, end] = [offsets[row], offsets[row + 1]];
    if (isAscending(cost, start, end)) continue;
    const order = Array.from({ length: end - start }, (_, i) => start + i);
    order.sort((a, b) => cost[a] - cost[b] || a - b);
    const sites = order.map((k) => other[k]);
    const costs = order.map((k) => cost[k]);
    other.set(sites, start);
    cost.set(costs, start);
  }
  return byRow;
}

function isAscending(cost: Float64Array, start: number, end: number): boolean {
  for (let k = start + 1; k < end; k++) if (cost[k] < cost[k - 1]) return false;
  return true;
}

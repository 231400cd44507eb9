/**
 * Smaller parts of a search with the same better choices in them: sites decided open or closed are taken
 * out, rows that the same sites serve become one, what no better choice can contain goes, and so does what
 * something else makes needless.
 */
import type { Ascent } from './ascent.ts';
import { CLOSED, OPEN } from './decisions.ts';
import type { Incumbent } from './incumbent.ts';
import type { LocationProgram } from './location-program.ts';
import type { SearchNode } from './search-node.ts';
import { type SiteLinks, transposed } from './site-links.ts';

/**
 * The part that is left of a node under an ascent's decisions. Its prices prove its bound, and so what no
 * better choice can pay for: a row served at such a cost, or a row left as it stands.
 */
export function reduceNode(
  node: SearchNode,
  { decided, price, bound }: Pick<Ascent, 'decided' | 'price' | 'bound'>,
  incumbent: Incumbent,
): SearchNode {
  const { program } = node;
  const draft = draftOf(program, decided);
  dropUnaffordable(draft, program, price, bound, incumbent);
  const isGone = Uint8Array.from(decided, (decision) => (decision === OPEN || decision === CLOSED ? 1 : 0));
  let rows = mergeRows(program, draft, isGone, price);
  rows = withoutImplied(rows, program.siteCount, incumbent.cost);
  closeBeaten(rows, program.siteCount, isGone);
  const opened = [...node.opened];
  const paid =
    program.openingCost * decided.reduce((count, decision) => count + (decision === OPEN ? 1 : 0), 0);
  if (paid > 0) rows.push({ sites: [], costs: [], standing: paid, price: paid });
  decided.forEach((decision, site) => {
    if (decision === OPEN) opened.push(node.siteOf[site]);
  });
  const kept: number[] = [];
  for (let site = 0; site < program.siteCount; site++) if (isGone[site] === 0) kept.push(site);
  return {
    ...programOf(rows, kept, program, opened.length - node.opened.length),
    siteOf: Int32Array.from(kept, (site) => node.siteOf[site]),
    opened,
  };
}

interface Draft {
  readonly standing: Float64Array;
  /** Links of a row that cost this or more are of no use. */
  readonly below: Float64Array;
}

interface Row {
  readonly sites: number[];
  readonly costs: number[];
  standing: number;
  price: number;
}

function draftOf(program: LocationProgram, decided: Uint8Array): Draft {
  const standing = program.standing.slice();
  const { offsets, other, cost } = program.bySite;
  decided.forEach((decision, site) => {
    if (decision !== OPEN) return;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      standing[other[k]] = Math.min(standing[other[k]], cost[k]);
    }
  });
  return { standing, below: standing.slice() };
}

/** In a better choice no row costs so much above its price that the bound would reach the choice in hand. */
function dropUnaffordable(
  { standing, below }: Draft,
  program: LocationProgram,
  price: Float64Array,
  bound: number,
  incumbent: Incumbent,
): void {
  const forbidden = 10 * incumbent.cost + 1;
  const { offsets, cost } = program.byRow;
  for (let row = 0; row < program.rowCount; row++) {
    const isForbidden = (rowCost: number) =>
      rowCost > price[row] && incumbent.isProvenBy(bound + rowCost - price[row]);
    if (!isForbidden(standing[row])) continue;
    standing[row] = Math.max(standing[row], forbidden);
    let end = offsets[row];
    while (end < offsets[row + 1] && cost[end] < below[row] && !isForbidden(cost[end])) end++;
    if (end < offsets[row + 1]) below[row] = Math.min(below[row], cost[end]);
  }
}

/** Rows without the sites that are gone. Rows served for nothing by the same sites are one, and so are rows that nobody serves. */
function mergeRows(program: LocationProgram, draft: Draft, isGone: Uint8Array, price: Float64Array): Row[] {
  const { offsets, other, cost } = program.byRow;
  const rowOfKey = new Map<string, Row>();
  const rows: Row[] = [];
  for (let row = 0; row < program.rowCount; row++) {
    const sites: number[] = [];
    const costs: number[] = [];
    for (let k = offsets[row]; k < offsets[row + 1] && cost[k] < draft.below[row]; k++) {
      if (isGone[other[k]] !== 0) continue;
      sites.push(other[k]);
      costs.push(cost[k]);
    }
    const standing = draft.standing[row];
    const isFree = sites.length === 0 || costs[costs.length - 1] === 0;
    const key = isFree ? sites.toSorted((a, b) => a - b).join() : null;
    const known = key === null ? undefined : rowOfKey.get(key);
    if (known === undefined) {
      const added = { sites, costs, standing, price: Math.min(standing, price[row]) };
      rows.push(added);
      if (key !== null) rowOfKey.set(key, added);
    } else {
      known.standing += standing;
      known.price += Math.min(standing, price[row]);
    }
  }
  return rows;
}

/**
 * Rows without those that come for nothing: when a row that every better choice serves has only sites that
 * also serve another row for nothing, that other row is served too.
 */
function withoutImplied(rows: readonly Row[], siteCount: number, incumbentCost: number): Row[] {
  const rowsOfSite: number[][] = Array.from({ length: siteCount }, () => []);
  rows.forEach(({ sites, costs }, row) => {
    if (sites.length === 0 || costs[costs.length - 1] > 0) return;
    for (const site of sites) rowsOfSite[site].push(row);
  });
  const isImplied = new Uint8Array(rows.length);
  const marks = new Int32Array(rows.length).fill(-1);
  let mark = 0;
  rows.forEach(({ sites, standing }, row) => {
    if (standing < incumbentCost || sites.length === 0 || isImplied[row] !== 0) return;
    const smallest = sites.reduce((a, b) => (rowsOfSite[b].length < rowsOfSite[a].length ? b : a));
    let implied = rowsOfSite[smallest].filter((other) => other !== row && isImplied[other] === 0);
    for (const site of sites) {
      if (implied.length === 0) return;
      if (site === smallest) continue;
      mark++;
      for (const other of rowsOfSite[site]) marks[other] = mark;
      implied = implied.filter((other) => marks[other] === mark);
    }
    for (const other of implied) isImplied[other] = 1;
  });
  return rows.filter((_, row) => isImplied[row] === 0);
}

/** Marks sites that another one serves better or equally on every row; of equal ones the first stays. */
function closeBeaten(rows: readonly Row[], siteCount: number, isGone: Uint8Array): void {
  const linksOfSite: { row: Row; cost: number }[][] = Array.from({ length: siteCount }, () => []);
  for (const row of rows) {
    row.sites.forEach((site, i) => {
      linksOfSite[site].push({ row, cost: row.costs[i] });
    });
  }
  const marks = new Int32Array(siteCount).fill(-1);
  let mark = 0;
  for (let site = 0; site < siteCount; site++) {
    if (isGone[site] !== 0) continue;
    let beating: number[] | null = null;
    for (const { row, cost } of linksOfSite[site]) {
      const rivals: number[] = [];
      for (let i = 0; i < row.sites.length && row.costs[i] <= cost; i++) {
        const rival = row.sites[i];
        if (rival !== site && isGone[rival] === 0) rivals.push(rival);
      }
      if (beating === null) beating = rivals;
      else {
        mark++;
        for (const rival of rivals) marks[rival] = mark;
        beating = beating.filter((rival) => marks[rival] === mark);
      }
      if (beating.length === 0) break;
    }
    if (beating === null || beating.length > 0) isGone[site] = 1;
  }
}

function programOf(
  rows: readonly Row[],
  kept: readonly number[],
  larger: LocationProgram,
  openedCount: number,
): Pick<SearchNode, 'program' | 'price'> {
  const numberOf = new Int32Array(larger.siteCount).fill(-1);
  kept.forEach((site, number) => {
    numberOf[site] = number;
  });
  const offsets = new Int32Array(rows.length + 1);
  const other: number[] = [];
  const cost: number[] = [];
  rows.forEach(({ sites, costs }, row) => {
    sites.forEach((site, i) => {
      if (numberOf[site] < 0) return;
      other.push(numberOf[site]);
      cost.push(costs[i]);
    });
    offsets[row + 1] = other.length;
  });
  const byRow: SiteLinks = { offsets, other: Int32Array.from(other), cost: Float64Array.from(cost) };
  const program: LocationProgram = {
    siteCount: kept.length,
    rowCount: rows.length,
    standing: Float64Array.from(rows, ({ standing }) => standing),
    byRow,
    bySite: transposed(byRow, kept.length),
    most: Math.min(larger.most - openedCount, kept.length),
    openingCost: larger.openingCost,
    isWhole: larger.isWhole,
  };
  return { program, price: Float64Array.from(rows, ({ price }) => price) };
}

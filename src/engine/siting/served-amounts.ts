/**
 * The cheapest way in which open sites serve all rows within their capacities: a transportation problem,
 * solved row by row. Each row takes the cheapest way to room, which may lead over full sites whose rows move
 * on to others, or leave: successive shortest paths (Jewell 1958; Ford and Fulkerson 1962) by Dijkstra's
 * search on costs that prices keep from falling below 0 (Edmonds and Karp 1972). Only sites that are full are
 * searched, so that one that is not costs nothing, however many there are.
 */
import type { CapacitatedProgram, Service, ServicePrices } from './capacitated-program.ts';
import { CheapestMoves } from './cheapest-moves.ts';
import type { SitingBudget } from './siting-budget.ts';

const NONE = -1;
/** Amounts are households; what is less than this is rounding. */
const LEAST_AMOUNT = 1e-9;
/** So many rows are worked on between two looks at the clock. */
export const ROWS_BETWEEN_LOOKS = 16;

/** What of a search's budget a count asks: it throws when the time is over. */
export type Clock = Pick<SitingBudget, 'checkTime'>;

const known = new WeakMap<CapacitatedProgram, ServedAmounts>();

/** The service when these sites and those that stand are open. Throws `TimeIsUp` when the clock says so. */
export function serviceOf(program: CapacitatedProgram, sites: Iterable<number>, clock: Clock): Service {
  return amountsOf(program).serve(sites, clock, (service) => service);
}

/** Prices of that service. Throws `TimeIsUp` when the clock says so. */
export function pricesOf(program: CapacitatedProgram, sites: Iterable<number>, clock: Clock): ServicePrices {
  const amounts = amountsOf(program);
  return amounts.serve(sites, clock, () => amounts.prices());
}

/** Working memory is kept with the program. */
function amountsOf(program: CapacitatedProgram): ServedAmounts {
  const amounts = known.get(program) ?? new ServedAmounts(program);
  known.set(program, amounts);
  return amounts;
}

class ServedAmounts {
  readonly #program: CapacitatedProgram;
  readonly #moves: CheapestMoves;
  readonly #standing: readonly number[];
  /** Cost and units of rows served elsewhere, and units of rows left out, when no site serves any of them. */
  readonly #elsewhereCost: number;
  readonly #elsewhereUnits: number;
  readonly #allUnits: number;
  readonly #isOpen: Uint8Array;
  readonly #room: Float64Array;
  readonly #price: Float64Array;
  /** Amount per link of `byRow`, and per site the links that serve or have served anything. */
  readonly #amountOn: Float64Array;
  readonly #isListed: Uint8Array;
  readonly #servedBy: number[][];
  /** Rows that an open site could serve. */
  readonly #rows: number[] = [];
  readonly #isRow: Uint8Array;
  /** The search under way: cost of the way to each site seen, and the link given up and taken on its last step. */
  readonly #wayCost: Float64Array;
  readonly #givenUp: Int32Array;
  readonly #taken: Int32Array;
  readonly #seen: Int32Array;
  readonly #settled: Int32Array;
  #search = 0;

  constructor(program: CapacitatedProgram) {
    this.#program = program;
    const { siteCount, rowCount, byRow, isStanding, elsewhere, leftOutCost, amount, settled } = program;
    const linkCount = byRow.other.length;
    this.#standing = [...isStanding.keys()].filter((site) => isStanding[site] !== 0);
    let { cost, units } = settled;
    let all = settled.units + settled.leftOut;
    for (let row = 0; row < rowCount; row++) {
      all += amount[row];
      if (elsewhere[row] >= leftOutCost) continue;
      cost += amount[row] * elsewhere[row];
      units += amount[row];
    }
    this.#elsewhereCost = cost;
    this.#elsewhereUnits = units;
    this.#allUnits = all;
    this.#isOpen = new Uint8Array(siteCount);
    this.#moves = new CheapestMoves(program, this.#isOpen);
    this.#room = new Float64Array(siteCount);
    this.#price = new Float64Array(siteCount);
    this.#amountOn = new Float64Array(linkCount);
    this.#isListed = new Uint8Array(linkCount);
    this.#servedBy = Array.from({ length: siteCount }, () => []);
    this.#isRow = new Uint8Array(rowCount);
    this.#wayCost = new Float64Array(siteCount);
    this.#givenUp = new Int32Array(siteCount);
    this.#taken = new Int32Array(siteCount);
    this.#seen = new Int32Array(siteCount);
    this.#settled = new Int32Array(siteCount);
  }

  /** Serves all rows, lets `tell` look, and forgets. */
  serve<Told>(sites: Iterable<number>, clock: Clock, tell: (service: Service) => Told): Told {
    const open = [...new Set([...this.#standing, ...sites])];
    try {
      for (const site of open) this.#openSite(site);
      // Who has the least choice first: the others find room more easily.
      this.#rows.sort((a, b) => this.#choiceOf(a) - this.#choiceOf(b));
      for (let i = 0; i < this.#rows.length; i++) {
        if (i % ROWS_BETWEEN_LOOKS === 0) clock.checkTime();
        this.#serveRow(this.#rows[i]);
      }
      return tell(this.#count());
    } finally {
      for (const site of open) this.#closeSite(site);
      for (const row of this.#rows) this.#forgetRow(row);
      this.#rows.length = 0;
    }
  }

  prices(): ServicePrices {
    const { byRow, elsewhere } = this.#program;
    const row = elsewhere.slice();
    for (const one of this.#rows) {
      for (let link = byRow.offsets[one]; link < byRow.offsets[one + 1]; link++) {
        const site = byRow.other[link];
        if (this.#isOpen[site] !== 0) row[one] = Math.min(row[one], byRow.cost[link] + this.#price[site]);
      }
    }
    const site = this.#price.map((price, at) => (this.#isOpen[at] !== 0 ? price : 0));
    return { row, site };
  }

  #choiceOf(row: number): number {
    const { offsets } = this.#program.byRow;
    return offsets[row + 1] - offsets[row];
  }

  #openSite(site: number): void {
    const { bySite, capacity } = this.#program;
    this.#isOpen[site] = 1;
    this.#room[site] = capacity[site];
    this.#price[site] = 0;
    this.#servedBy[site].length = 0;
    for (let link = bySite.offsets[site]; link < bySite.offsets[site + 1]; link++) {
      const row = bySite.other[link];
      if (this.#isRow[row] !== 0) continue;
      this.#isRow[row] = 1;
      this.#rows.push(row);
    }
  }

  #closeSite(site: number): void {
    this.#isOpen[site] = 0;
    this.#moves.forget(site);
  }

  #forgetRow(row: number): void {
    const { offsets } = this.#program.byRow;
    this.#isRow[row] = 0;
    this.#amountOn.fill(0, offsets[row], offsets[row + 1]);
    this.#isListed.fill(0, offsets[row], offsets[row + 1]);
  }

  #count(): Service {
    const { amount, byRow, elsewhere, leftOutCost } = this.#program;
    let cost = this.#elsewhereCost;
    let served = this.#elsewhereUnits;
    for (const row of this.#rows) {
      let units = 0;
      for (let link = byRow.offsets[row]; link < byRow.offsets[row + 1]; link++) {
        units += this.#amountOn[link];
        cost += this.#amountOn[link] * byRow.cost[link];
      }
      if (elsewhere[row] < leftOutCost) cost -= units * elsewhere[row];
      else served += amount[row] - units > LEAST_AMOUNT ? units : amount[row];
    }
    return { cost: cost + (this.#allUnits - served) * leftOutCost, served };
  }

  #serveRow(row: number): void {
    let left = this.#program.amount[row];
    while (left > LEAST_AMOUNT) {
      const link = this.#cheapestLink(row);
      if (link === NONE) return;
      const site = this.#program.byRow.other[link];
      if (this.#room[site] > LEAST_AMOUNT) {
        const units = Math.min(left, this.#room[site]);
        this.#room[site] -= units;
        this.#add(link, units);
        left -= units;
      } else {
        const units = this.#makeRoom(row, left);
        if (units === 0) return;
        left -= units;
      }
    }
  }

  /** The link that costs least with the price of its site, of equal ones that with most room; NONE when elsewhere costs no more. */
  #cheapestLink(row: number): number {
    const { byRow, elsewhere } = this.#program;
    const { offsets, other, cost } = byRow;
    let best = NONE;
    let bestCost = elsewhere[row];
    let mostRoom = 0;
    for (let link = offsets[row]; link < offsets[row + 1] && cost[link] <= bestCost; link++) {
      const site = other[link];
      if (this.#isOpen[site] === 0) continue;
      const linkCost = cost[link] + this.#price[site];
      const isBetter =
        linkCost < bestCost || (linkCost === bestCost && best !== NONE && this.#room[site] > mostRoom);
      if (!isBetter) continue;
      bestCost = linkCost;
      best = link;
      mostRoom = this.#room[site];
    }
    return best;
  }

  /** Serves up to `units` of the row over full sites whose rows make room; returns how many, 0 when elsewhere is cheaper. */
  #makeRoom(row: number, units: number): number {
    const { byRow, elsewhere } = this.#program;
    const { offsets, other, cost } = byRow;
    const search = ++this.#search;
    const settled: number[] = [];
    const waiting: number[] = [];
    let cheapestOut = elsewhere[row];
    let leaving = NONE;
    let leavingFrom = NONE;
    let end = NONE;
    let floor = Number.NEGATIVE_INFINITY;
    const reach = (link: number, wayCost: number, givenUp: number) => {
      const site = other[link];
      if (this.#isOpen[site] === 0 || this.#settled[site] === search) return;
      const isNew = this.#seen[site] !== search;
      if (!isNew && wayCost >= this.#wayCost[site]) return;
      if (isNew) waiting.push(site);
      this.#seen[site] = search;
      this.#wayCost[site] = wayCost;
      this.#taken[site] = link;
      this.#givenUp[site] = givenUp;
      // Nothing that waits costs less than what is being looked at.
      if (wayCost <= floor && this.#room[site] > LEAST_AMOUNT) end = site;
    };
    for (let link = offsets[row]; link < offsets[row + 1] && cost[link] < cheapestOut; link++) {
      reach(link, cost[link] + this.#price[other[link]], NONE);
    }
    while (end === NONE && waiting.length > 0) {
      const site = this.#takeCheapest(waiting);
      const wayCost = this.#wayCost[site];
      if (wayCost >= cheapestOut) break;
      if (this.#room[site] > LEAST_AMOUNT) {
        end = site;
        break;
      }
      floor = wayCost;
      settled.push(site);
      this.#settled[site] = search;
      const base = wayCost - this.#price[site];
      const moves = this.#moves.of(site, () => this.#linksServing(site));
      if (base + moves.leavingCost < cheapestOut) {
        cheapestOut = base + moves.leavingCost;
        leaving = moves.leaving;
        leavingFrom = site;
      }
      for (const { from, to, cost: moveCost } of moves.toSites.values()) {
        if (end !== NONE) break;
        if (base + moveCost < cheapestOut) reach(to, base + moveCost + this.#price[other[to]], from);
      }
    }
    const paid = end === NONE ? cheapestOut : this.#wayCost[end];
    for (const site of settled) {
      if (this.#wayCost[site] < paid) this.#price[site] += paid - this.#wayCost[site];
    }
    if (end === NONE && leaving === NONE) return 0;
    return this.#move(end === NONE ? leavingFrom : end, end === NONE ? leaving : NONE, units);
  }

  #takeCheapest(waiting: number[]): number {
    let best = 0;
    for (let i = 1; i < waiting.length; i++) {
      if (this.#wayCost[waiting[i]] < this.#wayCost[waiting[best]]) best = i;
    }
    const site = waiting[best];
    waiting[best] = waiting[waiting.length - 1];
    waiting.pop();
    return site;
  }

  /** Moves up to `units` along the way found to a site, from which what is served over `leaving` leaves, if that is a link. */
  #move(last: number, leaving: number, units: number): number {
    let moved =
      leaving === NONE ? Math.min(units, this.#room[last]) : Math.min(units, this.#amountOn[leaving]);
    for (let site = last; ; site = this.#program.byRow.other[this.#givenUp[site]]) {
      const givenUp = this.#givenUp[site];
      if (givenUp === NONE) break;
      moved = Math.min(moved, this.#amountOn[givenUp]);
    }
    if (leaving === NONE) this.#room[last] -= moved;
    else this.#add(leaving, -moved);
    for (let site = last; ; site = this.#program.byRow.other[this.#givenUp[site]]) {
      this.#add(this.#taken[site], moved);
      const givenUp = this.#givenUp[site];
      if (givenUp === NONE) return moved;
      this.#add(givenUp, -moved);
    }
  }

  #add(link: number, units: number): void {
    const site = this.#program.byRow.other[link];
    const before = this.#amountOn[link];
    this.#amountOn[link] += units;
    if (this.#amountOn[link] <= LEAST_AMOUNT) {
      this.#amountOn[link] = 0;
      this.#moves.drop(site, link);
      return;
    }
    if (before === 0) this.#moves.offer(site, link);
    if (this.#isListed[link] !== 0) return;
    this.#isListed[link] = 1;
    this.#servedBy[site].push(link);
  }

  /** Links over which the site serves anything; those that no longer do are taken off its list. */
  #linksServing(site: number): readonly number[] {
    const links = this.#servedBy[site];
    let kept = 0;
    for (const link of links) {
      if (this.#amountOn[link] > 0) links[kept++] = link;
      else this.#isListed[link] = 0;
    }
    links.length = kept;
    return links;
  }
}

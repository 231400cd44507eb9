/**
 * The cheapest way in which open sites serve all rows within their capacities: a transportation problem,
 * solved row by row. Each row in turn takes the cheapest way to a site with room, which may lead over full
 * sites whose rows move on to others, or leave (successive shortest paths, Jewell 1958; Ford and Fulkerson
 * 1962): after every step the rows so far are served as cheaply as can be.
 */
import type { CapacitatedProgram, Service } from './capacitated-program.ts';

const NONE = -1;
/** Amounts are households; what is less than this is rounding. */
const LEAST_AMOUNT = 1e-9;

export function serviceOf(program: CapacitatedProgram, sites: Iterable<number>): Service {
  return new ServedAmounts(program, sites).serveAll();
}

class ServedAmounts {
  readonly #program: CapacitatedProgram;
  readonly #isOpen: Uint8Array;
  readonly #room: Float64Array;
  /** Amount per link of `byRow`. */
  readonly #amount: Float64Array;
  /** Per open site the links (of `byRow`) over which it serves anything. */
  readonly #servedBy: Set<number>[];
  readonly #rowOfLink: Int32Array;
  /** Per site: the cheapest way to free a unit there, and the first step of it. */
  readonly #freeing: Float64Array;
  readonly #fromLink: Int32Array;
  readonly #toLink: Int32Array;
  #isFreeingKnown = false;
  /** No unit costs anything to serve: any way to a site with room is as good as another. */
  readonly #isFree: boolean;
  /** Sites from which no way leads to room. None ever will: whatever moves, moves among them. */
  readonly #isStuck: Uint8Array;
  readonly #seen: Int32Array;
  #search = 0;

  constructor(program: CapacitatedProgram, sites: Iterable<number>) {
    this.#program = program;
    this.#isOpen = program.isStanding.slice();
    for (const site of sites) this.#isOpen[site] = 1;
    this.#room = program.capacity.slice();
    this.#amount = new Float64Array(program.byRow.other.length);
    this.#servedBy = Array.from({ length: program.siteCount }, () => new Set<number>());
    this.#rowOfLink = new Int32Array(program.byRow.other.length);
    for (let row = 0; row < program.rowCount; row++) {
      this.#rowOfLink.fill(row, program.byRow.offsets[row], program.byRow.offsets[row + 1]);
    }
    this.#freeing = new Float64Array(program.siteCount);
    this.#fromLink = new Int32Array(program.siteCount);
    this.#toLink = new Int32Array(program.siteCount);
    this.#isFree = program.byRow.cost.every((cost) => cost === 0);
    this.#isStuck = new Uint8Array(program.siteCount);
    this.#seen = new Int32Array(program.siteCount);
  }

  serveAll(): Service {
    const { rowCount, amount, leftOutCost, byRow } = this.#program;
    for (let row = 0; row < rowCount; row++) this.#serve(row);
    let cost = 0;
    let served = 0;
    const costPerUnit = new Float64Array(rowCount);
    for (let row = 0; row < rowCount; row++) {
      let rowCost = 0;
      let units = 0;
      for (let link = byRow.offsets[row]; link < byRow.offsets[row + 1]; link++) {
        rowCost += this.#amount[link] * byRow.cost[link];
        units += this.#amount[link];
      }
      const leftOut = amount[row] - units;
      if (leftOut > LEAST_AMOUNT) rowCost += leftOut * leftOutCost;
      cost += rowCost;
      served += units;
      costPerUnit[row] = amount[row] > 0 ? rowCost / amount[row] : 0;
    }
    return { cost, served, costPerUnit };
  }

  #serve(row: number): void {
    let left = this.#program.amount[row];
    while (left > LEAST_AMOUNT) {
      const link = this.#isFree ? this.#anyWay(row) : this.#cheapestWay(row);
      if (link === NONE) return;
      left -= this.#send(link, left);
    }
  }

  /** The link of the row that begins the cheapest way; NONE when being left out is no dearer. */
  #cheapestWay(row: number): number {
    const { byRow, leftOutCost } = this.#program;
    const { offsets, other, cost } = byRow;
    let best = NONE;
    let bestCost = leftOutCost;
    for (let link = offsets[row]; link < offsets[row + 1]; link++) {
      const site = other[link];
      if (this.#isOpen[site] === 0) continue;
      // Links are sorted: once a site has room nothing later is cheaper, for freeing never pays.
      if (cost[link] >= bestCost) break;
      if (this.#room[site] > LEAST_AMOUNT) return best === NONE || cost[link] < bestCost ? link : best;
      this.#findFreeing();
      const wayCost = cost[link] + this.#freeing[site];
      if (wayCost < bestCost) {
        bestCost = wayCost;
        best = link;
      }
    }
    return best;
  }

  /** The link of the row that begins the shortest way to room (breadth first); NONE where there is no way. */
  #anyWay(row: number): number {
    const { offsets, other } = this.#program.byRow;
    const search = ++this.#search;
    const sites: number[] = [];
    const arrivals: { readonly link: number; readonly from: number; readonly before: number }[] = [];
    const reach = (first: number, from: number, before: number): number => {
      for (let link = offsets[first]; link < offsets[first + 1]; link++) {
        const site = other[link];
        if (this.#isOpen[site] === 0 || this.#isStuck[site] !== 0 || this.#seen[site] === search) continue;
        this.#seen[site] = search;
        sites.push(site);
        arrivals.push({ link, from, before });
        if (this.#room[site] > LEAST_AMOUNT) return sites.length - 1;
      }
      return NONE;
    };
    let end = reach(row, NONE, NONE);
    for (let i = 0; end === NONE && i < sites.length; i++) {
      for (const from of this.#servedBy[sites[i]]) {
        end = reach(this.#rowOfLink[from], from, i);
        if (end !== NONE) break;
      }
    }
    if (end === NONE) {
      for (const site of sites) this.#isStuck[site] = 1;
      return NONE;
    }
    let { link, from, before } = arrivals[end];
    while (before !== NONE) {
      this.#fromLink[sites[before]] = from;
      this.#toLink[sites[before]] = link;
      ({ link, from, before } = arrivals[before]);
    }
    return link;
  }

  /** Sends up to `units` over the way that begins with the link; returns how many. */
  #send(first: number, units: number): number {
    const { other } = this.#program.byRow;
    const taken: number[] = [];
    const given = [first];
    let amount = units;
    let site = other[first];
    while (this.#room[site] <= LEAST_AMOUNT) {
      const from = this.#fromLink[site];
      taken.push(from);
      amount = Math.min(amount, this.#amount[from]);
      const to = this.#toLink[site];
      if (to === NONE) break;
      given.push(to);
      site = other[to];
    }
    const endsInRoom = given.length > taken.length;
    if (endsInRoom) {
      amount = Math.min(amount, this.#room[site]);
      this.#room[site] -= amount;
    }
    for (const link of taken) this.#add(link, -amount);
    for (const link of given) this.#add(link, amount);
    if (taken.length > 0 || this.#room[site] <= LEAST_AMOUNT) this.#isFreeingKnown = false;
    return amount;
  }

  #add(link: number, amount: number): void {
    const site = this.#program.byRow.other[link];
    this.#amount[link] += amount;
    if (this.#amount[link] > LEAST_AMOUNT) this.#servedBy[site].add(link);
    else {
      this.#amount[link] = 0;
      this.#servedBy[site].delete(link);
    }
  }

  /**
   * How cheaply each full site frees a unit: a row that it serves leaves, or moves to a site with room, or to
   * a full one that frees a unit in turn (Bellman and Ford). No way round costs less than nothing, because
   * the rows are served as cheaply as can be.
   */
  #findFreeing(): void {
    if (this.#isFreeingKnown) return;
    this.#isFreeingKnown = true;
    const { siteCount, leftOutCost, byRow } = this.#program;
    const { cost } = byRow;
    const freeing = this.#freeing;
    for (let site = 0; site < siteCount; site++) {
      freeing[site] =
        this.#isOpen[site] !== 0 && this.#room[site] > LEAST_AMOUNT ? 0 : Number.POSITIVE_INFINITY;
      if (freeing[site] === 0) continue;
      for (const link of this.#servedBy[site]) this.#improve(site, leftOutCost - cost[link], link, NONE);
    }
    for (let round = 0, isSettled = false; !isSettled && round < siteCount; round++) {
      isSettled = true;
      for (let site = 0; site < siteCount; site++) {
        for (const from of this.#room[site] > LEAST_AMOUNT ? [] : this.#servedBy[site]) {
          if (this.#moveOn(site, from)) isSettled = false;
        }
      }
    }
  }

  #moveOn(site: number, from: number): boolean {
    const { offsets, other, cost } = this.#program.byRow;
    const row = this.#rowOfLink[from];
    let isBetter = false;
    for (let to = offsets[row]; to < offsets[row + 1]; to++) {
      if (to === from || this.#isOpen[other[to]] === 0) continue;
      const moveCost = cost[to] - cost[from] + this.#freeing[other[to]];
      if (this.#improve(site, moveCost, from, to)) isBetter = true;
    }
    return isBetter;
  }

  #improve(site: number, cost: number, from: number, to: number): boolean {
    if (cost >= this.#freeing[site] - LEAST_AMOUNT) return false;
    this.#freeing[site] = cost;
    this.#fromLink[site] = from;
    this.#toLink[site] = to;
    return true;
  }
}

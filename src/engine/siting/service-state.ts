import type { LocationProgram } from './location-program.ts';

/** Nobody but what stands already. */
export const STANDING = -1;

/**
 * Who serves each row under a choice of sites, and who would if that one closed: the cheapest and the second
 * cheapest, kept while sites open and close.
 */
export class ServiceState {
  readonly program: LocationProgram;
  readonly chosen: number[] = [];
  readonly isChosen: Uint8Array;
  readonly first: Int32Array;
  readonly firstCost: Float64Array;
  readonly secondCost: Float64Array;
  readonly #second: Int32Array;
  cost = 0;

  constructor(program: LocationProgram) {
    this.program = program;
    this.isChosen = new Uint8Array(program.siteCount);
    this.first = new Int32Array(program.rowCount);
    this.#second = new Int32Array(program.rowCount);
    this.firstCost = new Float64Array(program.rowCount);
    this.secondCost = new Float64Array(program.rowCount);
    this.reset([]);
  }

  reset(sites: Iterable<number>): void {
    const { standing } = this.program;
    this.chosen.length = 0;
    this.isChosen.fill(0);
    this.first.fill(STANDING);
    this.#second.fill(STANDING);
    this.firstCost.set(standing);
    this.secondCost.set(standing);
    this.cost = standing.reduce((sum, cost) => sum + cost, 0);
    for (const site of sites) this.open(site);
  }

  open(site: number): void {
    const { offsets, other, cost } = this.program.bySite;
    this.chosen.push(site);
    this.isChosen[site] = 1;
    this.cost += this.program.openingCost;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const row = other[k];
      const linkCost = cost[k];
      if (linkCost < this.firstCost[row]) {
        this.cost -= this.firstCost[row] - linkCost;
        this.#second[row] = this.first[row];
        this.secondCost[row] = this.firstCost[row];
        this.first[row] = site;
        this.firstCost[row] = linkCost;
      } else if (linkCost < this.secondCost[row]) {
        this.#second[row] = site;
        this.secondCost[row] = linkCost;
      }
    }
  }

  close(site: number): void {
    const { offsets, other } = this.program.bySite;
    this.chosen.splice(this.chosen.indexOf(site), 1);
    this.isChosen[site] = 0;
    this.cost -= this.program.openingCost;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const row = other[k];
      if (this.first[row] === site) {
        this.cost += this.secondCost[row] - this.firstCost[row];
        this.first[row] = this.#second[row];
        this.firstCost[row] = this.secondCost[row];
        this.#findSecond(row);
      } else if (this.#second[row] === site) {
        this.#findSecond(row);
      }
    }
  }

  #findSecond(row: number): void {
    const { offsets, other, cost } = this.program.byRow;
    this.#second[row] = STANDING;
    this.secondCost[row] = this.program.standing[row];
    if (this.first[row] === STANDING) return;
    for (let k = offsets[row]; k < offsets[row + 1]; k++) {
      const site = other[k];
      if (this.isChosen[site] === 0 || site === this.first[row]) continue;
      this.#second[row] = site;
      this.secondCost[row] = cost[k];
      return;
    }
  }

  /** What opening a site saves, its own cost not counted. */
  savingOf(site: number): number {
    const { offsets, other, cost } = this.program.bySite;
    let saving = 0;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const saved = this.firstCost[other[k]] - cost[k];
      if (saved > 0) saving += saved;
    }
    return saving;
  }
}

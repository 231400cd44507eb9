import { FREE, OPEN } from './decisions.ts';
import type { LocationProgram } from './location-program.ts';
import { selectSmallest } from './select-smallest.ts';

/**
 * A lower bound on every choice, by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser 1977; Beasley
 * 1985): every row is sold at a price, and each site earns what it can serve for less than the price. The
 * prices added up, less what the best-earning sites earn, is a cost that no choice can undercut; the prices
 * that make it highest are approached by subgradient steps.
 */
export class LagrangianBound {
  readonly program: LocationProgram;
  /** Price per row: at most its standing cost. */
  readonly price: Float64Array;
  /** Opening cost less earnings per site at the last prices. */
  readonly reduced: Float64Array;
  /** Sites of the cheapest choice at the last prices, those decided open first. */
  readonly picked: number[] = [];
  /** The dearest free site picked and the cheapest left out, when the number of sites is what stopped. */
  lastPicked = Number.NEGATIVE_INFINITY;
  firstLeftOut = Number.POSITIVE_INFINITY;
  isFull = false;
  readonly #gradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #free: Int32Array;

  constructor(program: LocationProgram) {
    this.program = program;
    this.price = new Float64Array(program.rowCount);
    this.reduced = new Float64Array(program.siteCount);
    this.#gradient = new Float64Array(program.rowCount);
    this.#direction = new Float64Array(program.rowCount);
    this.#free = new Int32Array(program.siteCount);
  }

  /** The bound at the present prices, for choices that keep to what is decided. */
  evaluate(decided: Uint8Array): number {
    const { rowCount, byRow, openingCost, most } = this.program;
    const { offsets, other, cost } = byRow;
    const { price, reduced } = this;
    reduced.fill(openingCost);
    let bound = 0;
    for (let row = 0; row < rowCount; row++) {
      const rowPrice = price[row];
      bound += rowPrice;
      const end = offsets[row + 1];
      for (let k = offsets[row]; k < end && cost[k] < rowPrice; k++) reduced[other[k]] += cost[k] - rowPrice;
    }
    return bound + this.#pick(decided, most);
  }

  #pick(decided: Uint8Array, most: number): number {
    const { reduced, picked } = this;
    picked.length = 0;
    let sum = 0;
    let freeCount = 0;
    for (let site = 0; site < reduced.length; site++) {
      if (decided[site] === OPEN) {
        picked.push(site);
        sum += reduced[site];
      } else if (decided[site] === FREE) {
        this.#free[freeCount++] = site;
      }
    }
    const room = most - picked.length;
    selectSmallest(this.#free, freeCount, reduced, room);
    this.lastPicked = Number.NEGATIVE_INFINITY;
    this.firstLeftOut = Number.POSITIVE_INFINITY;
    let taken = 0;
    for (let i = 0; i < freeCount; i++) {
      const site = this.#free[i];
      if (i < room && reduced[site] < 0) {
        picked.push(site);
        taken++;
        sum += reduced[site];
        if (reduced[site] > this.lastPicked) this.lastPicked = reduced[site];
      } else if (reduced[site] < this.firstLeftOut) {
        this.firstLeftOut = reduced[site];
      }
    }
    this.isFull = taken === room;
    return sum;
  }

  /** Least that the bound rises when a free site that was left out must open. */
  riseIfOpened(site: number): number {
    return this.isFull ? this.reduced[site] - this.lastPicked : Math.max(0, this.reduced[site]);
  }

  /** Least that the bound rises when a free site that was picked must stay closed. */
  riseIfClosed(site: number): number {
    return Math.min(0, this.firstLeftOut) - this.reduced[site];
  }

  /**
   * Moves the prices towards a higher bound: up where nobody picked serves a row, down where several do. The
   * step is the classical `scale × (target − bound) ÷ squared length`, bent by the step before where the two
   * disagree (Camerini, Fratta and Maffioli 1975). False when there is nowhere to go: the choice picked
   * serves every row once, and the bound is its cost.
   */
  movePrices(scale: number, distance: number): boolean {
    const { price, program } = this;
    const { rowCount, bySite, standing } = program;
    const gradient = this.#gradient;
    const direction = this.#direction;
    gradient.fill(1);
    for (const site of this.picked) {
      for (let k = bySite.offsets[site]; k < bySite.offsets[site + 1]; k++) {
        if (bySite.cost[k] < price[bySite.other[k]]) gradient[bySite.other[k]]--;
      }
    }
    let dot = 0;
    let directionSquared = 0;
    let gradientSquared = 0;
    for (let row = 0; row < rowCount; row++) {
      if (gradient[row] > 0 && price[row] >= standing[row]) gradient[row] = 0;
      gradientSquared += gradient[row] * gradient[row];
      dot += gradient[row] * direction[row];
      directionSquared += direction[row] * direction[row];
    }
    if (gradientSquared === 0) return false;
    const bend = dot < 0 ? (-1.5 * dot) / directionSquared : 0;
    let squared = 0;
    for (let row = 0; row < rowCount; row++) {
      direction[row] = gradient[row] + bend * direction[row];
      squared += direction[row] * direction[row];
    }
    const step = (scale * distance) / squared;
    for (let row = 0; row < rowCount; row++) {
      price[row] = Math.max(0, Math.min(standing[row], price[row] + step * direction[row]));
    }
    return true;
  }

  forgetDirection(): void {
    this.#direction.fill(0);
  }
}

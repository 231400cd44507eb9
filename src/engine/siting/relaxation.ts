import { FREE, OPEN } from './decisions.ts';
import { selectSmallest } from './select-smallest.ts';

/**
 * A lower bound on every choice, by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser 1977; Beasley
 * 1985): every row is sold at a price, and each site earns what it can serve for less than the price. The
 * prices added up, less what the best-earning sites earn, is a cost that no choice can undercut; the prices
 * that make it highest are approached by subgradient steps.
 *
 * What a site earns is for the kinds of relaxation to say: `lagrangian-bound.ts` without capacities,
 * `capacitated-bound.ts` with them.
 */
export abstract class Relaxation {
  readonly siteCount: number;
  /** The most sites of a choice. */
  readonly most: number;
  /** Price per row, from 0 to `highestPrice`. */
  readonly price: Float64Array;
  /** What it costs to be left out, per row: nobody pays more. */
  readonly highestPrice: Float64Array;
  /** Opening cost less earnings per site at the last prices. */
  readonly reduced: Float64Array;
  /** Sites of the cheapest choice at the last prices, those decided open first. */
  readonly picked: number[] = [];
  /** The dearest free site picked, and the cheapest free site left out. */
  #lastPicked = Number.NEGATIVE_INFINITY;
  #firstLeftOut = Number.POSITIVE_INFINITY;
  /** The number of sites is what kept others out. */
  #isFull = false;
  readonly #gradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #free: Int32Array;

  constructor(siteCount: number, most: number, highestPrice: Float64Array) {
    this.siteCount = siteCount;
    this.most = most;
    this.highestPrice = highestPrice;
    this.price = new Float64Array(highestPrice.length);
    this.reduced = new Float64Array(siteCount);
    this.#gradient = new Float64Array(highestPrice.length);
    this.#direction = new Float64Array(highestPrice.length);
    this.#free = new Int32Array(siteCount);
  }

  /** Writes `reduced` at the present prices and returns what all rows pay together. */
  protected abstract earn(): number;

  /** Writes how much of each row nobody picked serves, below 0 what is served too often. */
  protected abstract writeShortage(shortage: Float64Array): void;

  /** The bound at the present prices, for choices that keep to what is decided. Infinity: there is no such choice. */
  evaluate(decided: Uint8Array): number {
    const paid = this.earn();
    const { reduced, picked } = this;
    picked.length = 0;
    let bound = paid;
    let freeCount = 0;
    for (let site = 0; site < reduced.length; site++) {
      if (decided[site] === OPEN) {
        picked.push(site);
        bound += reduced[site];
      } else if (decided[site] === FREE) {
        this.#free[freeCount++] = site;
      }
    }
    const room = this.most - picked.length;
    return room < 0 ? Number.POSITIVE_INFINITY : bound + this.#pickFree(freeCount, room);
  }

  #pickFree(freeCount: number, room: number): number {
    const { reduced, picked } = this;
    selectSmallest(this.#free, freeCount, reduced, room);
    this.#lastPicked = Number.NEGATIVE_INFINITY;
    this.#firstLeftOut = Number.POSITIVE_INFINITY;
    let taken = 0;
    let sum = 0;
    for (let i = 0; i < freeCount; i++) {
      const site = this.#free[i];
      if (i < room && reduced[site] < 0) {
        picked.push(site);
        taken++;
        sum += reduced[site];
        this.#lastPicked = Math.max(this.#lastPicked, reduced[site]);
      } else {
        this.#firstLeftOut = Math.min(this.#firstLeftOut, reduced[site]);
      }
    }
    this.#isFull = taken === room;
    return sum;
  }

  /** Least that the bound rises when a free site that was left out must open. */
  riseIfOpened(site: number): number {
    return this.#isFull ? this.reduced[site] - this.#lastPicked : Math.max(0, this.reduced[site]);
  }

  /** Least that the bound rises when a free site that was picked must stay closed. */
  riseIfClosed(site: number): number {
    return Math.min(0, this.#firstLeftOut) - this.reduced[site];
  }

  /**
   * Moves the prices towards a higher bound: up where nobody picked serves a row, down where several do. The
   * step is the classical `scale × distance ÷ squared length`, bent by the step before where the two
   * disagree (Camerini, Fratta and Maffioli 1975). False when there is nowhere to go: what is picked serves
   * every row once, and the bound is its cost.
   */
  movePrices(scale: number, distance: number): boolean {
    const { price, highestPrice } = this;
    const gradient = this.#gradient;
    const direction = this.#direction;
    this.writeShortage(gradient);
    let dot = 0;
    let directionSquared = 0;
    let gradientSquared = 0;
    for (let row = 0; row < price.length; row++) {
      if (gradient[row] > 0 && price[row] >= highestPrice[row]) gradient[row] = 0;
      gradientSquared += gradient[row] * gradient[row];
      dot += gradient[row] * direction[row];
      directionSquared += direction[row] * direction[row];
    }
    if (gradientSquared === 0) return false;
    const bend = dot < 0 ? (-1.5 * dot) / directionSquared : 0;
    let squared = 0;
    for (let row = 0; row < price.length; row++) {
      direction[row] = gradient[row] + bend * direction[row];
      squared += direction[row] * direction[row];
    }
    if (squared === 0) return true;
    const step = (scale * distance) / squared;
    for (let row = 0; row < price.length; row++) {
      price[row] = Math.max(0, Math.min(highestPrice[row], price[row] + step * direction[row]));
    }
    return true;
  }
}

import type { CapacitatedProgram } from './capacitated-program.ts';
import { Relaxation } from './relaxation.ts';

/**
 * The relaxation with capacities: a site serves what earns it most per unit until it is full, a knapsack
 * whose units may be split. Prices are per unit.
 */
export class CapacitatedBound extends Relaxation {
  readonly #program: CapacitatedProgram;
  /** What each site serves of each of its rows at the last prices, per link of `bySite`. */
  readonly #served: Float64Array;
  readonly #order: Int32Array;
  readonly #loss: Float64Array;

  constructor(program: CapacitatedProgram) {
    super(program.siteCount, program.most, program.elsewhere);
    this.#program = program;
    this.#served = new Float64Array(program.bySite.other.length);
    this.#order = new Int32Array(program.bySite.other.length);
    this.#loss = new Float64Array(program.bySite.other.length);
  }

  protected earn(): number {
    const { amount, siteCount, isStanding, openingCost, settled, leftOutCost } = this.#program;
    for (let site = 0; site < siteCount; site++) {
      this.reduced[site] = (isStanding[site] !== 0 ? 0 : openingCost) + this.earningsOf(site);
    }
    let paid = settled.cost + settled.leftOut * leftOutCost;
    for (let row = 0; row < amount.length; row++) paid += amount[row] * this.price[row];
    return paid;
  }

  /** Fills the site with what earns most at the present prices; returns its earnings, 0 or below. */
  earningsOf(site: number): number {
    const { bySite, amount, capacity } = this.#program;
    const { offsets, other, cost } = bySite;
    let count = 0;
    let wanted = 0;
    for (let link = offsets[site]; link < offsets[site + 1]; link++) {
      this.#served[link] = 0;
      this.#loss[link] = cost[link] - this.price[other[link]];
      if (this.#loss[link] >= 0) continue;
      this.#order[count++] = link;
      wanted += amount[other[link]];
    }
    if (wanted > capacity[site]) return this.#fillToTheBrim(count, capacity[site]);
    let earned = 0;
    for (let i = 0; i < count; i++) {
      const link = this.#order[i];
      this.#served[link] = amount[other[link]];
      earned += this.#served[link] * this.#loss[link];
    }
    return earned;
  }

  /**
   * Serves what earns most per unit of the first `count` links of the order, and of one link a part: found by
   * parting the links again and again, without sorting them (Balas and Zemel 1980).
   */
  #fillToTheBrim(count: number, room: number): number {
    const { amount, bySite } = this.#program;
    const order = this.#order;
    const loss = this.#loss;
    let earned = 0;
    let left = room;
    let low = 0;
    let high = count - 1;
    while (low <= high && left > 0) {
      const pivot = loss[order[(low + high) >> 1]];
      let i = low;
      let j = high;
      while (i <= j) {
        while (loss[order[i]] < pivot) i++;
        while (loss[order[j]] > pivot) j--;
        if (i > j) break;
        [order[i], order[j]] = [order[j], order[i]];
        i++;
        j--;
      }
      // Up to j no loss is greater than the pivot, from i on none is less.
      let units = 0;
      for (let k = low; k <= j; k++) units += amount[bySite.other[order[k]]];
      if (units > left && j > low) {
        high = j;
        continue;
      }
      const end = j >= low ? j : low;
      for (let k = low; k <= end; k++) {
        const link = order[k];
        const served = Math.min(left, amount[bySite.other[link]]);
        this.#served[link] = served;
        left -= served;
        earned += served * loss[link];
      }
      low = end + 1;
    }
    return earned;
  }

  protected writeShortage(shortage: Float64Array): void {
    const { amount, bySite } = this.#program;
    shortage.set(amount);
    for (const site of this.picked) {
      for (let link = bySite.offsets[site]; link < bySite.offsets[site + 1]; link++) {
        shortage[bySite.other[link]] -= this.#served[link];
      }
    }
  }
}

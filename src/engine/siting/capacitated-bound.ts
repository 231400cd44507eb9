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
    super(program.siteCount, program.most, new Float64Array(program.rowCount).fill(program.leftOutCost));
    this.#program = program;
    this.#served = new Float64Array(program.bySite.other.length);
    this.#order = new Int32Array(program.bySite.other.length);
    this.#loss = new Float64Array(program.bySite.other.length);
  }

  protected earn(): number {
    const { amount, siteCount, isStanding, openingCost } = this.#program;
    for (let site = 0; site < siteCount; site++) {
      this.reduced[site] = (isStanding[site] !== 0 ? 0 : openingCost) + this.#fill(site);
    }
    let paid = 0;
    for (let row = 0; row < amount.length; row++) paid += amount[row] * this.price[row];
    return paid;
  }

  /** Fills the site with what earns most; returns its earnings, below 0. */
  #fill(site: number): number {
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
    let earned = 0;
    let room = capacity[site];
    if (wanted > room) this.#sortByLoss(count);
    for (let i = 0; i < count && room > 0; i++) {
      const link = this.#order[i];
      const units = Math.min(room, amount[other[link]]);
      this.#served[link] = units;
      room -= units;
      earned += units * this.#loss[link];
    }
    return earned;
  }

  #sortByLoss(count: number): void {
    const loss = this.#loss;
    this.#order.subarray(0, count).sort((a, b) => loss[a] - loss[b]);
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

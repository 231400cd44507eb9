import type { LocationProgram } from './location-program.ts';
import { Relaxation } from './relaxation.ts';

/** The relaxation without capacities: a site earns from every row that it serves for less than its price. */
export class LagrangianBound extends Relaxation {
  readonly #program: LocationProgram;

  constructor(program: LocationProgram) {
    super(program.siteCount, program.most, program.standing);
    this.#program = program;
  }

  protected earn(): number {
    const { rowCount, byRow, openingCost } = this.#program;
    const { offsets, other, cost } = byRow;
    const { price, reduced } = this;
    reduced.fill(openingCost);
    let paid = 0;
    for (let row = 0; row < rowCount; row++) {
      const rowPrice = price[row];
      paid += rowPrice;
      const end = offsets[row + 1];
      for (let k = offsets[row]; k < end && cost[k] < rowPrice; k++) reduced[other[k]] += cost[k] - rowPrice;
    }
    return paid;
  }

  protected writeShortage(shortage: Float64Array): void {
    const { offsets, other, cost } = this.#program.bySite;
    shortage.fill(1);
    for (const site of this.picked) {
      for (let k = offsets[site]; k < offsets[site + 1]; k++) {
        if (cost[k] < this.price[other[k]]) shortage[other[k]]--;
      }
    }
  }
}

import type { SitingProblem } from './siting-problem.ts';

/**
 * The greatest cost of those who must be reached, and what it is with one more site: told by looking at the
 * worst-off alone, for most sites bring nobody of them nearer.
 */
export class WorstWalk {
  readonly #walks: SitingProblem['walks'];
  readonly #counts: Uint8Array;
  /** The demand points that count, the worst-off first under these costs. */
  #order = new Int32Array();
  #orderedBy: Float64Array | null = null;
  /** Cost to the site asked about, of the demand points marked with its number of question. */
  readonly #siteCost: Float64Array;
  readonly #mark: Int32Array;
  #question = 0;

  /** `counts` has 1 per demand point that must be reached. */
  constructor({ walks }: Pick<SitingProblem, 'walks'>, counts: Uint8Array) {
    this.#walks = walks;
    this.#counts = counts;
    this.#siteCost = new Float64Array(counts.length);
    this.#mark = new Int32Array(counts.length);
  }

  /** The greatest of these costs, 0 when nobody counts. */
  of(nearest: Float64Array): number {
    const [first] = this.#inOrder(nearest);
    return first === undefined ? 0 : nearest[first];
  }

  /** The greatest cost when this site is open too. */
  with(nearest: Float64Array, site: number): number {
    const { offsets, other, cost } = this.#walks;
    const question = ++this.#question;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      this.#mark[other[k]] = question;
      this.#siteCost[other[k]] = cost[k];
    }
    let worst = 0;
    for (const row of this.#inOrder(nearest)) {
      if (nearest[row] <= worst) break;
      const costNow =
        this.#mark[row] === question ? Math.min(nearest[row], this.#siteCost[row]) : nearest[row];
      worst = Math.max(worst, costNow);
    }
    return worst;
  }

  /** The array must not change while it is asked about. */
  #inOrder(nearest: Float64Array): Int32Array {
    if (this.#orderedBy !== nearest) {
      this.#orderedBy = nearest;
      this.#order = Int32Array.from(nearest.keys())
        .filter((row) => this.#counts[row] !== 0)
        .sort((a, b) => (nearest[a] === nearest[b] ? 0 : nearest[b] - nearest[a]));
    }
    return this.#order;
  }
}

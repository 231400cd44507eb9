import type { CoverageTotals } from '../../domain/coverage.ts';
import { minutesOf } from './walk-limit.ts';

/** Metres are summed in steps of 1/65,536 m (15 µm): such sums are exact in any order, so a station moved there and back leaves no trace. */
const STEPS_PER_METRE = 65536;

/** Counts of households and of their walks that can be added to and taken from. */
export class HouseholdTally {
  households = 0;
  covered = 0;
  unreachable = 0;
  #metreSteps = 0;

  clear(): void {
    this.households = 0;
    this.covered = 0;
    this.unreachable = 0;
    this.#metreSteps = 0;
  }

  /** Adds households with one walk; a negative number takes them out again. Infinity is unreachable. */
  add(households: number, metres: number, isCovered: boolean): void {
    this.households += households;
    if (isCovered) this.covered += households;
    if (metres === Number.POSITIVE_INFINITY) this.unreachable += households;
    // Math.round is several times slower in this loop over all buildings, and rounds the same way.
    else this.#metreSteps += households * Math.floor(metres * STEPS_PER_METRE + 0.5);
  }

  totals(speedKmh: number, p90M: number | null): CoverageTotals {
    const reachable = this.households - this.unreachable;
    const meanM = reachable > 0 ? this.#metreSteps / STEPS_PER_METRE / reachable : null;
    return {
      households: this.households,
      coveredHouseholds: this.covered,
      coverageRate: this.households > 0 ? this.covered / this.households : 0,
      gapHouseholds: this.households - this.covered,
      unreachableHouseholds: this.unreachable,
      meanMinutes: meanM === null ? null : minutesOf(meanM, speedKmh),
      p90Minutes: p90M === null ? null : minutesOf(p90M, speedKmh),
    };
  }
}

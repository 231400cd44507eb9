import type { CoverageTotals } from '../../domain/coverage.ts';
import { minutesOf } from './walk-limit.ts';

/** Metres are summed in steps of 1/65,536 m (15 µm): such sums are exact in any order, so a station moved there and back leaves no trace. */
const STEPS_PER_METRE = 65536;

/** Metres that half, and nine in ten, of the reachable households have or stay below; `null` when there are none. */
export interface WalkRanks {
  readonly medianM: number | null;
  readonly p90M: number | null;
}

/** Counts of households, of their buildings and of their walks that can be added to and taken from. */
export class HouseholdTally {
  #households = 0;
  #covered = 0;
  #unreachable = 0;
  #older = 0;
  #olderCovered = 0;
  #buildings = 0;
  #coveredBuildings = 0;
  /** Of these buildings it is known how many older households live in them. */
  #tellingOlder = 0;
  #metreSteps = 0;

  clear(): void {
    this.#households = 0;
    this.#covered = 0;
    this.#unreachable = 0;
    this.#older = 0;
    this.#olderCovered = 0;
    this.#buildings = 0;
    this.#coveredBuildings = 0;
    this.#tellingOlder = 0;
    this.#metreSteps = 0;
  }

  /**
   * Counts a building in, or (`times` −1) out again as it was counted in. `older` below 0 is unknown;
   * Infinity metres are unreachable. A building without households counts for nothing.
   */
  count(times: 1 | -1, households: number, older: number, metres: number, isCovered: boolean): void {
    if (households <= 0) return;
    const walkers = times * households;
    this.#households += walkers;
    this.#buildings += times;
    if (isCovered) {
      this.#covered += walkers;
      this.#coveredBuildings += times;
    }
    if (older >= 0) {
      this.#tellingOlder += times;
      this.#older += times * older;
      if (isCovered) this.#olderCovered += times * older;
    }
    if (metres === Number.POSITIVE_INFINITY) this.#unreachable += walkers;
    // Math.round is several times slower in this loop over all buildings, and rounds the same way.
    else this.#metreSteps += walkers * Math.floor(metres * STEPS_PER_METRE + 0.5);
  }

  totals(speedKmh: number, { medianM, p90M }: WalkRanks): CoverageTotals {
    const reachable = this.#households - this.#unreachable;
    const meanM = reachable > 0 ? this.#metreSteps / STEPS_PER_METRE / reachable : null;
    return {
      households: this.#households,
      coveredHouseholds: this.#covered,
      coverageRate: this.#households > 0 ? this.#covered / this.#households : 0,
      gapHouseholds: this.#households - this.#covered,
      unreachableHouseholds: this.#unreachable,
      meanMinutes: meanM === null ? null : minutesOf(meanM, speedKmh),
      medianMinutes: medianM === null ? null : minutesOf(medianM, speedKmh),
      p90Minutes: p90M === null ? null : minutesOf(p90M, speedKmh),
      olderHouseholds: this.#tellingOlder > 0 ? this.#older : null,
      olderCoveredHouseholds: this.#tellingOlder > 0 ? this.#olderCovered : null,
      residentialBuildings: this.#buildings,
      coveredBuildings: this.#coveredBuildings,
    };
  }
}

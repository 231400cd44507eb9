import type { LonLat } from '../../domain/geometry.ts';

/**
 * Which facility is nearest to every building, and how far: on foot (`walk-assignment.ts`) or as the crow
 * flies (`circle-assignment.ts`). Facilities are numbered by whoever asks; of two equally near ones the
 * one that precedes in that order is the nearest.
 */
export interface NearestAssignment {
  /** Metres per building; Infinity where no facility is reached. */
  readonly metres: Float64Array;
  /** Facility per building; −1 where none is reached. */
  readonly facility: Int32Array;
  /** The first {@link touchedCount} entries are the buildings whose answer may have changed in the last {@link set}. */
  readonly touched: Int32Array;
  readonly touchedCount: number;
  /** Replaces all facilities; the number of each is its row, `null` is none. Every answer is new and none is marked. */
  reset(positions: readonly (LonLat | null)[]): void;
  /** Sets, moves or (`null`) takes away one facility. */
  set(facility: number, position: LonLat | null): void;
  /**
   * Visits every building from which it is at most `limitM` metres to a position, whatever stands nearer, in no
   * order, with the metres that a facility there would have. Answers about facilities stay as they are. `wantedM` tells
   * by building how far is of interest: one that is farther may be left out, or told as farther than it is.
   */
  visitWalksTo(
    position: LonLat,
    limitM: number,
    visit: (row: number, metres: number) => void,
    wantedM?: Float64Array,
  ): void;
}

/** True when facility A comes before facility B; a strict order that never changes. */
export type Precedes = (facilityA: number, facilityB: number) => boolean;

/** Collects rows once each. */
export class TouchedRows {
  readonly rows: Int32Array;
  count = 0;
  readonly #marks: Int32Array;
  #mark = 1;

  constructor(rowCount: number) {
    this.rows = new Int32Array(rowCount);
    this.#marks = new Int32Array(rowCount);
  }

  add(row: number): void {
    if (this.#marks[row] === this.#mark) return;
    this.#marks[row] = this.#mark;
    this.rows[this.count++] = row;
  }

  clear(): void {
    this.count = 0;
    this.#mark++;
  }
}

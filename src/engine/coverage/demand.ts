/** Where households live and in which group they are counted: one row per building. */
export interface Demand {
  readonly count: number;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly households: Int32Array;
  /** Households with older residents; −1 where unknown. */
  readonly olderHouseholds: Int32Array;
  /** Index of the grid the building stands in, −1 in none. */
  readonly group: Int32Array;
  readonly groupCount: number;
}

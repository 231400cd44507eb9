import type { SiteLinks } from './site-links.ts';

/**
 * Choosing sites that can be full. Rows are amounts that may be split among sites; a unit costs what the
 * link says, or `leftOutCost` when nobody serves it; a site serves no more than its capacity. Standing sites
 * are always open and cost nothing to open.
 */
export interface CapacitatedProgram {
  readonly siteCount: number;
  readonly rowCount: number;
  readonly amount: Float64Array;
  readonly leftOutCost: number;
  /** Links per row and per site that cost less than being left out. */
  readonly byRow: SiteLinks;
  readonly bySite: SiteLinks;
  readonly capacity: Float64Array;
  readonly isStanding: Uint8Array;
  /** The most sites that may be open, standing ones included. */
  readonly most: number;
  readonly openingCost: number;
  /** Every cost of a choice is a whole number. */
  readonly isWhole: boolean;
}

export interface Service {
  /** Cost of all units served and left out; opening costs are not in it. */
  readonly cost: number;
  /** Units served. */
  readonly served: number;
  /** What a unit of each row costs on average. */
  readonly costPerUnit: Float64Array;
}

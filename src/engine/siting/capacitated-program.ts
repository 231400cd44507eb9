import type { SiteLinks } from './site-links.ts';

/**
 * Choosing sites that can be full. Rows are amounts that may be split among sites; a unit costs what the
 * link says, or what it costs `elsewhere` when no site serves it; a site serves no more than its capacity.
 * Standing sites are always open and cost nothing to open.
 */
export interface CapacitatedProgram {
  readonly siteCount: number;
  readonly rowCount: number;
  readonly amount: Float64Array;
  /** What a unit of each row costs without these sites: `leftOutCost`, or less where something else that never fills serves it. */
  readonly elsewhere: Float64Array;
  /** What a unit costs that nobody serves. */
  readonly leftOutCost: number;
  /** Demand beside the rows, on which no choice has an influence. */
  readonly settled: SettledDemand;
  /** Links per row and per site that cost less than `elsewhere`; those of a row the cheapest first. */
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

export interface SettledDemand {
  /** Units served, and their cost. */
  readonly units: number;
  readonly cost: number;
  /** Units left out. */
  readonly leftOut: number;
}

export const NOTHING_SETTLED: SettledDemand = { units: 0, cost: 0, leftOut: 0 };

/** How everyone is served at least cost when some sites are open. */
export interface Service {
  /** Cost of all units served and left out; opening costs are not in it. */
  readonly cost: number;
  /** Units served. */
  readonly served: number;
}

/**
 * What places are worth when some sites are open: the prices of the transportation problem, which prove that
 * it is solved. With more sites open no price is higher.
 */
export interface ServicePrices {
  /** Per row: what one unit less would save. */
  readonly row: Float64Array;
  /** Per site: what room for one unit more would save, 0 where there is room. */
  readonly site: Float64Array;
}

import type { LocationProgram } from './location-program.ts';

/** A part of a search: the choices that contain what is opened here and add sites of a smaller program. */
export interface SearchNode {
  readonly program: LocationProgram;
  /** The site of the whole problem that each site of the program is. */
  readonly siteOf: Int32Array;
  /** Sites of the whole problem that belong to every choice of this part. */
  readonly opened: readonly number[];
  /** Prices of the program's rows to begin with. */
  readonly price: Float64Array;
}

/** The sites of the whole problem that a choice of this part opens. */
export function wholeChoice({ siteOf, opened }: SearchNode, sites: Iterable<number>): number[] {
  return [...opened, ...Array.from(sites, (site) => siteOf[site])];
}

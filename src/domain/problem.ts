import type { LonLat } from './geometry.ts';

/**
 * What can be wrong with a map of grids, in the contract's order. The UI and the command line translate the
 * codes.
 */
export const PROBLEM_CODES = [
  'overlap',
  'gap',
  'disconnected',
  'outside_community',
  'cuts_building',
  'cuts_compound',
  'out_of_band',
  'invalid_geometry',
  'duplicate_code',
  'unassigned_building',
  'missing_reference',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Severity = 'error' | 'warning';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Codes of the things concerned, e.g. a grid code, or file and row for input. */
  readonly where: string;
  /** One clear sentence. */
  readonly message: string;
  /** The numbers of the sentence where it counts buildings, so that a page can say it in its language. */
  readonly counts?: { readonly buildings: number; readonly households: number };
  /** Where to look for it. */
  readonly at?: LonLat;
  /** The draft makes it and the map in force has it not: a draft with it is not published. */
  readonly isNew?: boolean;
  /** Codes of all things concerned, one by one: grids, compounds, buildings, stations, communities. */
  readonly subjects?: readonly string[];
}

import type { LonLat } from '../../domain/geometry.ts';

/** What an edge that is no street leads through. */
export type Passage = GatePassage | WallPassage | CrossingPassage;

/** The only way through a compound's wall. */
export interface GatePassage {
  readonly kind: 'gate';
  readonly code: string;
  /** `always`, or OSM `opening_hours` syntax. */
  readonly open: string;
  readonly stepFree: boolean | null;
  readonly place: LonLat;
}

/** A place where a street runs into what bars it: never passed. */
export interface WallPassage {
  readonly kind: 'wall';
  readonly barrier: Barrier;
}

/** A crossing, bridge or underpass of its own record. */
export interface CrossingPassage {
  readonly kind: 'crossing';
  readonly code: string;
  /** `always`, or OSM `opening_hours` syntax. */
  readonly open: string;
  /** Where it begins. */
  readonly place: LonLat;
}

/** What bars walking. */
export interface Barrier {
  /** `wall`, `railway`, `expressway`, `river` … */
  readonly kind: string;
  readonly name: string | null;
  /** Row of the compound whose wall it is, −1 for any other barrier. */
  readonly compound: number;
}

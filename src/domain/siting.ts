/**
 * Siting: where do more stations help most? Existing stations stay where they are; sites are chosen among
 * candidates. Distances are walked from the door, as coverage counts them, and an answer carries the proof
 * of how good it is: its value, a bound that no choice can pass, and the gap between the two.
 */
import type { CoverageSettings } from './coverage.ts';
import type { LonLat } from './geometry.ts';

/**
 * `mclp`: most gap households covered. `lscp`: fewest stations that cover all who can be covered.
 * `p-median`: least walking in all, by household. `p-center`: shortest worst walk.
 */
export const SITING_OBJECTIVES = ['mclp', 'lscp', 'p-median', 'p-center'] as const;
export type SitingObjective = (typeof SITING_OBJECTIVES)[number];

/** What stands, or could stand, where a candidate is. `drawn`: put on the map, or given in a file. */
export const CANDIDATE_SOURCES = [
  'public_building',
  'ground_floor',
  'compound_service_room',
  'drawn',
] as const;
export type CandidateSource = (typeof CANDIDATE_SOURCES)[number];

export interface SitingCandidate {
  readonly id: string;
  readonly name: string | null;
  readonly source: CandidateSource;
  readonly location: LonLat;
}

export interface SitingRequest {
  readonly objective: SitingObjective;
  /** How many stations to add; `null` asks for as many as are needed (`lscp` only, which ignores a count). */
  readonly count: number | null;
  readonly candidates: readonly SitingCandidate[];
  /** Which stations count, how fast people walk, and the limit within which a home is covered. */
  readonly settings: CoverageSettings;
  /** The most households one station serves, existing and new ones alike; `null`: any number. */
  readonly capacityHouseholds: number | null;
}

/** A chosen site, in the order in which the sites should be opened: the best first. */
export interface ChosenSite {
  readonly candidateId: string;
  /**
   * What opening this site adds after those before it, in the objective's unit: households (`mclp`, `lscp`),
   * household metres saved (`p-median`), metres by which the worst walk gets shorter (`p-center`).
   * `null` where nobody had a station before, so that there is nothing to compare with, and where the time was over
   * before it could be told.
   */
  readonly gain: number | null;
  /** Gap households that this site covers after those before it, whatever the objective. */
  readonly gainHouseholds: number;
}

/** What could be opened instead of one chosen site, the others staying as chosen. */
export interface RunnerUp {
  readonly candidateId: string;
  readonly insteadOf: string;
  /** The value of the choice with this site in the other's place, in the objective's unit. */
  readonly value: number;
}

export interface SitingAnswer {
  readonly objective: SitingObjective;
  readonly sites: readonly ChosenSite[];
  /** The best alternatives, best value first. A chosen site may have none. */
  readonly runnersUp: readonly RunnerUp[];
  /**
   * Gap households covered (`mclp`), stations added (`lscp`), household metres walked (`p-median`), metres of
   * the worst walk (`p-center`).
   */
  readonly value: number;
  /** Proven: no choice is better than this. At least the value for `mclp`, at most the value for the others. */
  readonly bound: number;
  /** How far the value may be from the best one, in % of the value; 0 when proven. */
  readonly gapPercent: number;
  /** The value is the best there is. */
  readonly proven: boolean;
  /** Households beyond the limit of every existing station. */
  readonly gapHouseholdsBefore: number;
  readonly gapHouseholdsAfter: number;
  /** Households that no station and no candidate covers (for walking objectives: reaches). */
  readonly uncoverableHouseholds: number;
  /** Households that could be served, but not by this choice: too few stations, or full ones. */
  readonly unservedHouseholds: number;
}

/**
 * Why there is no answer. `no_candidates`: nothing to choose from. `too_few_candidates`: more stations are
 * asked for than there are candidates. `nobody_in_need`: every household that counts is covered already.
 * `nobody_reachable`: no candidate reaches a household in need. `capacity_too_small`: even all candidates
 * together cannot serve everyone. `too_few_stations`: with so few new stations some households could walk to
 * none at all, so that no walk can be told. `out_of_time`: the time ended before there was any answer. `cancelled`: stopped before there was any answer.
 */
export const SITING_REFUSALS = [
  'no_candidates',
  'too_few_candidates',
  'nobody_in_need',
  'nobody_reachable',
  'capacity_too_small',
  'too_few_stations',
  'out_of_time',
  'cancelled',
] as const;
export type SitingRefusal = (typeof SITING_REFUSALS)[number];

/** How far the search is, as its best value and its bound so far (`null` until there is one). */
export interface SitingProgress {
  readonly value: number | null;
  readonly bound: number | null;
}

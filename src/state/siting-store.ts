/** Where more stations would help most: what is asked, how far the search is, and its newest answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoverageSettings } from '../domain/coverage.ts';
import {
  CANDIDATE_SOURCES,
  type CandidateSource,
  type SitingAnswer,
  type SitingCandidate,
  type SitingObjective,
  type SitingProgress,
  type SitingRefusal,
} from '../domain/siting.ts';
import type { CityRecords } from './city-store.ts';

/** Stations that can be asked for at once. */
export const MOST_SITES = 20;

export interface SitingForm {
  readonly objective: SitingObjective;
  /** 1 … {@link MOST_SITES}; not read for the fewest stations that cover all. */
  readonly count: number;
  /** Most households that one station serves; `null` for any number. */
  readonly capacityHouseholds: number | null;
  readonly sources: ReadonlySet<CandidateSource>;
  /** Only homes and candidates of the unit in scope. */
  readonly withinScope: boolean;
}

/** What an answer is about. */
export interface AskedSiting {
  readonly settings: CoverageSettings;
  readonly records: CityRecords;
  readonly scope: string | null;
  readonly candidates: ReadonlyMap<string, SitingCandidate>;
}

export type SitingOutcome =
  | { readonly kind: 'answered'; readonly answer: SitingAnswer }
  | { readonly kind: 'refused'; readonly reason: SitingRefusal }
  | { readonly kind: 'failed' };

export interface SitingState {
  readonly form: SitingForm;
  /** Candidates put on the map, or given by their position. */
  readonly drawn: readonly SitingCandidate[];
  /** Clicks on the map add candidates. */
  readonly isDrawing: boolean;
  /** Of the search under way; `null` while none is. */
  readonly progress: SitingProgress | null;
  /** What was asked last, with its outcome once there is one. */
  readonly asked: AskedSiting | null;
  readonly outcome: SitingOutcome | null;
  /** The draft or the settings have moved on since it was asked. */
  readonly isStale: boolean;
  /** Codes of the stations that the answer has become. */
  readonly added: readonly string[];
}

export type SitingStore = StoreApi<SitingState>;

export const NOTHING_ASKED: Pick<SitingState, 'progress' | 'asked' | 'outcome' | 'isStale' | 'added'> = {
  progress: null,
  asked: null,
  outcome: null,
  isStale: false,
  added: [],
};

export function createSitingStore(): SitingStore {
  return createStore<SitingState>(() => ({
    form: {
      objective: 'mclp',
      count: 2,
      capacityHouseholds: null,
      sources: new Set(CANDIDATE_SOURCES),
      withinScope: false,
    },
    drawn: [],
    isDrawing: false,
    ...NOTHING_ASKED,
  }));
}

/** The sites of the answer, the best first, while there is one. */
export function chosenSites({ asked, outcome }: Pick<SitingState, 'asked' | 'outcome'>): SitingCandidate[] {
  if (asked === null || outcome?.kind !== 'answered') return [];
  return outcome.answer.sites.flatMap(({ candidateId }) => asked.candidates.get(candidateId) ?? []);
}

/** Codes of the stations added that the draft still has: undo takes them out. */
export function standingCodes(
  { added }: Pick<SitingState, 'added'>,
  { stations }: Pick<CityRecords, 'stations'>,
): readonly string[] {
  return added.filter((code) => stations.has(code));
}

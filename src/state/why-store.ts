/** The home asked about and the newest answer: why it is not covered, and what would help. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoverageExplanation, FixKind } from '../domain/reason.ts';

/** What a fix that was put into the draft did: households that gained cover by it, and that lost it. */
export interface TriedFix {
  readonly kind: FixKind;
  readonly gained: number;
  readonly lost: number;
}

export interface WhyState {
  /** The building asked about; `null` while nobody asks. */
  readonly buildingCode: string | null;
  /** Of the building, from before the question under way where one is. */
  readonly explanation: CoverageExplanation | null;
  readonly status: 'quiet' | 'asking' | 'answered' | 'failed';
  /** The last fix tried for this building. */
  readonly tried: TriedFix | null;
}

export type WhyStore = StoreApi<WhyState>;

export const NOBODY_ASKS: WhyState = { buildingCode: null, explanation: null, status: 'quiet', tried: null };

export function createWhyStore(): WhyStore {
  return createStore<WhyState>(() => NOBODY_ASKS);
}

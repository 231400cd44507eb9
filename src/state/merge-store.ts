/**
 * What came of bringing two planners' work together: ground that both gave to different grids, and whatever
 * of this desk's work gave way. Nothing disappears: each entry can be taken back in or let go.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Station } from '../domain/city.ts';
import type { Author, ContestedBuilding, ContestedGround } from '../domain/plan-story.ts';
import type { Session } from '../sources/city-source.ts';

/** A station that two people changed differently; the draft holds the version of the one who saved first. */
export interface NotTakenStation {
  readonly code: string;
  /** As this desk had it; `null` when it had closed it. */
  readonly mine: Station | null;
}

export interface MergeState {
  /** As stored with the plan, visible to everyone on it. */
  readonly contested: readonly ContestedBuilding[];
  /** Found by a merge on this desk and not yet stored with the plan. */
  readonly unsent: readonly ContestedGround[];
  /** Known to this desk alone. */
  readonly notTaken: readonly NotTakenStation[];
}

export type MergeStore = StoreApi<MergeState>;

export const NOTHING_MERGED: MergeState = { contested: [], unsent: [], notTaken: [] };

export function createMergeStore(): MergeStore {
  return createStore<MergeState>(() => NOTHING_MERGED);
}

/** Tells ground that none of these is about: what is found anew takes the place of what was known. */
export function isElsewhere(others: readonly ContestedGround[]): (ground: ContestedGround) => boolean {
  const codes = new Set(others.map(({ buildingCode }) => buildingCode));
  return ({ buildingCode }) => !codes.has(buildingCode);
}

/** All contested ground, what is not stored with the plan yet as found by this person. */
export function allContested(
  { contested, unsent }: Pick<MergeState, 'contested' | 'unsent'>,
  finder: Author,
): readonly ContestedBuilding[] {
  const at = new Date().toISOString();
  const found = unsent.map((ground) => ({ ...ground, by: finder, at }));
  return [...contested.filter(isElsewhere(unsent)), ...found];
}

/** The person of a session as colleagues see them. */
export function authorOf({ email, memberships }: Session): Author {
  return { name: email.split('@')[0], role: memberships[0]?.role ?? 'planner' };
}

/**
 * What gathers around a plan while people work on it: the steps of its review, every save it ever had,
 * comments, buildings that two planners wanted differently, who is looking at it now; and, once it is in
 * force, which grid came out of which.
 */
import type { PlanStatus, Role } from './plan.ts';

/** Somebody as colleagues see them: the part of the e-mail before the @, and the role they acted in. */
export interface Author {
  readonly name: string;
  readonly role: Role;
}

export const PLAN_STEPS = [
  'created',
  'submitted',
  'approved',
  'sent_back',
  'published',
  /** An earlier revision of the draft was taken up again, or the draft restores an earlier map. */
  'restored',
] as const;
export type PlanStepKind = (typeof PLAN_STEPS)[number];

export interface PlanStep {
  readonly kind: PlanStepKind;
  readonly at: string;
  readonly by: Author;
  /** The reviewer's reason or remark; for `restored` the number of the revision or of the map version. */
  readonly note: string | null;
  /** The revision the plan had at this step. */
  readonly revision: number;
}

/** One save of a draft. The first, number 1, is the empty draft as it was made. */
export interface PlanRevision {
  readonly revision: number;
  readonly at: string;
  readonly by: Author;
  /** How many grids and stations stand otherwise in this revision than in the one before it. */
  readonly grids: number;
  readonly stations: number;
}

export interface PlanHistory {
  /** Oldest first. */
  readonly steps: readonly PlanStep[];
  /** Newest first. */
  readonly revisions: readonly PlanRevision[];
}

export interface PlanComment {
  readonly id: string;
  /** The grid it is pinned to; `null` for a comment on the plan as a whole. */
  readonly gridCode: string | null;
  readonly text: string;
  readonly at: string;
  readonly by: Author;
  /** Who settled it; `null` while it is open. */
  readonly resolvedBy: Author | null;
}

/** Ground that two planners gave to different grids: a building, where it stays, and where it was wanted. */
export interface ContestedGround {
  readonly buildingCode: string;
  /** Code of the grid it stands in as the plan is saved; '' for none. */
  readonly keptIn: string;
  /** Code of the grid that the planner who saved second gave it to; '' for none. */
  readonly wantedIn: string;
}

/** Contested ground that the plan keeps until somebody settles it. */
export interface ContestedBuilding extends ContestedGround {
  /** Who wanted it otherwise. */
  readonly by: Author;
  readonly at: string;
}

/** How long after a sign of life somebody counts as being there. */
export const PRESENCE_SECONDS = 45;

export interface Presence extends Author {
  /** Tells their windows apart: a random id of the page, good for nothing else. */
  readonly window: string;
  /** The community they work in; `null` when they look at the plan as a whole. */
  readonly communityCode: string | null;
}

/** What a sign of life is answered with: cheap to ask for every few seconds. */
export interface PlanPulse {
  readonly revision: number;
  readonly status: PlanStatus;
  readonly openComments: number;
  /** The other windows that show the plan now, also one's own. */
  readonly others: readonly Presence[];
}

/**
 * What became of a grid by a publication: its code stays with the same ground (`kept`) or with other ground
 * (`changed`); a new code takes ground over from a grid that stays or ends (`split`); a grid ends in another
 * one (`merged`); a code begins on free ground (`new`) or ends without an heir (`retired`).
 */
export const LINEAGE_KINDS = ['kept', 'changed', 'split', 'merged', 'new', 'retired'] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

export interface GridLineage {
  readonly kind: LineageKind;
  /** Code of the grid before; `null` for a new one. */
  readonly from: string | null;
  /** Code of the grid after; `null` for one that ended without an heir. */
  readonly to: string | null;
  /** What the two have in common. */
  readonly sharedAreaM2: number;
  readonly sharedHouseholds: number;
}

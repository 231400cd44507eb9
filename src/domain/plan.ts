/**
 * A plan is a set of changes over the map in force. `Change` is what a command returns, what undo
 * keeps, what is saved, what compare shows (after tldraw's RecordsDiff).
 */
import type { Crossing, Gate, Grid, Station } from './city.ts';

export interface RecordChange<T> {
  readonly added: Readonly<Record<string, T>>;
  readonly updated: Readonly<Record<string, readonly [from: T, to: T]>>;
  readonly removed: Readonly<Record<string, T>>;
}

/** Why the borders of a plan may divide a compound. It belongs to the plan, not to the map that comes of it. */
export interface CompoundReason {
  /** Of the compound. */
  readonly code: string;
  readonly reason: string;
}

/** Each part keyed by the code of its records; those after the stations are left out where there are none. */
export interface Change {
  readonly grids: RecordChange<Grid>;
  readonly stations: RecordChange<Station>;
  readonly compoundReasons?: RecordChange<CompoundReason>;
  readonly gates?: RecordChange<Gate>;
  readonly crossings?: RecordChange<Crossing>;
}

/** In the order of a plan's life. */
export const PLAN_STATUSES = ['draft', 'in_review', 'approved', 'in_force', 'archived'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export interface Plan {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly status: PlanStatus;
  /** Unit whose communities the plan may change. */
  readonly unitCode: string;
  /** Grows by one with every save; a save names the revision it started from. */
  readonly revision: number;
  /** The version of the map in force that the draft lies over. */
  readonly baseVersion: number;
  /** The version of the map that the plan made; `null` until it came into force. */
  readonly version: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdBy: string | null;
  readonly reviewNote: string | null;
}

export type Role = 'planner' | 'reviewer' | 'leader' | 'admin';

export interface Membership {
  readonly role: Role;
  readonly unitCode: string;
}

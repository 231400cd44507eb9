/** Service circles on the desk: those that are kept, what is counted of them, and the one under the pen. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeptCircle } from '../domain/service-circle.ts';
import type { CircleFigures, CircleShape } from '../domain/service-circle-figures.ts';
import type { SourceRefusal } from '../sources/plan-source.ts';
import type { CircleEdit } from './circle-edit.ts';
import type { Loading } from './loading.ts';

/** How communities are picked on the map. */
export const PICK_GESTURES = ['click', 'box', 'lasso'] as const;
export type PickGesture = (typeof PICK_GESTURES)[number];

/** Under this code the circle under the pen is counted and drawn: no circle that is kept has it. */
export const DRAFT_CIRCLE = ' ';

export interface CircleRefusal {
  readonly reason: SourceRefusal;
  readonly detail: string;
  /** For `conflict`: the circle as somebody else left it; `null` when it is gone. */
  readonly theirs?: KeptCircle | null;
}

export interface CircleState {
  readonly loading: Loading;
  /** By code. */
  readonly kept: readonly KeptCircle[];
  /** By code, of the circle under the pen too; may lag behind for a moment. */
  readonly figures: ReadonlyMap<string, CircleFigures>;
  readonly shapes: ReadonlyMap<string, CircleShape>;
  /** The circle that is looked at. */
  readonly chosen: string | null;
  readonly edit: CircleEdit | null;
  /** The map picks communities while this is not `null`. */
  readonly picking: PickGesture | null;
  /** A save or a removal is under way. */
  readonly isSending: boolean;
  /** Why the last save or removal came to nothing. */
  readonly refusal: CircleRefusal | null;
}

export type CircleStore = StoreApi<CircleState>;

export function createCircleStore(): CircleStore {
  return createStore<CircleState>(() => ({
    loading: 'idle',
    kept: [],
    figures: new Map(),
    shapes: new Map(),
    chosen: null,
    edit: null,
    picking: null,
    isSending: false,
    refusal: null,
  }));
}

/** All circles but the one under the pen. */
export function otherCircles({ kept, edit }: Pick<CircleState, 'kept' | 'edit'>): readonly KeptCircle[] {
  const own = edit?.from?.code;
  return own === undefined ? kept : kept.filter(({ code }) => code !== own);
}

/** One edit under way: what is held, where the pointer is, and the engine's newest answer to it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EditRefusal } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { LonLat } from '../domain/geometry.ts';

export type GestureSubject =
  | { readonly kind: 'vertex'; readonly communityCode: string; readonly from: LonLat }
  | { readonly kind: 'station'; readonly code: string; readonly from: LonLat };

export interface Gesture {
  readonly subject: GestureSubject;
  readonly to: LonLat;
  /** Newest answer that has arrived; `null` before the first. */
  readonly effect: EditEffect | null;
  readonly refusal: EditRefusal | null;
}

export interface GestureState {
  readonly gesture: Gesture | null;
}

export type GestureStore = StoreApi<GestureState>;

export function createGestureStore(): GestureStore {
  return createStore<GestureState>(() => ({ gesture: null }));
}

/**
 * The newest provisional answer with what earlier answers of the same gesture touched: the engine names
 * only what differs from its previous answer, the picture must show all that differs from before the gesture.
 */
export function withEarlier(earlier: EditEffect | null, newest: EditEffect): EditEffect {
  if (!earlier) return newest;
  const touched = new Set(newest.grids.map(({ code }) => code));
  const untouchedGaps = earlier.gaps.filter(({ code }) => !touched.has(code));
  return {
    ...newest,
    grids: newestByCode(earlier.grids, newest.grids),
    stations: newestByCode(earlier.stations, newest.stations),
    gaps: [...untouchedGaps, ...newest.gaps],
  };
}

function newestByCode<T extends { readonly code: string }>(earlier: readonly T[], newest: readonly T[]): T[] {
  return [...new Map([...earlier, ...newest].map((item) => [item.code, item])).values()];
}

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

/** What people say about the plan on the desk, pinned to a grid or to the plan as a whole. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlanComment } from '../domain/plan-story.ts';
import type { Loading } from './loading.ts';

export interface CommentState {
  readonly loading: Loading;
  /** Oldest first. */
  readonly comments: readonly PlanComment[];
}

export type CommentStore = StoreApi<CommentState>;

export const NO_COMMENTS: CommentState = { loading: 'idle', comments: [] };

export function createCommentStore(): CommentStore {
  return createStore<CommentState>(() => NO_COMMENTS);
}

/** Open comments per grid code; those on the plan as a whole under `null`. */
export function openComments(comments: readonly PlanComment[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { gridCode, resolvedBy } of comments) {
    if (resolvedBy === null) counts.set(gridCode, (counts.get(gridCode) ?? 0) + 1);
  }
  return counts;
}

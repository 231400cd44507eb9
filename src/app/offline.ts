/**
 * Offline: after one visit the finder works without a network, and says how old it is. Its documents are kept as
 * they are read (`offline-source.ts`), its code by a service worker (`offline-worker.ts`) that is only told of pages
 * of the finder (`offline-install.ts`). This is what the page shows of it.
 */

export interface OfflineState {
  /** What is shown was kept on this device, because nothing newer can be reached. */
  readonly offline: boolean;
  /** When the projection that is shown was made: ISO instant; `null` before there is one. */
  readonly madeAt: string | null;
  /** The operator has made another since: it is shown when the page is loaded the next time. */
  readonly newer: boolean;
}

let state: OfflineState = { offline: false, madeAt: null, newer: false };
const listeners = new Set<() => void>();

/** The state as a store, as `useSyncExternalStore` takes it. */
export const offlineState = {
  get: (): OfflineState => state,
  /** Calls after every change; returns what ends that. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Takes over what changed; nobody is told when nothing did. */
export function sayOffline(change: Partial<OfflineState>): void {
  const next = { ...state, ...change };
  if (next.offline === state.offline && next.madeAt === state.madeAt && next.newer === state.newer) return;
  state = next;
  for (const listener of listeners) listener();
}

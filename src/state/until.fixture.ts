import type { StoreApi } from 'zustand/vanilla';

/** Resolves with the first state of the store, from now on, that is as wished. */
export function until<State>(store: StoreApi<State>, isAsWished: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    if (isAsWished(store.getState())) return resolve(store.getState());
    const stop = store.subscribe((state) => {
      if (!isAsWished(state)) return;
      stop();
      resolve(state);
    });
  });
}

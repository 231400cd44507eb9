import { useCallback, useEffect, useState } from 'react';
import { PUBLIC_FORMAT, type PublicIndex } from '../../../domain/public-city.ts';
import type { PublicSource } from '../../../sources/public/public-source.ts';

/** `none`: the operator has made no projection yet. `newer`: it is of a later format than this page reads. */
export type IndexTrouble = 'unreachable' | 'none' | 'newer';

export interface OpenedIndex {
  /** The last good one stays while a newer one is asked for, and stays when that fails. */
  readonly index: PublicIndex | null;
  readonly trouble: IndexTrouble | null;
  reload(): void;
}

const ASK_AGAIN_MS = 5_000;
/** Who comes back to the page after this long is shown what holds now. */
const STALE_MS = 10 * 60_000;

/** Asks for the index, again while there is none, when the network comes back and when somebody returns to the page. */
export function usePublicIndex(source: PublicSource): OpenedIndex {
  const [opened, setOpened] = useState<Omit<OpenedIndex, 'reload'>>({ index: null, trouble: null });
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((last) => last + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    const ending = new AbortController();
    source.index(ending.signal).then(
      (index) => {
        if (ending.signal.aborted) return;
        if (index === null) setOpened({ index: null, trouble: 'none' });
        else if (index.format !== PUBLIC_FORMAT) setOpened((last) => ({ ...last, trouble: 'newer' }));
        else setOpened({ index, trouble: null });
      },
      () => !ending.signal.aborted && setOpened((last) => ({ ...last, trouble: 'unreachable' })),
    );
    return () => ending.abort();
  }, [source, attempt]);

  const { trouble } = opened;
  useEffect(() => {
    if (trouble !== 'none') return;
    const timer = setInterval(reload, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [trouble, reload]);
  useEffect(() => askOnReturn(reload), [reload]);
  return { ...opened, reload };
}

function askOnReturn(reload: () => void): () => void {
  let left = Date.now();
  const turn = () => {
    if (document.visibilityState === 'hidden') left = Date.now();
    else if (Date.now() - left > STALE_MS) reload();
  };
  document.addEventListener('visibilitychange', turn);
  window.addEventListener('online', reload);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    window.removeEventListener('online', reload);
  };
}

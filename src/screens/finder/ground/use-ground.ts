import { useCallback, useEffect, useRef, useState } from 'react';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicTile } from '../../../domain/public-city.ts';
import { groundKey, isNewer, type TileShelf } from './tile-shelf.ts';

export interface Ground {
  /** The tiles around the place, of one version; `null` until they are there. */
  readonly tiles: readonly PublicTile[] | null;
  readonly failed: boolean;
  retry(): void;
}

type Answer = Pick<Ground, 'tiles' | 'failed'> & { readonly shelf: TileShelf; readonly key: string };

/**
 * The ground around a place, by coarse square: another place in the same square asks nothing. When the map was
 * published anew meanwhile `onNewer` is told, once for a version.
 */
export function useGround(shelf: TileShelf | null, position: LonLat | null, onNewer?: () => void): Ground {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  const newerThan = useRef<number | null>(null);
  const key = position && groundKey(position);
  const latest = useRef(position);
  latest.current = position;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again.
  useEffect(() => {
    if (shelf === null || key === null || latest.current === null) return;
    let current = true;
    shelf.around(latest.current).then(
      (tiles) => current && setAnswer({ shelf, key, tiles, failed: false }),
      (cause) => {
        if (!current) return;
        const { version } = shelf.index;
        if (onNewer && isNewer(cause) && newerThan.current !== version) {
          newerThan.current = version;
          onNewer();
        } else setAnswer({ shelf, key, tiles: null, failed: true });
      },
    );
    return () => {
      current = false;
    };
  }, [shelf, key, attempt, onNewer]);

  const mine = answer !== null && answer.shelf === shelf && answer.key === key ? answer : null;
  return { tiles: mine?.tiles ?? null, failed: mine?.failed ?? false, retry };
}

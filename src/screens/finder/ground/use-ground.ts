import { useCallback, useEffect, useRef, useState } from 'react';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicTile } from '../../../domain/public-city.ts';
import { groundKey, isNewer, type TileShelf } from './tile-shelf.ts';

export interface Ground {
  /** The tile with the place in it, which comes before the others; `null` until it is there. */
  readonly own: readonly PublicTile[] | null;
  /** All tiles around the place, of one version; `null` until they are there. */
  readonly tiles: readonly PublicTile[] | null;
  readonly failed: boolean;
  retry(): void;
}

type Arrived = Pick<Ground, 'own' | 'tiles' | 'failed'>;
type Answer = Arrived & { readonly shelf: TileShelf; readonly key: string };

const NOTHING: Arrived = { own: null, tiles: null, failed: false };

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
    const position = latest.current;
    let arrived = NOTHING;
    const show = (more: Partial<Arrived>) => {
      arrived = { ...arrived, ...more };
      if (current) setAnswer({ shelf, key, ...arrived });
    };
    const send = async () => {
      const own = await shelf.own(position);
      if (own.length > 0) show({ own });
      show({ tiles: await shelf.around(position) });
    };
    send().catch((cause) => {
      if (!current) return;
      const { version } = shelf.index;
      if (onNewer && isNewer(cause) && newerThan.current !== version) {
        newerThan.current = version;
        onNewer();
      } else show({ failed: true });
    });
    return () => {
      current = false;
    };
  }, [shelf, key, attempt, onNewer]);

  const { own, tiles, failed } = answer?.shelf === shelf && answer.key === key ? answer : NOTHING;
  return { own, tiles, failed, retry };
}

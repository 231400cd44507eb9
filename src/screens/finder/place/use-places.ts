import { useCallback, useEffect, useState } from 'react';
import type { PublicIndex, PublicPlaces } from '../../../domain/public-city.ts';
import { useFinderServices } from '../finder-services.tsx';

export interface NamedPlaces {
  /** `null` until they are there. */
  readonly places: PublicPlaces | null;
  readonly failed: boolean;
  /** Sends for the names, or again after a failure: they are not needed until somebody looks for one. */
  send(): void;
}

/** The names that a search looks through. */
export function usePlaces(index: PublicIndex): NamedPlaces {
  const { source } = useFinderServices();
  const [wanted, setWanted] = useState(0);
  const [places, setPlaces] = useState<PublicPlaces | null>(null);
  const [failed, setFailed] = useState(false);
  const stale = places === null || places.version !== index.version;

  useEffect(() => {
    if (wanted === 0 || !stale) return;
    const ending = new AbortController();
    setFailed(false);
    source.places(ending.signal).then(
      (answer) => !ending.signal.aborted && setPlaces(answer),
      () => !ending.signal.aborted && setFailed(true),
    );
    return () => ending.abort();
  }, [source, wanted, stale]);

  return { places, failed, send: useCallback(() => setWanted((times) => times + 1), []) };
}

import { useEffect, useState } from 'react';
import type { PublicIndex, PublicProfile, PublicTile } from '../../../domain/public-city.ts';
import type { FinderEngineApi, FinderStart, WalkedStation } from '../../../worker/finder/finder-protocol.ts';
import { type FinderEngineClient, useFinderServices } from '../finder-services.tsx';
import type { Place } from '../place/place.ts';

export interface Walking {
  /** Stands on the ground given; `null` until it does. */
  readonly engine: FinderEngineApi | null;
  /** This device cannot work walks out. */
  readonly failed: boolean;
}

/** Opens the walking engine on the ground around a place; its code is sent for with the first ground. */
export function useWalking(index: PublicIndex | null, tiles: readonly PublicTile[] | null): Walking {
  const [wanted, setWanted] = useState(false);
  if (tiles !== null && !wanted) setWanted(true);
  const [failed, setFailed] = useState(false);
  const client = useEngineClient(wanted, setFailed);
  const [standing, setStanding] = useState<readonly PublicTile[] | null>(null);

  useEffect(() => {
    if (client === null || index === null || tiles === null) return;
    let current = true;
    client.open(index, tiles).then(
      () => current && setStanding(tiles),
      (cause) => {
        console.error('The walking engine did not take the ground.', cause);
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [client, index, tiles]);
  return { engine: tiles !== null && standing === tiles ? client : null, failed };
}

function useEngineClient(wanted: boolean, onFailed: (failed: true) => void): FinderEngineClient | null {
  const { createEngine } = useFinderServices();
  const [client, setClient] = useState<FinderEngineClient | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const creating = createEngine();
    let current = true;
    creating.then(
      (created) => current && setClient(created),
      (cause) => {
        console.error('The walking engine did not start.', cause);
        if (current) onFailed(true);
      },
    );
    return () => {
      current = false;
      setClient(null);
      creating.then(
        (created) => created.close(),
        () => undefined,
      );
    };
  }, [wanted, createEngine, onFailed]);
  return client;
}

/** Where a walk from a place begins. */
export function startOf({ position, buildingCode }: Place): FinderStart {
  return { position, buildingCode };
}

export interface Walks {
  readonly walks: readonly WalkedStation[];
  /** All of the ground around was there; else they are those that no further ground changes. */
  readonly isWhole: boolean;
}

/**
 * The walks from a place; `null` while there is no place or no answer for it. An older pace may show until the new
 * one is counted, an older place may not. `isWhole`: the engine stands on all of the ground around.
 */
export function useWalks(
  engine: FinderEngineApi | null,
  place: Place | null,
  profile: PublicProfile,
  isWhole: boolean,
): Walks | null {
  const [answer, setAnswer] = useState<(Walks & { readonly place: Place }) | null>(null);
  useEffect(() => {
    if (engine === null || place === null) return;
    let current = true;
    const asked = isWhole ? engine.walks(startOf(place), profile) : engine.sureWalks(startOf(place), profile);
    asked.then(
      (walks) => current && setAnswer({ place, walks, isWhole }),
      (cause) => console.error('The walks could not be worked out.', cause),
    );
    return () => {
      current = false;
    };
  }, [engine, place, profile, isWhole]);
  return answer?.place === place ? answer : null;
}

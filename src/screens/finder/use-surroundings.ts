import { useCallback, useMemo, useState } from 'react';
import type { PublicGrid, PublicIndex, PublicProfile } from '../../domain/public-city.ts';
import type { FinderEngineApi, FinderStart } from '../../worker/finder/finder-protocol.ts';
import { useFinderServices } from './finder-services.tsx';
import { TileShelf } from './ground/tile-shelf.ts';
import { type Ground, useGround } from './ground/use-ground.ts';
import { startOf, useWalking, useWalks } from './ground/use-walking.ts';
import type { HomeAnswer } from './home/home.ts';
import { byTier, type ListedStation, listStations } from './list/station-list.ts';
import { type Place, stillAtHome } from './place/place.ts';
import { useLateCode } from './use-late-code.ts';

const loadHomes = () => import('./home/home.ts');

/** Where the visitor starts, and all that follows from it. */
export interface Surroundings {
  readonly shelf: TileShelf;
  readonly place: Place | null;
  setPlace(place: Place): void;
  readonly ground: Ground;
  /** `null` until the ground that tells it is there. */
  readonly home: HomeAnswer | null;
  /** That of the home. */
  readonly grid: PublicGrid | null;
  /** The same object as long as it is the same place. */
  readonly start: FinderStart | null;
  readonly engine: FinderEngineApi | null;
  readonly engineFailed: boolean;
  /** Walks are being worked out. */
  readonly counting: boolean;
  /** All stations, nearest first as far as is known. */
  readonly listed: readonly ListedStation[];
}

export function useSurroundings(
  index: PublicIndex,
  profile: PublicProfile,
  onNewer: () => void,
): Surroundings {
  const { source } = useFinderServices();
  const [place, setPlace] = useState<Place | null>(null);
  const shelf = useMemo(() => new TileShelf(source, index), [source, index]);
  const ground = useGround(shelf, place?.position ?? null, onNewer);
  const tiles = ground.tiles ?? ground.own;
  const isWhole = ground.tiles !== null;
  const { engine, failed: engineFailed } = useWalking(index, tiles);
  const walked = useWalks(engine, place, profile, isWhole);
  const { code: homes } = useLateCode(loadHomes, tiles !== null);
  const home = useMemo(() => {
    if (homes === null || tiles === null || place === null) return null;
    return isWhole || homes.isToldByOwnTile(tiles, place) ? homes.homeAt(tiles, place) : null;
  }, [homes, tiles, isWhole, place]);
  const ordered = useMemo(() => byTier(index.stations), [index]);
  const listed = useMemo(() => {
    const published = home?.kind === 'home' ? homes?.walkFrom(home.building, profile) : null;
    const sure = [...(published ? [published] : []), ...(walked?.walks ?? [])];
    const walks = walked?.isWhole ? walked.walks : null;
    return listStations(ordered, place && { position: place.position, sure, walks });
  }, [ordered, place, homes, home, walked, profile]);
  return {
    shelf,
    place,
    setPlace: useCallback((picked: Place) => setPlace((before) => stillAtHome(picked, before)), []),
    ground,
    home,
    grid: home?.kind === 'home' ? (homes?.gridOf(home.building) ?? null) : null,
    start: useMemo(() => place && startOf(place), [place]),
    engine,
    engineFailed,
    counting: place !== null && !walked?.isWhole && !engineFailed && !ground.failed,
    listed,
  };
}

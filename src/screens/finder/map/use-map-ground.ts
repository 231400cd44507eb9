import { useEffect, useMemo, useState } from 'react';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicTile } from '../../../domain/public-city.ts';
import { tileAt } from '../../../domain/public-tiles.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { joinTiles, type TileCity } from '../../../worker/finder/tile-city.ts';

/** Further away the ground around one square is lost in what is in view. */
const GROUND_ZOOM = 10;

/** The tiles around a position; each is sent for once. */
export type LoadGround = (position: LonLat) => Promise<readonly PublicTile[]>;

export interface MapGround {
  readonly city: TileCity;
  /** The ground in view did not come. */
  readonly failed: boolean;
}

/** The ground under the map: the tiles around the place, and those around whatever is looked at from near. */
export function useMapGround(
  map: CityMap | null,
  tiles: readonly PublicTile[] | null,
  loadGround: LoadGround,
): MapGround {
  const [seen, setSeen] = useState<readonly PublicTile[]>([]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (map === null) return;
    let current = true;
    let asked: string | null = null;
    const look = () => {
      const { centre, zoom } = map.camera();
      const tile = tileAt(centre);
      if (!current || zoom < GROUND_ZOOM || tile === asked) return;
      asked = tile;
      loadGround(centre).then(
        (found) => {
          if (!current) return;
          setFailed(false);
          setSeen((before) => together(before, found));
        },
        () => {
          // The next move asks again.
          asked = null;
          if (current) setFailed(true);
        },
      );
    };
    look();
    map.onCameraChange(look);
    return () => {
      current = false;
    };
  }, [map, loadGround]);

  const city = useMemo(() => joinTiles(together(tiles ?? [], seen)), [tiles, seen]);
  return { city, failed };
}

/** Tiles of the newest version, each once; the same list where nothing is new. */
function together(before: readonly PublicTile[], more: readonly PublicTile[]): readonly PublicTile[] {
  const version = Math.max(...[...before, ...more].map((tile) => tile.version));
  const byId = new Map(
    [...before, ...more].filter((tile) => tile.version === version).map((tile) => [tile.id, tile]),
  );
  return byId.size === before.length ? before : [...byId.values()];
}

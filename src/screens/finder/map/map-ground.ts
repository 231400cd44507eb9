import type { MapAdapter } from '../../../map/adapter.ts';
import { pointFeature } from '../../../map/features/feature.ts';
import {
  backdropFeatures,
  compoundFeatures,
  majorStreets,
  streetWindow,
} from '../../../map/features/ground.ts';
import { SOURCES } from '../../../map/ids.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { createViewWindow } from '../../../map/view-window.ts';
import type { TileCity } from '../../../worker/finder/tile-city.ts';

/** Draws the ground of public tiles: streets, water, green, walls, compounds, and buildings as points. */
export function showTileGround(
  map: Pick<MapAdapter, 'setData'> & Pick<CityMap, 'setWindows'>,
  city: TileCity,
): void {
  const { backdrop, compounds, streets } = city;
  map.setData(SOURCES.backdrop, backdropFeatures(backdrop));
  map.setData(SOURCES.compounds, compoundFeatures(compounds));
  map.setData(SOURCES.streetsMajor, majorStreets(streets));
  const doors = Array.from(city.buildings.values(), ({ position }) => position);
  map.setWindows({
    minorStreets: streetWindow(streets, 'minor'),
    paths: streetWindow(streets, 'path'),
    buildings: createViewWindow(
      doors.length,
      (i) => [doors[i][0], doors[i][1], doors[i][0], doors[i][1]],
      (i) => pointFeature(doors[i], {}),
    ),
  });
}

/**
 * A read-only handle for browser tests and scripts: `window.gridcircle.map.project([lon, lat])` answers
 * CSS pixels from the page's upper left corner, `unproject([x, y])` the way back, `camera()` the view, and
 * `idle()` resolves when everything given so far is drawn.
 * The map's element carries `data-map-ready="true"` once the first picture is complete, and the page's
 * performance timeline a mark {@link CITY_SEEN} at the first frame that shows the city.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { Camera } from '../state/view-store.ts';
import { SOURCES } from './ids.ts';
import type { CityMap } from './maplibre-adapter.ts';

export interface MapHandle {
  project(at: LonLat): readonly [x: number, y: number];
  unproject(point: readonly [x: number, y: number]): LonLat;
  camera(): Camera;
  idle(): Promise<void>;
}

declare global {
  interface Window {
    gridcircle?: { map?: MapHandle };
  }
}

export const CITY_SEEN = 'gridcircle:city-seen';

/** What tells one city from another. */
const CITY = [SOURCES.backdrop, SOURCES.streetsMajor, SOURCES.units, SOURCES.grids, SOURCES.stations];

/**
 * Brings the map into sight once it can show the city, and marks the first frame that does. To be called when
 * the city's ground, grids and stations have been given. Resolves with that frame.
 */
export async function showCity(map: CityMap): Promise<void> {
  await map.drawn(CITY);
  map.show();
  await map.drawn(CITY);
  // A map that is made again, e.g. after a lost context, is not the first.
  if (performance.getEntriesByName(CITY_SEEN).length === 0) performance.mark(CITY_SEEN);
}

/** `drawn` resolves when everything that the map was given or is to be given is drawn. */
export function exposeMap(map: CityMap, drawn: () => Promise<void> = map.idle): () => void {
  const origin = () => map.canvasContainer.getBoundingClientRect();
  const handle: MapHandle = {
    project(at) {
      const { x, y } = map.project(at);
      return [x + origin().left, y + origin().top];
    },
    unproject: ([x, y]) => map.unproject({ x: x - origin().left, y: y - origin().top }),
    camera: () => map.camera(),
    idle: drawn,
  };
  window.gridcircle = { ...window.gridcircle, map: handle };
  return () => {
    if (window.gridcircle?.map === handle) delete window.gridcircle.map;
  };
}

/**
 * A read-only handle for browser tests and scripts: `window.gridcircle.map.project([lon, lat])` answers
 * CSS pixels from the page's upper left corner, `unproject([x, y])` the way back, `camera()` the view.
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
}

declare global {
  interface Window {
    gridcircle?: { map?: MapHandle };
  }
}

/** Grids and streets: what tells one city from another. */
export const CITY_SEEN = 'gridcircle:city-seen';

/** Marks the first frame that shows the city. To be called when its ground and grids have been given. */
export function markCitySeen(map: CityMap): void {
  void map.drawn([SOURCES.grids, SOURCES.streetsMajor]).then(() => performance.mark(CITY_SEEN));
}

export function exposeMap(map: CityMap): () => void {
  const origin = () => map.canvasContainer.getBoundingClientRect();
  const handle: MapHandle = {
    project(at) {
      const { x, y } = map.project(at);
      return [x + origin().left, y + origin().top];
    },
    unproject: ([x, y]) => map.unproject({ x: x - origin().left, y: y - origin().top }),
    camera: () => map.camera(),
  };
  window.gridcircle = { ...window.gridcircle, map: handle };
  return () => {
    if (window.gridcircle?.map === handle) delete window.gridcircle.map;
  };
}

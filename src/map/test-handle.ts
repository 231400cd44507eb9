/**
 * A read-only handle for browser tests and scripts: `window.gridcircle.map.project([lon, lat])` answers
 * CSS pixels from the page's upper left corner, `unproject([x, y])` the way back, `camera()` the view.
 * The map's element carries `data-map-ready="true"` once the first picture is complete.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { Camera } from '../state/view-store.ts';
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

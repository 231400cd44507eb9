import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import { widened } from '../../../map/bounds.ts';
import { type CityMap, createCityMap } from '../../../map/maplibre-adapter.ts';
import { exposeMap } from '../../../map/test-handle.ts';
import { listenForTaps } from '../../map-taps.ts';

/** Room for the buttons over the right and lower edges. */
const PADDING = { top: 24, right: 60, bottom: 72, left: 24 };
/** Of a single position one looks at a few blocks. */
export const PLACE_ZOOM = 15.5;

export interface FinderMapStart {
  /** Of the city. */
  readonly bounds: LonLatBounds;
  readonly place: LonLat | null;
  /** Accessible name. */
  readonly label: string;
}

export interface FinderMapEvents {
  /** It accepts data from now on; `null` when it closes. */
  onLoaded(map: CityMap | null): void;
  /** A tap or a click. */
  onTap(at: LonLat): void;
  /** Enter, with the middle of the map. */
  onEnter(middle: LonLat): void;
}

/**
 * Opens a map in an element; answers how to close it. It cannot be moved away from the city: there is nothing to be
 * seen beyond, and no national map is drawn. Throws where the browser has no WebGL.
 */
export function openFinderMap(
  element: HTMLElement,
  { bounds, place, label }: FinderMapStart,
  { onLoaded, onTap, onEnter }: FinderMapEvents,
): () => void {
  const map = createCityMap({
    container: element,
    camera: place === null ? { bounds } : { centre: place, zoom: PLACE_ZOOM },
    limits: widened(bounds, 0.5),
    padding: PADDING,
    label,
  });
  let closed = false;
  void map.loaded.then(() => {
    if (!closed) onLoaded(map);
  });
  const enter = ({ key, target }: KeyboardEvent) => {
    if (key === 'Enter' && target instanceof HTMLCanvasElement) onEnter(map.camera().centre);
  };
  element.addEventListener('keydown', enter);
  const resize = new ResizeObserver(() => map.resize());
  resize.observe(element);
  const stops = [exposeMap(map), listenForTaps(map, onTap)];
  return () => {
    closed = true;
    for (const stop of stops) stop();
    resize.disconnect();
    element.removeEventListener('keydown', enter);
    onLoaded(null);
    map.remove();
  };
}

/**
 * Opens MapLibre maps that show no city yet: with our style, images and manners, in an element of their own
 * that is put on the page later. One may be opened ahead, so that the graphics card is ready when a city is.
 */
import * as maplibregl from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type BasemapColours, LIGHT_BASEMAP } from '../ui/tokens.ts';
import { mapImages, PIXEL_RATIO, paintImage } from './images.ts';
import { REHEARSAL, REHEARSAL_PLACE } from './rehearsal.ts';
import { cityStyle } from './style.ts';

// Under Vite MapLibre cannot find its worker by itself, neither in development nor when built.
maplibregl.setWorkerUrl(workerUrl);
// The worker's code travels while the first map waits for the graphics card.
maplibregl.prewarm();

/**
 * A map without a city is out of sight and draws one pixel for eight by eight: what it draws while tiles come
 * in piece by piece is wasted, and dear on a machine that draws in software. {@link showMap} ends that.
 */
const COARSE_PIXEL_RATIO = 1 / 8;

/** A map in an element of its own, without a city. */
export interface BlankMap {
  readonly map: maplibregl.Map;
  readonly host: HTMLElement;
  /** Resolves when the style stands. */
  readonly styled: Promise<void>;
}

let spare: BlankMap | null = null;

/**
 * Opens a map that the next {@link takeBlankMap} in light colours takes over, and rehearses a city on it.
 * To be called when the page's code has arrived and its city has not. Does nothing without WebGL.
 */
export function openSpareMap(): void {
  try {
    spare ??= openBlankMap(LIGHT_BASEMAP, 1);
  } catch {
    return;
  }
  const { map, styled } = spare;
  void styled.then(() => {
    if (spare?.map !== map) return;
    for (const [id, data] of REHEARSAL) map.getSource<maplibregl.GeoJSONSource>(id)?.setData(data);
  });
}

/** The spare map when there is one in these colours and this size, else a new one. Throws where the browser has no WebGL. */
export function takeBlankMap(colours: BasemapColours, scale = 1): BlankMap {
  if (spare === null || colours !== LIGHT_BASEMAP || scale !== 1) return openBlankMap(colours, scale);
  const taken = spare;
  spare = null;
  return taken;
}

/** Brings a map into sight, as sharp as the screen. */
export function showMap({ map, host }: BlankMap): void {
  map.setPixelRatio(window.devicePixelRatio);
  host.style.visibility = '';
}

function openBlankMap(colours: BasemapColours, scale: number): BlankMap {
  const host = document.createElement('div');
  host.style.height = '100%';
  host.style.visibility = 'hidden';
  const map = new maplibregl.Map({
    container: host,
    style: cityStyle(colours, scale),
    center: [...REHEARSAL_PLACE.centre] as [number, number],
    zoom: REHEARSAL_PLACE.zoom,
    pixelRatio: COARSE_PIXEL_RATIO,
    minZoom: 7,
    maxZoom: 20,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    boxZoom: false,
    renderWorldCopies: false,
    trackResize: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.doubleClickZoom.disable();
  for (const image of mapImages(colours))
    map.addImage(image.id, paintImage(image), { pixelRatio: PIXEL_RATIO });
  const styled = new Promise<void>((resolve) => {
    map.once('style.load', () => resolve());
  });
  return { map, host, styled };
}

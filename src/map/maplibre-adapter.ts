/**
 * Drives the MapLibre map. Created once per screen; the map object goes no further than this file. It also keeps
 * the windows over streets and buildings filled as the view moves.
 */
import type * as maplibregl from 'maplibre-gl';
import type { LonLatBounds } from '../domain/geometry.ts';
import type { Camera } from '../state/view-store.ts';
import { type BasemapColours, LIGHT_BASEMAP } from '../ui/tokens.ts';
import type { FeatureState, FeatureUpdate, MapAdapter } from './adapter.ts';
import { type BlankMap, showMap, takeBlankMap } from './blank-map.ts';
import { EMPTY_COLLECTION } from './features/feature.ts';
import { LAYER_GROUPS, LAYERS, type LayerId, SOURCES, type SourceId } from './ids.ts';
import { CIRCLE_DASHES, COVERED_OPACITY, GAP_OPACITY, STATION_AREA_OPACITY } from './layers/coverage.ts';
import { MIN_ZOOM } from './layers/ground.ts';
import { unlessHidden } from './layers/layer.ts';
import { keepRedraw } from './map-picture.ts';
import { REHEARSAL } from './rehearsal.ts';
import type { ViewWindow } from './view-window.ts';

/** CSS pixels. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface MapOptions {
  readonly container: HTMLElement;
  readonly camera: Camera | { readonly bounds: LonLatBounds };
  /** The view cannot leave this box. */
  readonly limits: LonLatBounds;
  readonly colours?: BasemapColours;
  /** How much larger words, signs and lines are drawn than at a desk; 1 when unsaid. */
  readonly scale?: number;
  /** Kept free around what the view is fitted to; the desk's when unsaid. */
  readonly padding?: MapPadding;
  /** Accessible name of the map. */
  readonly label: string;
}

/** A window source and the zoom from which it is filled. */
export interface Windows {
  readonly minorStreets: ViewWindow;
  readonly paths: ViewWindow;
  readonly buildings: ViewWindow;
}

export interface CityMap extends MapAdapter {
  showLayers(layers: readonly LayerId[], visible: boolean): void;
  readonly canvasContainer: HTMLElement;
  /** Fills the windowed sources now and whenever the view moves. */
  setWindows(windows: Windows): void;
  /** Looks through the windows again: one of them has something new. */
  refillWindows(): void;
  onCameraChange(listener: (camera: Camera) => void): void;
  /** Tells every step of a movement, until the answer is called. */
  onCameraMove(listener: (camera: Camera) => void): () => void;
  /** Goes there at once, without a flight. */
  lookAt(camera: Camera): void;
  /** Resolves when the style stands and sources accept data; drawing the empty style is not waited for. */
  readonly loaded: Promise<void>;
  /** Brings the map into sight. Until then it draws roughly and unseen. */
  show(): void;
  /** Resolves with the first frame on which all that these sources were given is drawn. */
  drawn(sources: readonly SourceId[]): Promise<void>;
  /** Resolves when everything given so far is drawn. */
  idle(): Promise<void>;
  /** Hands over every picture that is complete, in the task that drew it: later its canvas reads as blank. */
  onStill(listener: (canvas: HTMLCanvasElement) => void): void;
  resize(): void;
  remove(): void;
}

/** Room for the desk's panels, which float over the left and top edges and wrap when there is little width. */
function deskPadding({ clientWidth }: HTMLElement): MapPadding {
  if (clientWidth < 640) return { top: 16, right: 16, bottom: 16, left: 16 };
  return { top: clientWidth < 980 ? 132 : 116, right: 32, bottom: 32, left: 316 };
}
const FIT_MAX_ZOOM = 17;

/** Opens a map in the container. Throws where the browser has no WebGL. */
export function createCityMap(options: MapOptions): CityMap {
  const blank = openMap(options);
  const { map, host, styled } = blank;
  let inSight = false;
  const given = new Map<SourceId, GeoJSON.FeatureCollection>(emptyFromTheStart());
  let windows: Windows | null = null;

  const source = (id: SourceId) => map.getSource<maplibregl.GeoJSONSource>(id);
  const setData = (id: SourceId, data: GeoJSON.FeatureCollection) => {
    const before = given.get(id);
    if (before === data) return;
    given.set(id, data);
    // Nothing after nothing would only load its tiles again.
    if (before?.features.length === 0 && data.features.length === 0) return;
    source(id)?.setData(data);
  };
  const fillWindows = () => {
    if (!windows) return;
    const zoom = map.getZoom();
    const view = viewOf(map);
    for (const [window, id, from] of [
      [windows.minorStreets, SOURCES.streetsMinor, MIN_ZOOM.minorStreets],
      [windows.paths, SOURCES.paths, MIN_ZOOM.paths],
      [windows.buildings, SOURCES.buildings, MIN_ZOOM.buildings],
    ] as const) {
      const data = zoom >= from ? window.look(view) : null;
      if (data) setData(id, data);
    }
  };
  map.on('moveend', fillWindows);

  const showLayers = (layers: readonly LayerId[], visible: boolean) => {
    for (const layer of layers) map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
  };

  return {
    canvasContainer: map.getCanvasContainer(),
    loaded: styled,
    idle: () => new Promise((resolve) => (map.loaded() ? resolve() : map.once('idle', () => resolve()))),
    drawn: (sources) =>
      new Promise((resolve) => {
        const look = () => {
          if (!sources.every((id) => map.isSourceLoaded(id))) return;
          map.off('render', look);
          resolve();
        };
        map.on('render', look);
      }),
    onStill(listener) {
      map.on('idle', () => listener(map.getCanvas()));
    },
    show() {
      inSight = true;
      showMap(blank);
    },
    resize() {
      // The window may have come to a screen of another sharpness.
      if (inSight) map.setPixelRatio(window.devicePixelRatio);
      else map.resize();
    },
    remove() {
      map.remove();
      host.remove();
    },
    setWindows(next) {
      windows = next;
      fillWindows();
    },
    refillWindows: fillWindows,
    onCameraChange(listener) {
      map.on('moveend', () => listener(cameraOf(map)));
    },
    onCameraMove(listener) {
      const subscription = map.on('move', () => listener(cameraOf(map)));
      return () => subscription.unsubscribe();
    },
    lookAt({ centre, zoom }) {
      map.jumpTo({ center: [centre[0], centre[1]], zoom });
    },

    project(at) {
      const { x, y } = map.project([at[0], at[1]]);
      return { x, y };
    },
    unproject({ x, y }) {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    camera: () => cameraOf(map),
    view: () => viewOf(map),
    size: () => ({ width: map.getContainer().clientWidth, height: map.getContainer().clientHeight }),

    setData,
    updateData(id, { update = [], add = [], remove = [] }) {
      given.delete(id);
      void source(id)?.updateData({ update: update.map(toDiff), add: [...add], remove: [...remove] });
    },
    setFeatureState(id, code, state: FeatureState) {
      map.setFeatureState({ source: id, id: code }, state);
    },
    showGroup: (group, visible) => showLayers(LAYER_GROUPS[group], visible),
    showLayers,
    showCircles(circles) {
      for (const layer of [LAYERS.coveredOutline, LAYERS.stationAreaOutline]) {
        map.setPaintProperty(layer, 'line-dasharray', circles ? CIRCLE_DASHES : undefined);
      }
    },
    dimCoverage(dimmed) {
      map.setPaintProperty(LAYERS.coveredOutline, 'line-opacity', dimmed ? 0.3 : 1);
      map.setPaintProperty(LAYERS.coveredFill, 'fill-opacity', dimmed ? 0.015 : COVERED_OPACITY);
      map.setPaintProperty(LAYERS.stationAreaFill, 'fill-opacity', dimmed ? 0 : STATION_AREA_OPACITY);
      map.setPaintProperty(LAYERS.gapFill, 'fill-opacity', unlessHidden(dimmed ? 0.12 : GAP_OPACITY));
    },
    codesAt(point, layers) {
      const found = map.queryRenderedFeatures([point.x, point.y], { layers: [...layers] });
      // MapLibre answers once per tile: a polygon across two tiles comes twice.
      return [...new Set(found.map((feature) => String(feature.properties.code)))];
    },
    setCursor(cursor) {
      map.getCanvas().style.cursor = cursor;
    },
    holdStill(still) {
      if (still) map.dragPan.disable();
      else map.dragPan.enable();
    },
    fit(bounds, tiltDegrees) {
      map.fitBounds([bounds[0], bounds[1], bounds[2], bounds[3]], {
        ...fitting(options),
        ...(tiltDegrees === undefined ? {} : { pitch: tiltDegrees }),
        duration: motionMs(),
      });
    },
    flyTo(centre, zoom) {
      map.easeTo({ center: [centre[0], centre[1]], zoom: zoom ?? map.getZoom(), duration: motionMs() });
    },
  };
}

/** The style gives every source nothing; what has been rehearsed holds something else by now. */
function emptyFromTheStart(): (readonly [SourceId, GeoJSON.FeatureCollection])[] {
  const rehearsed = new Set(REHEARSAL.map(([id]) => id));
  return Object.values(SOURCES)
    .filter((id) => !rehearsed.has(id))
    .map((id) => [id, EMPTY_COLLECTION]);
}

/** Puts a map into its container, before its city. */
function openMap(options: MapOptions): BlankMap {
  const { container, camera, limits, colours = LIGHT_BASEMAP, scale, label } = options;
  const blank = takeBlankMap(colours, scale);
  const { map, host } = blank;
  container.append(host);
  map.getCanvas().setAttribute('aria-label', label);
  keepRedraw(map.getCanvas(), () => map.redraw());
  map.resize();
  if ('bounds' in camera)
    map.fitBounds([...camera.bounds] as [number, number, number, number], {
      ...fitting(options),
      duration: 0,
    });
  else map.jumpTo({ center: [camera.centre[0], camera.centre[1]], zoom: camera.zoom });
  map.setMaxBounds([...limits] as [number, number, number, number]);
  return blank;
}

function fitting({ container, padding = deskPadding(container) }: MapOptions) {
  return { padding: { ...padding }, maxZoom: FIT_MAX_ZOOM };
}

function cameraOf(map: maplibregl.Map): Camera {
  const { lng, lat } = map.getCenter();
  return { centre: [lng, lat], zoom: map.getZoom() };
}

function viewOf(map: maplibregl.Map): LonLatBounds {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function toDiff({ code, geometry, properties }: FeatureUpdate): maplibregl.GeoJSONFeatureDiff {
  return {
    id: code,
    ...(geometry ? { newGeometry: geometry } : {}),
    addOrUpdateProperties: Object.entries(properties ?? {}).map(([key, value]) => ({ key, value })),
  };
}

function motionMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}

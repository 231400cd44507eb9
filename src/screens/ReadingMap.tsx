/**
 * The city on a map that is only read: grids by coverage, gaps, stations, and the place one starts from.
 * Loaded on its own; whoever shows it works without it too.
 */
import { useEffect, useRef, useState } from 'react';
import type { CityData } from '../domain/city.ts';
import type { CityFigures, CoverageShape } from '../domain/figures.ts';
import type { LonLat, LonLatBounds, MultiPolygon, Polygon } from '../domain/geometry.ts';
import { groundWindows, showGround } from '../map/bindings.ts';
import { widened } from '../map/bounds.ts';
import { collection, EMPTY_COLLECTION, feature, pointFeature } from '../map/features/feature.ts';
import { focusFeatures } from '../map/features/focus.ts';
import { gridFeatures } from '../map/features/grids.ts';
import { stationFeatures } from '../map/features/stations.ts';
import { gridFill } from '../map/grid-colours.ts';
import { LAYERS, SOURCES } from '../map/ids.ts';
import { HANDLE } from '../map/images.ts';
import { type CityMap, createCityMap } from '../map/maplibre-adapter.ts';
import { withoutSmallHoles } from '../map/small-holes.ts';
import { stationZooms } from '../map/station-zooms.ts';
import { exposeMap, showCity } from '../map/test-handle.ts';
import { type BasemapColours, LIGHT_BASEMAP } from '../ui/tokens.ts';
import { cityBounds } from './city-bounds.ts';
import { listenForTaps } from './map-taps.ts';
import styles from './ReadingMap.module.css';

/** Households as heights: a grid of five hundred stands as high as a district of towers looks from here. */
const METRES_PER_HOUSEHOLD = 0.9;
const TOWER_TILT_DEGREES = 52;

/** Kinds of grids and their numbers are the desk's business. */
const DESK_ONLY = [LAYERS.gridHatch, LAYERS.gridLabels];
/** Where coverage is shown it is the one fact of the map; elsewhere people look for their house. */
const HOMES = [LAYERS.buildings, LAYERS.compounds, LAYERS.compoundLabels];

const NO_SHAPES: readonly CoverageShape[] = [];

const PADDING = { top: 20, right: 20, bottom: 20, left: 20 };

/** A place brought forward. */
export interface MapFocus {
  readonly bounds: LonLatBounds;
  readonly geometry: Polygon | MultiPolygon;
}

export interface ReadingMapProps {
  readonly city: CityData;
  /** Colours the grids by coverage; without them grids are not drawn. */
  readonly figures: CityFigures | null;
  readonly gaps?: readonly CoverageShape[];
  /** Where one walks to any station in time. */
  readonly covered?: readonly CoverageShape[];
  /** What is in view; the whole city when unsaid. Keep it stable between renders. */
  readonly focus?: MapFocus | null;
  /** Grids stand as high as they have households. */
  readonly raised?: boolean;
  /** Where one starts from. */
  readonly place?: LonLat | null;
  readonly colours?: BasemapColours;
  /** How much larger words, signs and lines are drawn than at a desk. Like the colours, that of the first render. */
  readonly scale?: number;
  /** CSS pixels kept free at the upper edge for what lies over the map. Like the colours, that of the first render. */
  readonly roomAbove?: number;
  /** Accessible name of the map. */
  readonly label: string;
  readonly onTap?: (at: LonLat) => void;
  /** Is handed every picture that is complete, see `CityMap.onStill`. */
  readonly onStill?: (canvas: HTMLCanvasElement) => void;
  /** The browser has no WebGL. */
  onBroken(): void;
}

export function ReadingMap(props: ReadingMapProps) {
  const { city, figures, gaps = NO_SHAPES, covered = NO_SHAPES, place = null, label } = props;
  const { focus = null, raised = false } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [map, setMap] = useState<CityMap | null>(null);

  useEffect(() => {
    if (container.current === null) return;
    return openMap(container.current, latest, setMap);
  }, []);
  useEffect(() => {
    const whole = cityBounds(city);
    const bounds = focus?.bounds ?? whole;
    if (map === null || bounds === null || whole === null) return;
    map.setData(SOURCES.focus, focus ? focusFeatures(focus.geometry, whole) : EMPTY_COLLECTION);
    return keepFitted(map, container.current!, bounds, raised ? TOWER_TILT_DEGREES : 0);
  }, [map, city, focus, raised]);

  useEffect(() => {
    if (map === null) return;
    showGround(map, city);
    map.setWindows(groundWindows(city));
    map.setData(
      SOURCES.grids,
      gridFeatures(city.grids.map((grid) => ({ grid, figures: undefined, draft: false }))),
    );
    const zooms = stationZooms(city.stations);
    map.setData(
      SOURCES.stations,
      stationFeatures(
        city.stations.map((station) => ({
          station,
          standing: 'open' as const,
          fromZoom: zooms[station.tier],
        })),
      ),
    );
    void showCity(map);
    void map.idle().then(() => container.current?.setAttribute('data-map-ready', 'true'));
  }, [map, city]);

  useEffect(() => {
    map?.showGroup('grids', figures !== null);
    map?.showLayers(DESK_ONLY, false);
    map?.showLayers(HOMES, figures === null);
    for (const grid of figures?.grids ?? []) {
      map?.setFeatureState(SOURCES.grids, grid.code, {
        fill: gridFill(grid, null, 'coverage'),
        heightM: grid.households * METRES_PER_HOUSEHOLD,
      });
    }
    map?.showLayers([LAYERS.gridTowers], raised && figures !== null);
    map?.showLayers([LAYERS.gridFill], !raised && figures !== null);
  }, [map, figures, raised]);

  useEffect(() => {
    map?.setData(SOURCES.gaps, collection(gaps.map(({ geometry, code }) => feature(geometry, { code }))));
  }, [map, gaps]);

  useEffect(() => {
    map?.setData(
      SOURCES.coveredOutline,
      collection(covered.map(({ geometry }) => feature(withoutSmallHoles(geometry), {}))),
    );
  }, [map, covered]);

  useEffect(() => {
    const mark = place && pointFeature(place, { role: 'handle', image: HANDLE.hot, rank: 0 });
    map?.setData(SOURCES.edit, mark ? collection([mark]) : EMPTY_COLLECTION);
  }, [map, place]);

  useEffect(() => {
    container.current?.querySelector('canvas')?.setAttribute('aria-label', label);
  }, [label]);

  return <div ref={container} className={styles.map} data-testid="map" />;
}

/** Fits the view, and keeps it so while the element changes its size, until somebody moves the map. */
function keepFitted(
  map: CityMap,
  element: HTMLElement,
  bounds: LonLatBounds,
  tiltDegrees: number,
): () => void {
  let moved = false;
  map.fit(bounds, tiltDegrees);
  const move = () => {
    moved = true;
  };
  const resize = new ResizeObserver(() => {
    map.resize();
    if (!moved) map.fit(bounds, tiltDegrees);
  });
  resize.observe(element);
  const gestures = ['pointerdown', 'wheel', 'keydown'] as const;
  for (const gesture of gestures) element.addEventListener(gesture, move, { passive: true });
  return () => {
    resize.disconnect();
    for (const gesture of gestures) element.removeEventListener(gesture, move);
  };
}

function openMap(
  element: HTMLDivElement,
  latest: { readonly current: ReadingMapProps },
  onMap: (map: CityMap | null) => void,
): () => void {
  const { city, colours = LIGHT_BASEMAP, scale, roomAbove = 0, label } = latest.current;
  const bounds = cityBounds(city);
  if (bounds === null) return () => undefined;
  let map: CityMap;
  try {
    map = createCityMap({
      container: element,
      camera: { bounds },
      limits: widened(bounds, 1),
      colours,
      scale,
      padding: { ...PADDING, top: PADDING.top + roomAbove },
      label,
    });
  } catch {
    latest.current.onBroken();
    return () => undefined;
  }
  let gone = false;
  void map.loaded.then(() => {
    if (gone) return;
    onMap(map);
    void map.idle().then(() => map.onStill((canvas) => latest.current.onStill?.(canvas)));
  });
  const stops = [exposeMap(map), listenForTaps(map, (at) => latest.current.onTap?.(at))];
  return () => {
    gone = true;
    for (const stop of stops) stop();
    onMap(null);
    map.remove();
  };
}

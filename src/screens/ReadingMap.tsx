/**
 * The city on a map that is only read: grids by coverage, gaps, stations, and the place one starts from.
 * Loaded on its own; whoever shows it works without it too.
 */
import { useEffect, useRef, useState } from 'react';
import type { CityData } from '../domain/city.ts';
import type { CityFigures, CoverageShape } from '../domain/figures.ts';
import type { LonLat, LonLatBounds } from '../domain/geometry.ts';
import { groundWindows, showGround } from '../map/bindings.ts';
import { widened } from '../map/bounds.ts';
import { collection, EMPTY_COLLECTION, feature, pointFeature } from '../map/features/feature.ts';
import { gridFeatures } from '../map/features/grids.ts';
import { stationFeatures } from '../map/features/stations.ts';
import { gridFill } from '../map/grid-colours.ts';
import { LAYERS, SOURCES } from '../map/ids.ts';
import { HANDLE } from '../map/images.ts';
import { type CityMap, createCityMap } from '../map/maplibre-adapter.ts';
import { stationZooms } from '../map/station-zooms.ts';
import { exposeMap, showCity } from '../map/test-handle.ts';
import { type BasemapColours, LIGHT_BASEMAP } from '../ui/tokens.ts';
import { cityBounds } from './city-bounds.ts';
import { listenForTaps } from './map-taps.ts';
import styles from './ReadingMap.module.css';

/** Kinds of grids and their numbers are the desk's business. */
const DESK_ONLY = [LAYERS.gridHatch, LAYERS.gridLabels];
/** Where coverage is shown it is the one fact of the map; elsewhere people look for their house. */
const HOMES = [LAYERS.buildings, LAYERS.compounds, LAYERS.compoundLabels];

const PADDING = { top: 20, right: 20, bottom: 20, left: 20 };

export interface ReadingMapProps {
  readonly city: CityData;
  /** Colours the grids by coverage; without them grids are not drawn. */
  readonly figures: CityFigures | null;
  readonly gaps?: readonly CoverageShape[];
  /** Where one starts from. */
  readonly place?: LonLat | null;
  readonly colours?: BasemapColours;
  /** Accessible name of the map. */
  readonly label: string;
  readonly onTap?: (at: LonLat) => void;
  /** The browser has no WebGL. */
  onBroken(): void;
}

export function ReadingMap(props: ReadingMapProps) {
  const { city, figures, gaps = [], place = null, label } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [map, setMap] = useState<CityMap | null>(null);

  useEffect(() => {
    if (container.current === null) return;
    return openMap(container.current, latest, setMap);
  }, []);

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
      map?.setFeatureState(SOURCES.grids, grid.code, { fill: gridFill(grid, null, 'coverage') });
    }
  }, [map, figures]);

  useEffect(() => {
    map?.setData(SOURCES.gaps, collection(gaps.map(({ geometry, code }) => feature(geometry, { code }))));
  }, [map, gaps]);

  useEffect(() => {
    const mark = place && pointFeature(place, { role: 'handle', image: HANDLE.hot, rank: 0 });
    map?.setData(SOURCES.edit, mark ? collection([mark]) : EMPTY_COLLECTION);
  }, [map, place]);

  useEffect(() => {
    container.current?.querySelector('canvas')?.setAttribute('aria-label', label);
  }, [label]);

  return <div ref={container} className={styles.map} data-testid="map" />;
}

/** Keeps the whole city in view while the element changes its size, until somebody moves the map. */
function keepFitted(map: CityMap, element: HTMLElement, bounds: LonLatBounds): () => void {
  let moved = false;
  const move = () => {
    moved = true;
  };
  const resize = new ResizeObserver(() => {
    map.resize();
    if (!moved) map.fit(bounds);
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
  const { city, colours = LIGHT_BASEMAP, label } = latest.current;
  const bounds = cityBounds(city);
  if (bounds === null) return () => undefined;
  let map: CityMap;
  try {
    map = createCityMap({
      container: element,
      camera: { bounds },
      limits: widened(bounds, 1),
      colours,
      padding: PADDING,
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
  });
  const stops = [
    keepFitted(map, element, bounds),
    exposeMap(map),
    listenForTaps(map, (at) => latest.current.onTap?.(at)),
  ];
  return () => {
    gone = true;
    for (const stop of stops) stop();
    onMap(null);
    map.remove();
  };
}

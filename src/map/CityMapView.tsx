/** The map as a component: opens it once per city, ties it to the desk, takes it down again. */
import { useEffect, useRef } from 'react';
import type { LonLat, LonLatBounds } from '../domain/geometry.ts';
import { cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import { untilComputed } from '../state/figures-store.ts';
import { strokeIn } from '../state/gesture-store.ts';
import { holdNewestStep } from '../state/newest-step.ts';
import { bindCircles } from './bind-circles.ts';
import { bindComments } from './bind-comments.ts';
import { bindEdit, type EditDrawing } from './bind-edit.ts';
import { bindPassages } from './bind-passages.ts';
import { bindSiting } from './bind-siting.ts';
import { bindWhy } from './bind-why.ts';
import { bindCoverage, bindRecords, bindView, groundWindows, showGround } from './bindings.ts';
import { openSpareMap } from './blank-map.ts';
import { geometryBounds, isEmptyBounds, joinBounds, NO_BOUNDS, widened } from './bounds.ts';
import styles from './CityMapView.module.css';
import { createFootprintCells, type FetchFootprints } from './footprint-cells.ts';
import { MIN_ZOOM } from './layers/ground.ts';
import { type CityMap, createCityMap } from './maplibre-adapter.ts';
import { createPictureTurns } from './picture-turns.ts';
import { createSketchOverlay } from './sketch-overlay.ts';
import { exposeMap, showCity } from './test-handle.ts';
import { hostTools } from './tool-host.ts';
import { createCandidateTool } from './tools/candidate.tool.ts';
import { createCircleTools } from './tools/circle.tool.ts';
import { createTools, createWaitingTool } from './tools/index.ts';
import type { ToolContext } from './tools/tool.ts';

// This code has arrived; the city is still on its way.
openSpareMap();

export interface CityMapViewProps {
  readonly desk: Desk;
  /** Accessible name of the map. */
  readonly label: string;
  readonly onMap: (map: CityMap | null) => void;
  readonly onAskForStation: (at: LonLat) => void;
  readonly onBroken: () => void;
}

export function CityMapView({ desk, label, onMap, onAskForStation, onBroken }: CityMapViewProps) {
  const container = useRef<HTMLDivElement>(null);
  // Read through refs: the map must not be opened anew because a callback or the language changed.
  const callbacks = useRef({ label, onMap, onAskForStation, onBroken });
  callbacks.current = { label, onMap, onAskForStation, onBroken };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    return openMapOn(element, desk, callbacks);
  }, [desk]);

  useEffect(() => {
    container.current?.querySelector('canvas')?.setAttribute('aria-label', label);
  }, [label]);

  return <div ref={container} className={styles.map} data-testid="map" />;
}

type Callbacks = { readonly current: Omit<CityMapViewProps, 'desk'> };

function openMapOn(element: HTMLElement, desk: Desk, callbacks: Callbacks): () => void {
  const open = cityIn(desk.stores.city);
  if (!open) return () => undefined;
  const whole = cityBounds(open);
  let map: CityMap;
  try {
    map = createCityMap({
      container: element,
      camera: desk.stores.view.getState().camera ?? { bounds: startBounds(open, desk) },
      limits: widened(whole, 1),
      label: callbacks.current.label,
    });
  } catch {
    desk.tellSeen();
    callbacks.current.onBroken();
    return () => undefined;
  }
  const stops: (() => void)[] = [];
  let gone = false;
  void map.loaded.then(() => {
    if (gone) return;
    const drawing = drawingOf(map, desk);
    stops.push(...bindAll(map, element, desk, callbacks, drawing));
    callbacks.current.onMap(map);
    void showComplete(map, desk, drawing).then(() => element.setAttribute('data-map-ready', 'true'));
  });
  return () => {
    gone = true;
    for (const stop of stops) stop();
    callbacks.current.onMap(null);
    element.removeAttribute('data-map-ready');
    map.remove();
  };
}

/** The city first, then what is counted in it. Resolves when all of that is drawn. */
async function showComplete(map: CityMap, desk: Desk, { drawn }: EditDrawing): Promise<void> {
  await showCity(map);
  desk.tellSeen();
  await untilComputed(desk.stores.figures);
  await drawn();
}

/** When pictures of this desk are drawn, and when they are complete. */
function drawingOf(map: CityMap, { stores }: Desk): EditDrawing {
  const turns = createPictureTurns({
    stand: () => holdNewestStep(stores) && strokeIn(stores.gesture.getState().gesture)?.answered !== false,
    watch(listener) {
      const watched = [stores.figures, stores.problems, stores.gesture];
      const stops = watched.map((store) => store.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  });
  const drawn = async () => {
    await turns.settled();
    await map.idle();
  };
  return { turns, drawn };
}

function bindAll(
  map: CityMap,
  element: HTMLElement,
  desk: Desk,
  callbacks: Callbacks,
  { turns, drawn }: EditDrawing,
): (() => void)[] {
  const { city, view, gesture, siting, circles } = desk.stores;
  let shownCity: OpenCity['data'] | null = null;
  let footprints: Footprints | null = null;
  const ground = () => {
    const data = cityIn(city)?.data;
    if (!data || data === shownCity) return;
    shownCity = data;
    showGround(map, data);
    footprints?.close();
    footprints = showBuildings(map, data, desk.buildingFootprints);
  };
  ground();
  map.onCameraChange((camera) => {
    view.setState({ camera });
    footprints?.look();
  });
  const edit = bindEdit(map, desk, { turns, drawn });
  const sketch = createSketchOverlay(element, map, desk);
  const context: ToolContext = {
    desk,
    map,
    setHot: edit.setHot,
    setSketch: sketch.setSketch,
    askForStation: (at) => callbacks.current.onAskForStation(at),
  };
  const tools = createTools(context);
  const waitingTool = createWaitingTool(context);
  const candidateTool = createCandidateTool(context);
  const circleTools = createCircleTools(context);
  const toolInHand = () => {
    if (strokeIn(gesture.getState().gesture)?.phase === 'waiting') return waitingTool;
    const { picking } = circles.getState();
    if (picking !== null) return circleTools[picking];
    return siting.getState().isDrawing ? candidateTool : tools[view.getState().tool];
  };
  const stopTool = view.subscribe((now, before) => {
    if (now.tool === before.tool) return;
    tools[before.tool].cancel?.();
    sketch.setCrosshair(null);
    map.setCursor('');
  });
  const stopDropped = gesture.subscribe((now, before) => {
    if (now.gesture === null && strokeIn(before.gesture)?.phase === 'drawing') {
      tools[view.getState().tool].dropped?.();
    }
  });
  const resize = new ResizeObserver(() => map.resize());
  resize.observe(element);
  return [
    turns.stop,
    bindRecords(map, desk, turns),
    bindCoverage(map, desk, turns),
    bindView(map, desk),
    bindComments(map, desk),
    bindPassages(map, desk),
    bindWhy(map, desk),
    bindSiting(map, desk),
    bindCircles(map, desk),
    edit.stop,
    sketch.stop,
    hostTools(map.canvasContainer, map, { toolInHand, showCrosshair: sketch.setCrosshair }),
    exposeMap(map, drawn),
    city.subscribe(ground),
    () => footprints?.close(),
    stopTool,
    stopDropped,
    () => resize.disconnect(),
  ];
}

interface Footprints {
  /** Asks for what the view shows, when it is near enough to show buildings. */
  look(): void;
  close(): void;
}

/** Fills the windows of the map, and draws footprints over dots as they arrive. */
function showBuildings(map: CityMap, data: OpenCity['data'], fetch: FetchFootprints): Footprints {
  const cells = createFootprintCells(fetch, () => {
    windows.buildings.forget();
    map.refillWindows();
  });
  const windows = groundWindows(data, cells.of);
  map.setWindows(windows);
  const look = () => {
    if (data.buildings.footprints === null && map.camera().zoom >= MIN_ZOOM.buildings) cells.want(map.view());
  };
  look();
  return { look, close: cells.close };
}

/** Everything the city has a place for. */
function cityBounds({ data }: OpenCity): LonLatBounds {
  const units = data.adminUnits.map(({ geometry }) => geometryBounds(geometry)).reduce(joinBounds, NO_BOUNDS);
  if (!isEmptyBounds(units)) return units;
  let bounds = NO_BOUNDS;
  const { lon, lat, count } = data.buildings;
  for (let i = 0; i < count; i++) bounds = joinBounds(bounds, [lon[i], lat[i], lon[i], lat[i]]);
  for (let i = 0; i < data.streets.lon.length; i++) {
    const [x, y] = [data.streets.lon[i], data.streets.lat[i]];
    bounds = joinBounds(bounds, [x, y, x, y]);
  }
  return isEmptyBounds(bounds) ? [73, 18, 135, 54] : bounds;
}

/** The scope when one is chosen, else the whole city. */
function startBounds(open: OpenCity, desk: Desk): LonLatBounds {
  const { scope } = desk.stores.view.getState();
  const unit = scope === null ? undefined : open.index.units.get(scope);
  return unit ? geometryBounds(unit.geometry) : cityBounds(open);
}

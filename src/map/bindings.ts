/**
 * Ties the desk's stores to the map, one binding per concern: each looks at a few stores and sends the
 * map only what changed. Bindings never write stores, except the camera. What a step changes is drawn in its turn.
 */
import type { CityData, Grid } from '../domain/city.ts';
import type { CoverageShape } from '../domain/figures.ts';
import type { Polygon } from '../domain/geometry.ts';
import { sameRecord } from '../editing/change.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import { circlePolygon } from '../engine/geometry/circle.ts';
import { cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { FigureTable } from '../state/figures-store.ts';
import { dragIn } from '../state/gesture-store.ts';
import { isRedrawn } from '../state/redrawn-grids.ts';
import { type Selection, VIEW_LAYERS } from '../state/view-store.ts';
import type { FeatureState, MapAdapter } from './adapter.ts';
import { collection, EMPTY_COLLECTION, feature } from './features/feature.ts';
import { gridFeature, gridLabel, gridLabelFeature } from './features/grids.ts';
import {
  backdropFeatures,
  buildingWindow,
  compoundFeatures,
  majorStreets,
  streetWindow,
  unitFeatures,
  unitLabels,
} from './features/ground.ts';
import { stationFeature, stationViews } from './features/stations.ts';
import { gridFill } from './grid-colours.ts';
import { SOURCES, type SourceId } from './ids.ts';
import { createKeyedSource, type KeyedItem } from './keyed-source.ts';
import type { Windows } from './maplibre-adapter.ts';
import type { PictureTurns } from './picture-turns.ts';
import { withoutSmallHoles } from './small-holes.ts';
import { type StationZooms, stationZooms } from './station-zooms.ts';

/** The ground: given once per city. */
export function groundWindows(city: CityData, footprintOf?: (code: string) => Polygon | null): Windows {
  return {
    minorStreets: streetWindow(city.streets, 'minor'),
    paths: streetWindow(city.streets, 'path'),
    buildings: buildingWindow(city.buildings, footprintOf),
  };
}

export function showGround(map: MapAdapter, city: CityData): void {
  map.setData(SOURCES.backdrop, backdropFeatures(city.backdrop));
  map.setData(SOURCES.units, unitFeatures(city.adminUnits));
  map.setData(SOURCES.unitLabels, unitLabels(city.adminUnits));
  map.setData(SOURCES.compounds, compoundFeatures(city.compounds));
  map.setData(SOURCES.streetsMajor, majorStreets(city.streets));
}

/** Colour of a grid under the present figures and the newest provisional answer. */
export function createFillOf(desk: Desk): (code: string) => string | null {
  return (code) => {
    const { city, figures, gesture, view } = desk.stores;
    const open = cityIn(city);
    const effect = gesture.getState().gesture?.effect;
    const kind = (open?.current.grids.get(code) ?? effect?.change.grids.added[code])?.kind;
    const provisional = effect?.grids.find((grid) => grid.code === code);
    const measured = provisional ?? figures.getState().current?.grids.get(code);
    if (!open || !kind || !measured) return null;
    return gridFill(measured, open.data.info.bands[kind], view.getState().colouring);
  };
}

/** Grids, labels and stations follow the records and the figures. */
export function bindRecords(map: MapAdapter, desk: Desk, turns: PictureTurns): () => void {
  const grids = createKeyedSource(map, SOURCES.grids);
  const labels = createKeyedSource(map, SOURCES.gridLabels);
  const stations = createKeyedSource(map, SOURCES.stations);
  const fillOf = createFillOf(desk);
  const shownFill = new Map<string, string | null>();
  /** Grids that a gesture touches or has touched since the last turn. */
  const touched = new Set<string>();
  let zooms: { readonly of: OpenCity['inForce']['stations']; readonly byTier: StationZooms } | null = null;
  let shownStations: OpenCity['current']['stations'] | null = null;

  const show = () => {
    const open = cityIn(desk.stores.city);
    if (!open) return;
    const table = desk.stores.figures.getState().current?.grids;
    const views = [...open.current.grids.values()].map((grid) => ({
      grid,
      figures: table?.get(grid.code),
      draft: isDrafted(open.inForce.grids.get(grid.code), grid),
    }));
    grids.show(
      views.map((view) => ({
        code: view.grid.code,
        stamp: [view.grid, view.draft],
        make: () => gridFeature(view),
      })),
    );
    labels.show(
      views.map((view) => ({
        code: view.grid.code,
        stamp: [view.grid, gridLabel(view.grid.code, view.figures?.households)],
        make: () => gridLabelFeature(view),
      })),
    );
    const { inForce, current } = open;
    if (zooms?.of !== inForce.stations || shownStations !== current.stations) showStations(open);
    recolour();
  };
  const showStations = (open: OpenCity) => {
    const inForce = open.inForce.stations;
    if (zooms?.of !== inForce) zooms = { of: inForce, byTier: stationZooms(inForce.values()) };
    shownStations = open.current.stations;
    stations.show(stationItems(open, zooms.byTier, desk.stores.view.getState().selection));
  };
  const recolour = (codes: Iterable<string> = cityIn(desk.stores.city)?.current.grids.keys() ?? []) => {
    for (const code of codes) {
      const fill = fillOf(code);
      if (shownFill.has(code) && shownFill.get(code) === fill) continue;
      shownFill.set(code, fill);
      map.setFeatureState(SOURCES.grids, code, { fill });
    }
  };
  const recolourTouched = () => {
    const current = cityIn(desk.stores.city)?.current.grids;
    recolour([...touched].filter((code) => current?.has(code)));
    touched.clear();
  };
  show();
  return together(
    desk.stores.city.subscribe(() => turns.take(show)),
    desk.stores.figures.subscribe((now, before) => {
      if (now.current !== before.current) turns.take(show);
    }),
    desk.stores.view.subscribe((now, before) => {
      if (now.colouring !== before.colouring) recolour();
      const open = cityIn(desk.stores.city);
      if (open && now.selection !== before.selection) showStations(open);
    }),
    desk.stores.gesture.subscribe((now, before) => {
      const effects = [before.gesture?.effect, now.gesture?.effect];
      if (effects[0] === effects[1]) return;
      for (const effect of effects) for (const { code } of effect?.grids ?? []) touched.add(code);
      turns.take(recolourTouched);
    }),
  );
}

/** Whether the draft has made or redrawn a grid. */
function isDrafted(before: Grid | undefined, now: Grid): boolean {
  return before === undefined || isRedrawn(before, now);
}

/** What is selected or changed by the draft is drawn at every zoom, the rest where its tier has room. */
function stationItems(open: OpenCity, zooms: StationZooms, selection: Selection | null): KeyedItem[] {
  const { current, inForce } = open;
  return stationViews(current.stations, inForce.stations).flatMap((view) => {
    const { station, standing } = view;
    const selected = selection?.kind === 'station' && selection.code === station.code;
    const changed = standing !== 'open' || !sameRecord(inForce.stations.get(station.code), station);
    const fromZoom = selected || changed ? 0 : zooms[station.tier];
    const made = stationFeature({ ...view, fromZoom });
    if (!made) return [];
    return { code: station.code, stamp: [station, standing, fromZoom], make: () => made };
  });
}

/** Service areas and gaps follow the shapes; they dim while a newer answer is awaited. */
export function bindCoverage(map: MapAdapter, desk: Desk, turns: PictureTurns): () => void {
  const { figures, settings, gesture } = desk.stores;
  const gaps = createKeyedSource(map, SOURCES.gaps);
  const method = () => figures.getState().current?.settings.method ?? settings.getState().method;
  let dimmed = false;
  const show = () => {
    const { covered, gaps: gapShapes, stationArea, computing } = figures.getState();
    gaps.show(
      peopledGaps(gapShapes, figures.getState().current).map((shape) => ({
        code: shape.code,
        stamp: [shape],
        make: () => feature(shape.geometry, { code: shape.code }),
      })),
    );
    map.setData(SOURCES.covered, areas(covered, covered));
    map.setData(SOURCES.coveredOutline, outlines(covered));
    map.setData(SOURCES.stationArea, areas(stationArea, stationArea ? [stationArea] : []));
    map.setData(
      SOURCES.stationCircle,
      method() === 'network' ? compassCircle(desk, stationArea) : EMPTY_COLLECTION,
    );
    map.showCircles(method() === 'circle');
    const held = dragIn(gesture.getState().gesture)?.subject;
    const dim = computing || (held !== undefined && held.kind !== 'vertex');
    if (dim !== dimmed) map.dimCoverage(dim);
    dimmed = dim;
  };
  show();
  return together(
    figures.subscribe(() => turns.take(show)),
    gesture.subscribe((now, before) => {
      if ((now.gesture === null) !== (before.gesture === null)) turns.take(show);
    }),
  );
}

const compassCircles = new WeakMap<CoverageShape, GeoJSON.FeatureCollection>();

/** What a compass draws around the station, beside the area from which one walks to it. */
function compassCircle({ stores }: Desk, area: CoverageShape | null): GeoJSON.FeatureCollection {
  const settings = stores.figures.getState().current?.settings;
  const location = area && cityIn(stores.city)?.current.stations.get(area.code)?.location;
  if (!area || !location || !settings) return EMPTY_COLLECTION;
  const known = compassCircles.get(area);
  if (known) return known;
  const circle = collection([feature(circlePolygon(location, limitMetres(settings)), { code: area.code })]);
  compassCircles.set(area, circle);
  return circle;
}

/** Land where nobody is left out is no gap, however far it is from a station. */
export function peopledGaps(
  gaps: ReadonlyMap<string, CoverageShape>,
  table: FigureTable | null,
): CoverageShape[] {
  return [...gaps.values()].filter(({ code }) => (table?.grids.get(code)?.gapHouseholds ?? 0) > 0);
}

const areaCache = new WeakMap<object, GeoJSON.FeatureCollection>();
/** The same collection for the same shapes, so that the adapter can skip what did not change. */
function areas(owner: object | null, shapes: readonly CoverageShape[]): GeoJSON.FeatureCollection {
  if (!owner || shapes.length === 0) return EMPTY_COLLECTION;
  const known = areaCache.get(owner) ?? collection(shapes.map(({ geometry }) => feature(geometry, {})));
  areaCache.set(owner, known);
  return known;
}

const outlineCache = new WeakMap<object, GeoJSON.FeatureCollection>();
/** The covered ground without its small holes: yards and courts between streets say nothing about coverage. */
function outlines(covered: readonly CoverageShape[]): GeoJSON.FeatureCollection {
  if (covered.length === 0) return EMPTY_COLLECTION;
  const known =
    outlineCache.get(covered) ??
    collection(covered.map(({ geometry }) => feature(withoutSmallHoles(geometry), {})));
  outlineCache.set(covered, known);
  return known;
}

/** Selection and hover as feature-state; switches of layers. */
export function bindView(map: MapAdapter, desk: Desk): () => void {
  const { view } = desk.stores;
  const mark = (selection: Selection | null, state: FeatureState) => {
    // Doors, gates and crossings are drawn anew where they are selected.
    if (selection?.kind !== 'grid' && selection?.kind !== 'station') return;
    const source: SourceId = selection.kind === 'grid' ? SOURCES.grids : SOURCES.stations;
    map.setFeatureState(source, selection.code, state);
  };
  const start = view.getState();
  mark(start.selection, { selected: true });
  for (const layer of VIEW_LAYERS) if (!start.layers.has(layer)) map.showGroup(layer, false);
  return view.subscribe((now, before) => {
    if (now.selection !== before.selection) {
      mark(before.selection, { selected: false });
      mark(now.selection, { selected: true });
    }
    if (now.hovered !== before.hovered) {
      mark(before.hovered, { hovered: false });
      mark(now.hovered, { hovered: true });
    }
    if (now.layers !== before.layers) {
      for (const layer of VIEW_LAYERS) {
        if (now.layers.has(layer) !== before.layers.has(layer)) map.showGroup(layer, now.layers.has(layer));
      }
    }
  });
}

function together(...undo: readonly (() => void)[]): () => void {
  return () => {
    for (const step of undo) step();
  };
}

/** What the edit source shows, built from the state: a plain function, tested without a map. */
import type { Grid } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import { movedLine } from '../state/drag-commands.ts';
import { type Drag, dragIn, type Gesture, strokeIn } from '../state/gesture-store.ts';
import type { BorderHit, BorderVertex } from './borders.ts';
import { withVertexMoved } from './borders.ts';
import { strokeFeatures } from './edit-picture-stroke.ts';
import { collection } from './features/feature.ts';
import { gridLabel } from './features/grids.ts';
import { stationImage } from './features/stations.ts';
import { HANDLE } from './images.ts';
import { interiorPoint } from './interior-point.ts';
import { editFeature, editPoint } from './layers/edit.ts';

export interface EditScene {
  readonly city: OpenCity;
  readonly gesture: Gesture | null;
  /** Grids that meet at the vertex held, as they were; empty otherwise. */
  readonly heldGrids: readonly Grid[];
  /** Colour of a grid as the map shows it. */
  readonly fillOf: (code: string) => string | null;
  /** Vertices offered for dragging. */
  readonly vertices: readonly BorderVertex[];
  /** The vertex chosen for the keyboard. */
  readonly chosen: LonLat | null;
  /** What the pointer would take hold of. */
  readonly hot: BorderHit | null;
  /** Codes of locked grids. */
  readonly locked: ReadonlySet<string>;
}

export function editPicture(scene: EditScene): GeoJSON.FeatureCollection {
  const { city, gesture, fillOf, locked } = scene;
  const lockedGrids = [...locked].flatMap((code) => city.current.grids.get(code) ?? []);
  const drag = dragIn(gesture);
  const stroke = strokeIn(gesture);
  return collection([
    ...lockFeatures(lockedGrids),
    ...(stroke ? strokeFeatures(stroke, fillOf) : []),
    ...(drag
      ? [...heldGridFeatures(drag, scene), ...stationFeatures(drag, scene), ...passageFeatures(drag, scene)]
      : []),
    ...handleFeatures(drag, scene),
  ]);
}

/** Hatch and sign on grids that neither give nor take ground. */
function lockFeatures(locked: readonly Grid[]): GeoJSON.Feature[] {
  return locked.flatMap(({ geometry }) => [
    editFeature('locked', geometry),
    editPoint('handle', interiorPoint(geometry), { image: HANDLE.lock, rank: 3 }),
  ]);
}

function heldGridFeatures(drag: Drag, { heldGrids, fillOf }: EditScene): GeoJSON.Feature[] {
  if (drag.subject.kind !== 'vertex') return [];
  const { subject, to, effect, refusal } = drag;
  const refused = refusal !== null;
  const shapes = heldGrids.flatMap((grid) => {
    const polygon = withVertexMoved(grid.geometry, subject.from, to);
    const households = effect?.grids.find(({ code }) => code === grid.code)?.households;
    return [
      editFeature('grid', polygon, { fill: fillOf(grid.code) ?? '', kind: grid.kind, refused }),
      editPoint('label', interiorPoint(polygon), { label: gridLabel(grid.code, households) }),
    ];
  });
  const leftOut = new Set(effect?.grids.filter((grid) => grid.gapHouseholds > 0).map(({ code }) => code));
  const gaps = refused ? [] : (effect?.gaps.filter(({ code }) => leftOut.has(code)) ?? []);
  return [...shapes, ...gaps.map((gap) => editFeature('gap', gap.geometry))];
}

function stationFeatures({ subject, to, effect }: Drag, { city }: EditScene): GeoJSON.Feature[] {
  const station = subject.kind === 'station' ? city.current.stations.get(subject.code) : undefined;
  if (!station) return [];
  const area = effect?.serviceAreas.find(({ code }) => code === station.code);
  return [
    ...(area ? [editFeature('serviceArea', area.geometry, { refused: false })] : []),
    editFeature('ghost', { type: 'LineString', coordinates: [[...subject.from], [...to]] }),
    editPoint('station', to, { image: stationImage(station.tier, 'planned') }),
  ];
}

/** Where a gate or a crossing is brought to; what stood there stays until it lands. */
function passageFeatures({ subject, to, refusal }: Drag, { city }: EditScene): GeoJSON.Feature[] {
  if (subject.kind !== 'gate' && subject.kind !== 'crossing') return [];
  const crossing = subject.kind === 'crossing' ? city.current.crossings.get(subject.code) : undefined;
  const line =
    subject.kind === 'crossing' && crossing
      ? movedLine(crossing, subject.vertex, subject.from, to)
      : [subject.from, to];
  return [
    editFeature('ghost', { type: 'LineString', coordinates: line.map((at) => [...at]) }),
    editPoint('handle', to, { image: refusal ? HANDLE.refused : HANDLE.hot, rank: 9 }),
  ];
}

function handleFeatures(drag: Drag | null, { vertices, chosen, hot }: EditScene): GeoJSON.Feature[] {
  if (drag?.subject.kind === 'vertex') {
    return [editPoint('handle', drag.to, { image: drag.refusal ? HANDLE.refused : HANDLE.hot, rank: 9 })];
  }
  const offered = vertices.map((vertex) =>
    editPoint('handle', vertex.at, { image: handleImage(vertex, chosen, hot), rank: vertex.fixed ? 0 : 1 }),
  );
  if (hot?.kind !== 'segment' || hot.fixed) return offered;
  return [...offered, editPoint('handle', hot.at, { image: HANDLE.insert, rank: 5 })];
}

function handleImage(vertex: BorderVertex, chosen: LonLat | null, hot: BorderHit | null): string {
  if (vertex.fixed) return HANDLE.fixed;
  const isHot = hot?.kind === 'vertex' && samePlace(hot.vertex.at, vertex.at);
  if (isHot || (chosen && samePlace(chosen, vertex.at))) return HANDLE.hot;
  return vertex.grids.length > 2 ? HANDLE.junction : HANDLE.vertex;
}

function samePlace(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

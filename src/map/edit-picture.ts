/** What the edit source shows, built from the state: a plain function, tested without a map. */
import type { Grid, Station } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Gesture } from '../state/gesture-store.ts';
import type { BorderHit, BorderVertex } from './borders.ts';
import { withVertexMoved } from './borders.ts';
import { collection, feature, pointFeature } from './features/feature.ts';
import { gridLabel } from './features/grids.ts';
import { stationImage } from './features/stations.ts';
import { HANDLE } from './images.ts';
import { interiorPoint } from './interior-point.ts';
import type { EditRole } from './layers/edit.ts';

export interface EditScene {
  readonly gesture: Gesture | null;
  /** Grids that meet at the vertex held; empty otherwise. */
  readonly heldGrids: readonly Grid[];
  readonly heldStation: Station | null;
  /** Colour of a grid as the map shows it. */
  readonly fillOf: (code: string) => string | null;
  /** Vertices offered for dragging. */
  readonly vertices: readonly BorderVertex[];
  /** The vertex chosen for the keyboard. */
  readonly chosen: LonLat | null;
  /** What the pointer would take hold of. */
  readonly hot: BorderHit | null;
}

export function editPicture(scene: EditScene): GeoJSON.FeatureCollection {
  return collection([...heldGridFeatures(scene), ...stationFeatures(scene), ...handleFeatures(scene)]);
}

function role(name: EditRole, properties: Record<string, unknown> = {}): Record<string, unknown> {
  return { role: name, refused: false, ...properties };
}

function heldGridFeatures({ gesture, heldGrids, fillOf }: EditScene): GeoJSON.Feature[] {
  if (gesture?.subject.kind !== 'vertex') return [];
  const { subject, to, effect, refusal } = gesture;
  const refused = refusal !== null;
  const shapes = heldGrids.flatMap((grid) => {
    const polygon = withVertexMoved(grid.geometry, subject.from, to);
    const households = effect?.grids.find(({ code }) => code === grid.code)?.households;
    return [
      feature(polygon, role('grid', { fill: fillOf(grid.code) ?? '', kind: grid.kind, refused })),
      pointFeature(interiorPoint(polygon), role('label', { label: gridLabel(grid.code, households) })),
    ];
  });
  const leftOut = new Set(effect?.grids.filter((grid) => grid.gapHouseholds > 0).map(({ code }) => code));
  const gaps = refused ? [] : (effect?.gaps.filter(({ code }) => leftOut.has(code)) ?? []);
  return [...shapes, ...gaps.map((gap) => feature(gap.geometry, role('gap')))];
}

function stationFeatures({ gesture, heldStation }: EditScene): GeoJSON.Feature[] {
  if (gesture?.subject.kind !== 'station' || !heldStation) return [];
  const { subject, to, effect } = gesture;
  const area = effect?.serviceAreas.find(({ code }) => code === subject.code);
  return [
    ...(area ? [feature(area.geometry, role('serviceArea'))] : []),
    feature({ type: 'LineString', coordinates: [[...subject.from], [...to]] as number[][] }, role('ghost')),
    pointFeature(to, role('station', { image: stationImage(heldStation.tier, 'planned') })),
  ];
}

function handleFeatures({ gesture, vertices, chosen, hot }: EditScene): GeoJSON.Feature[] {
  if (gesture?.subject.kind === 'vertex') {
    const image = gesture.refusal ? HANDLE.refused : HANDLE.hot;
    return [pointFeature(gesture.to, role('handle', { image, rank: 9 }))];
  }
  const offered = vertices.map((vertex) =>
    pointFeature(
      vertex.at,
      role('handle', { image: handleImage(vertex, chosen, hot), rank: vertex.fixed ? 0 : 1 }),
    ),
  );
  if (hot?.kind !== 'segment' || hot.fixed) return offered;
  return [...offered, pointFeature(hot.at, role('handle', { image: HANDLE.insert, rank: 5 }))];
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

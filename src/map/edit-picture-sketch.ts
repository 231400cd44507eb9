/** What the tool in hand draws of itself: its line, area or rim, and what it has picked. */
import type { Grid } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import { groundIndex } from './ground-index.ts';
import { HANDLE } from './images.ts';
import { interiorPoint } from './interior-point.ts';
import { editFeature, editPoint } from './layers/edit.ts';
import type { Sketch } from './sketch.ts';

export function sketchFeatures(sketch: Sketch | null, city: OpenCity): GeoJSON.Feature[] {
  if (!sketch) return [];
  const { line = [], area = [], rim = [], picked, grids = [], snapped, held } = sketch;
  const index = groundIndex(city.data);
  return [
    ...(picked?.compounds ?? []).flatMap((code) => {
      const compound = index.compound(code);
      return compound ? [editFeature('area', compound.geometry)] : [];
    }),
    ...grids.flatMap((code) => {
      const grid = city.current.grids.get(code);
      return grid ? [editFeature('area', grid.geometry)] : [];
    }),
    ...(picked?.buildings ?? []).flatMap((code) => {
      const at = city.index.buildingAt(code);
      return at ? [editPoint('picked', at)] : [];
    }),
    ...(picked?.blocksAt ?? []).map((at) => editPoint('picked', at)),
    ...(area.length > 2 ? [editFeature('area', ringPolygon(area))] : []),
    ...(rim.length > 2 ? [editFeature('area', ringPolygon(rim))] : []),
    ...[line, held ?? []].filter((each) => each.length > 1).map(lineFeature),
    ...line.map((at) => handle(at, HANDLE.vertex, 6)),
    // Above the handle of a vertex that is dragged.
    ...(snapped ? [handle(snapped, HANDLE.snapped, 10)] : []),
  ];
}

/** Hatch and sign on grids that neither give nor take ground. */
export function lockFeatures(locked: readonly Grid[]): GeoJSON.Feature[] {
  return locked.flatMap(({ geometry }) => [
    editFeature('locked', geometry),
    handle(interiorPoint(geometry), HANDLE.lock, 3),
  ]);
}

export function crosshairFeatures(at: LonLat | null): GeoJSON.Feature[] {
  return at ? [handle(at, HANDLE.crosshair, 10)] : [];
}

function handle(at: LonLat, image: string, rank: number): GeoJSON.Feature {
  return editPoint('handle', at, { image, rank });
}

function lineFeature(line: readonly LonLat[]): GeoJSON.Feature {
  return editFeature('line', { type: 'LineString', coordinates: line.map((at) => [...at]) });
}

function ringPolygon(ring: readonly LonLat[]): GeoJSON.Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])] };
}

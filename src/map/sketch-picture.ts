/** What the tool in hand draws of itself: its line, area or rim, and what it has picked; the keyboard's crosshair. */
import type { LonLat } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import { collection } from './features/feature.ts';
import { groundIndex } from './ground-index.ts';
import { HANDLE } from './images.ts';
import { editFeature, editPoint } from './layers/edit.ts';
import type { Sketch } from './sketch.ts';

/** `crosshair`: where that of the keyboard stands. */
export function sketchPicture(
  sketch: Sketch | null,
  crosshair: LonLat | null,
  city: OpenCity,
): GeoJSON.FeatureCollection {
  return collection([
    ...(sketch ? sketchFeatures(sketch, city) : []),
    ...(crosshair ? [handle(crosshair, HANDLE.crosshair, 10)] : []),
  ]);
}

function sketchFeatures(sketch: Sketch, city: OpenCity): GeoJSON.Feature[] {
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

function handle(at: LonLat, image: string, rank: number): GeoJSON.Feature {
  return editPoint('handle', at, { image, rank });
}

function lineFeature(line: readonly LonLat[]): GeoJSON.Feature {
  return editFeature('line', { type: 'LineString', coordinates: line.map((at) => [...at]) });
}

function ringPolygon(ring: readonly LonLat[]): GeoJSON.Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])] };
}

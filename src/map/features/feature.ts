/** Small makers of GeoJSON, so that builders read as data. */
import type { LonLat } from '../../domain/geometry.ts';

export function feature(geometry: GeoJSON.Geometry, properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: 'Feature', geometry, properties };
}

export function pointFeature(at: LonLat, properties: Record<string, unknown>): GeoJSON.Feature {
  return feature({ type: 'Point', coordinates: [at[0], at[1]] }, properties);
}

export function collection(features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

export const EMPTY_COLLECTION: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

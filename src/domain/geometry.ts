import type { LineString, MultiPolygon, Point, Polygon } from 'geojson';

/**
 * A position as it is stored and exchanged: CGCS2000 longitude and latitude in degrees.
 * The optional brand keeps it apart from {@link LocalPoint} without a cast on literals.
 */
export type LonLat = readonly [lon: number, lat: number] & { readonly frame?: 'lonlat' };

/** A position in the city's local metric frame: metres east and north of the frame's origin. */
export type LocalPoint = readonly [xM: number, yM: number] & { readonly frame?: 'local' };

/** [west, south, east, north] in degrees. */
export type LonLatBounds = readonly [west: number, south: number, east: number, north: number];

export type { LineString, MultiPolygon, Point, Polygon };

/** Stored coordinates carry seven decimals: about one centimetre, and exactly what OpenStreetMap carries. */
export const COORDINATE_SCALE = 1e7;

/** Rounds a degree value to the stored precision; equal inputs give identical doubles. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * COORDINATE_SCALE) / COORDINATE_SCALE;
}

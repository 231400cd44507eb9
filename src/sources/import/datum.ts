/**
 * Every import declares its datum; what is stored is CGCS2000. WGS 84 equals CGCS2000 within a few
 * centimetres and passes unchanged. GCJ-02 and BD-09 are shifted back by gcoord.
 */
import gcoord from 'gcoord';

export const DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
export type Datum = (typeof DATUMS)[number];

const SHIFTED = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** One position, shifted back from the datum it was given in. Degrees. */
export function fromDatum(lon: number, lat: number, datum: Datum): [number, number] {
  if (datum === 'wgs84' || datum === 'cgcs2000') return [lon, lat];
  return gcoord.transform([lon, lat], SHIFTED[datum], gcoord.WGS84) as [number, number];
}

/**
 * Coordinates of any depth, as new arrays. Nothing is changed in place: a ring may be closed by the very
 * same array at both ends, and would be shifted twice.
 */
export function coordinatesFromDatum(coordinates: unknown, datum: Datum): unknown {
  if (datum === 'wgs84' || datum === 'cgcs2000' || !Array.isArray(coordinates)) return coordinates;
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') {
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? fromDatum(lon, lat, datum) : [lon, lat];
  }
  return coordinates.map((inner) => coordinatesFromDatum(inner, datum));
}

import type { LocalPoint, LonLat } from '../../domain/geometry.ts';
import type { LocalFrame } from '../geometry/local-frame.ts';

const STEP = 0.01;

/**
 * The plane in which a check lays polygons over each other: degrees, stretched to metres as they are at
 * the middle of the frame. Between two stored positions a border is straight in degrees (RFC 7946, 3.1.1).
 * A map projection would bend it, by 13 cm over 4 km, and a neighbour with one more vertex on that border
 * would seem to overlap. Areas are for messages: they are 0.1 % off per 20 km north or south of the middle.
 */
export interface DegreePlane {
  /** What a degree of longitude and one of latitude measure in it. */
  readonly metresPerDegree: readonly [lon: number, lat: number];
  toLocal(lon: number, lat: number): LocalPoint;
  toLonLat(xM: number, yM: number): LonLat;
}

export function degreePlane({ origin: [lon0, lat0], toLocal }: LocalFrame): DegreePlane {
  const metresPerLon = toLocal(lon0 + STEP, lat0)[0] / STEP;
  const metresPerLat = toLocal(lon0, lat0 + STEP)[1] / STEP;
  return {
    metresPerDegree: [metresPerLon, metresPerLat],
    toLocal: (lon, lat) => [(lon - lon0) * metresPerLon, (lat - lat0) * metresPerLat],
    toLonLat: (xM, yM) => [lon0 + xM / metresPerLon, lat0 + yM / metresPerLat],
  };
}

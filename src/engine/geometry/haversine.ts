export const MEAN_EARTH_RADIUS_M = 6371008.8;
const RADIANS = Math.PI / 180;

/**
 * Metres between two positions on the sphere of mean radius 6,371,008.8 m. All walking lengths are
 * measured this way, as routers do (OSRM, OSMnx, Turf), so that ours can be held against theirs.
 */
export function haversineM(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * MEAN_EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

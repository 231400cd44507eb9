import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { interiorPoint } from '../../engine/geometry/interior-point.ts';
import { PreparedPolygon } from '../../engine/geometry/prepared-polygon.ts';
import type { Door } from './community.ts';

/** The doors in a polygon, its border included. */
export function doorsIn({ coordinates }: Polygon, doors: readonly Door[]): Door[] {
  const prepared = new PreparedPolygon(coordinates);
  return doors.filter(({ at: [lon, lat] }) => prepared.covers(lon, lat));
}

/** Each door once that lies in any of the polygons. */
export function doorsInAny(polygons: readonly Polygon[], doors: readonly Door[]): Door[] {
  return [...new Set(polygons.flatMap((polygon) => doorsIn(polygon, doors)))];
}

export function householdsBehind(doors: readonly Door[]): number {
  return doors.reduce((sum, { households }) => sum + households, 0);
}

// Problems point at the same grids after every edit.
const places = new WeakMap<Polygon, LonLat>();

/** A position inside the polygon to point at. */
export function placeIn(polygon: Polygon): LonLat {
  const known = places.get(polygon);
  if (known !== undefined) return known;
  const { coordinates } = polygon;
  const [lon, lat] = interiorPoint([coordinates]) ?? coordinates[0][0];
  places.set(polygon, [lon, lat]);
  return [lon, lat];
}

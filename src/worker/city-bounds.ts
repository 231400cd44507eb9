import type { CityData } from '../domain/city.ts';
import type { LonLat, LonLatBounds } from '../domain/geometry.ts';
import { type PlanarBounds, shapeBounds, unionBounds } from '../engine/geometry/planar.ts';

const NOTHING: PlanarBounds = [Infinity, Infinity, -Infinity, -Infinity];

/** The box around the city's units, or, where it has none, around its streets and buildings; `null` for an empty city. */
export function cityBounds(city: CityData): LonLatBounds | null {
  const units = city.adminUnits.map(({ geometry }) =>
    shapeBounds(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates),
  );
  const bounds =
    units.length > 0
      ? units.reduce(unionBounds, NOTHING)
      : unionBounds(columnBounds(city.streets), columnBounds(city.buildings));
  return bounds[0] <= bounds[2] ? bounds : null;
}

/** Whether the position lies in the box, its border included. */
export function within([west, south, east, north]: LonLatBounds, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** The centre of the city, where its metric frame is true. */
export function cityCentre(city: CityData): LonLat {
  const bounds = cityBounds(city);
  return bounds === null ? [0, 0] : [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

function columnBounds({ lon, lat }: { lon: Float64Array; lat: Float64Array }): PlanarBounds {
  let [minX, minY, maxX, maxY] = NOTHING;
  for (let i = 0; i < lon.length; i++) {
    minX = Math.min(minX, lon[i]);
    minY = Math.min(minY, lat[i]);
    maxX = Math.max(maxX, lon[i]);
    maxY = Math.max(maxY, lat[i]);
  }
  return [minX, minY, maxX, maxY];
}

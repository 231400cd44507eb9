import type { CityData } from '../../domain/city.ts';
import { createLocalFrame, type LocalFrame } from '../geometry/local-frame.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { shapeBounds, unionBounds } from '../geometry/planar.ts';

/** The city's metric frame: centred on the box around its units, grids, compounds and stations. */
export function cityFrame(city: CityData): LocalFrame {
  const areas = [...city.adminUnits, ...city.grids, ...city.compounds];
  const places = city.stations.flatMap(({ location }) => (location === null ? [] : [location]));
  const [west, south, east, north] = [
    ...areas.map(({ geometry }) => shapeBounds(shapeOf(geometry))),
    ...places.map(([lon, lat]) => [lon, lat, lon, lat] as const),
  ].reduce(unionBounds, shapeBounds([]));
  if (west <= east) return createLocalFrame([(west + east) / 2, (south + north) / 2]);
  return createLocalFrame([city.buildings.lon[0] ?? 0, city.buildings.lat[0] ?? 0]);
}

import type { CityData } from '../domain/city.ts';
import type { LonLatBounds } from '../domain/geometry.ts';
import { geometryBounds, isEmptyBounds, joinBounds, NO_BOUNDS } from '../map/bounds.ts';

/** The box around the city's units; around its streets and stations where it has no units; `null` around nothing. */
export function cityBounds(city: CityData): LonLatBounds | null {
  const units = city.adminUnits.map(({ geometry }) => geometryBounds(geometry)).reduce(joinBounds, NO_BOUNDS);
  const box = isEmptyBounds(units) ? [...placesOf(city)].reduce(joinBounds, NO_BOUNDS) : units;
  return isEmptyBounds(box) ? null : box;
}

function* placesOf({ stations, streets }: CityData): Generator<LonLatBounds> {
  for (const { location } of stations) {
    if (location !== null) yield [location[0], location[1], location[0], location[1]];
  }
  for (let i = 0; i < streets.lon.length; i++) {
    yield [streets.lon[i], streets.lat[i], streets.lon[i], streets.lat[i]];
  }
}

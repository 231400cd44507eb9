import type { AdminLevel, AdminUnit, CityData } from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';

const LEVELS_FROM_TOP: readonly AdminLevel[] = ['prefecture', 'county', 'subdistrict', 'community'];

/** Degrees. */
export interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Bounds of everything that has a place; a small square at 0, 0 for a city without anything. */
export function extentOf(city: CityData): Extent {
  const extent: Extent = { west: 180, south: 90, east: -180, north: -90 };
  const take = (lon: number, lat: number) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return;
    extent.west = Math.min(extent.west, lon);
    extent.south = Math.min(extent.south, lat);
    extent.east = Math.max(extent.east, lon);
    extent.north = Math.max(extent.north, lat);
  };
  const takeNested = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === 'number') take(coordinates[0], coordinates[1]);
    else coordinates.forEach(takeNested);
  };
  for (const columns of [city.buildings, city.streets, city.exactNetwork]) {
    for (let row = 0; row < (columns?.lon.length ?? 0); row++) take(columns!.lon[row]!, columns!.lat[row]!);
  }
  for (const { geometry } of [...city.adminUnits, ...city.grids, ...city.compounds])
    takeNested(geometry.coordinates);
  for (const { location } of city.stations) if (location) take(location[0], location[1]);
  return extent.west <= extent.east ? extent : { west: 0, south: 0, east: 0, north: 0 };
}

/**
 * The city's units with exactly one on top. Where the city brings none, or several, a unit of its whole
 * extent is put above: buildings outside every community belong to it.
 */
export function withOneRoot(city: CityData, extent: Extent): AdminUnit[] {
  const codes = new Set(city.adminUnits.map((unit) => unit.code));
  const isRoot = (unit: AdminUnit) => unit.parentCode === null || !codes.has(unit.parentCode);
  const roots = city.adminUnits.filter(isRoot);
  if (roots.length === 1) {
    return city.adminUnits.map((unit) => (unit === roots[0] ? { ...unit, parentCode: null } : unit));
  }
  const highest = Math.min(
    LEVELS_FROM_TOP.indexOf('subdistrict'),
    ...roots.map((unit) => LEVELS_FROM_TOP.indexOf(unit.level)),
  );
  const root: AdminUnit = {
    code: codes.has(city.info.code) ? `${city.info.code}-city` : city.info.code,
    name: city.info.name,
    level: LEVELS_FROM_TOP[Math.max(0, highest - 1)]!,
    parentCode: null,
    geometry: rectangle(extent),
    totals: {},
  };
  return [root, ...city.adminUnits.map((unit) => (isRoot(unit) ? { ...unit, parentCode: root.code } : unit))];
}

/** The extent with a margin of about a hundred metres. */
function rectangle({ west, south, east, north }: Extent): Polygon {
  const margin = 0.001;
  const [w, s, e, n] = [west - margin, south - margin, east + margin, north + margin];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

/** From domain nouns to the rows that the functions of the migration `load_city` take: geometry as GeoJSON text. */
import type { AdminUnit, BuildingTable, CityData, StreetTable } from '../../domain/city.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import type { Row } from './usable-rows.ts';

const geojson = (geometry: unknown): string =>
  JSON.stringify(geometry, (_, value) => (typeof value === 'number' ? roundDegrees(value) : value));

export const unitRow = (unit: AdminUnit): Row => ({ ...unit, geometry: geojson(unit.geometry) });
export const compoundRow = (compound: CityData['compounds'][number]): Row => ({
  ...compound,
  geometry: geojson(compound.geometry),
});
export const gridRow = (grid: CityData['grids'][number]): Row => ({
  ...grid,
  geometry: geojson(grid.geometry),
});
export const backdropRow = (feature: CityData['backdrop'][number]): Row => ({
  ...feature,
  geometry: geojson(feature.geometry),
});
export const gateRow = (gate: CityData['gates'][number]): Row => ({
  code: gate.code,
  compoundCode: gate.compoundCode,
  open: gate.open,
  stepFree: gate.stepFree,
  lon: roundDegrees(gate.geometry.coordinates[0]!),
  lat: roundDegrees(gate.geometry.coordinates[1]!),
});
export const crossingRow = ({ line, ...crossing }: CityData['crossings'][number]): Row => ({
  ...crossing,
  geometry: geojson({ type: 'LineString', coordinates: line }),
});
export const stationRow = ({ location, ...station }: CityData['stations'][number]): Row => ({
  ...station,
  lon: location && roundDegrees(location[0]),
  lat: location && roundDegrees(location[1]),
});

export function buildingRows(buildings: BuildingTable, city: CityData): Row[] {
  return buildings.codes.map((code, row) => ({
    code,
    households: buildings.households[row],
    older: buildings.olderHouseholds[row]! < 0 ? null : buildings.olderHouseholds[row],
    estimated: buildings.estimated[row] === 1,
    kind: buildings.kinds[row],
    compoundCode: city.compounds[buildings.compoundIndex[row]!]?.code ?? null,
    lon: roundDegrees(buildings.lon[row]!),
    lat: roundDegrees(buildings.lat[row]!),
    footprint: buildings.footprints?.[row] ? geojson(buildings.footprints[row]) : null,
  }));
}

export function streetRows(streets: StreetTable): Row[] {
  return streets.ids.map((id, row) => {
    const coordinates: number[][] = [];
    for (let vertex = streets.offsets[row]!; vertex < streets.offsets[row + 1]!; vertex++) {
      coordinates.push([streets.lon[vertex]!, streets.lat[vertex]!]);
    }
    return {
      id,
      kind: streets.kinds[row],
      name: streets.names[row],
      access: streets.access[row],
      flags: streets.flags[row],
      geometry: geojson({ type: 'LineString', coordinates }),
    };
  });
}

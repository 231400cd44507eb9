/** Where a code is: what the problem list, the table and the search zoom to. */
import type { LonLatBounds } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import { geometryBounds } from './bounds.ts';

/** The box of whatever carries this code; `null` when nothing on the map does. */
export function placeOf(city: OpenCity, code: string): LonLatBounds | null {
  const grid = city.current.grids.get(code) ?? city.inForce.grids.get(code);
  if (grid) return geometryBounds(grid.geometry);
  const location = (city.current.stations.get(code) ?? city.inForce.stations.get(code))?.location;
  if (location) return [location[0], location[1], location[0], location[1]];
  const gate = city.current.gates.get(code) ?? city.inForce.gates.get(code);
  if (gate) return geometryBounds(gate.geometry);
  const crossing = city.current.crossings.get(code) ?? city.inForce.crossings.get(code);
  if (crossing)
    return geometryBounds({ type: 'LineString', coordinates: crossing.line.map((at) => [...at]) });
  const unit = city.index.units.get(code);
  if (unit) return geometryBounds(unit.geometry);
  const building = city.index.buildingAt(code);
  if (building) return [...building, ...building];
  const compound = city.data.compounds.find((candidate) => candidate.code === code);
  return compound ? geometryBounds(compound.geometry) : null;
}

/**
 * A city from OpenStreetMap: streets, buildings with estimated households, named residential areas as
 * compounds with their gates, water, green and barriers. Grids, units and stations it does not know.
 */
import type { CityData } from '../../../domain/city.ts';
import { buildingTable, emptyCity, streetTable } from '../../package/city-tables.ts';
import { FLOOR_AREA_PER_HOUSEHOLD_M2 } from './household-estimate.ts';
import { osmAreas } from './osm-areas.ts';
import { osmBackdrop } from './osm-backdrop.ts';
import type { OsmData, OsmFault } from './osm-elements.ts';
import {
  isBuilding,
  isCompound,
  isResidentialArea,
  osmBuildings,
  osmCompounds,
  osmGates,
} from './osm-places.ts';
import { osmStreets } from './osm-streets.ts';

export interface OsmCity {
  readonly city: CityData;
  /** Elements that were wanted but could not be used, or only in part. */
  readonly faults: readonly OsmFault[];
  readonly notes: readonly string[];
}

export function osmCity(data: OsmData, name: string): OsmCity {
  const faults: OsmFault[] = [...data.faults];
  const { streets, faults: streetFaults } = osmStreets(data);
  faults.push(...streetFaults);
  const homes = osmAreas(data, (tags) => isResidentialArea(tags) || isCompound(tags), faults);
  const compounds = osmCompounds(homes.filter(({ tags }) => isCompound(tags)));
  for (const { id, tags } of homes) {
    if (isCompound(tags)) continue;
    const reason =
      'is a residential area without a name, so it is no compound; its buildings still count as homes.';
    const element = id.startsWith('w') ? `way ${id.slice(1)}` : `relation ${id.slice(1)}`;
    faults.push({ element, reason, kept: true });
  }
  const footprints = osmAreas(data, isBuilding, faults);
  const residential = homes.filter(({ tags }) => isResidentialArea(tags));
  const buildings = buildingTable(osmBuildings(footprints, compounds, residential));
  const city: CityData = {
    ...emptyCity({
      name,
      code: '000000',
      crs: 'EPSG:4490',
      source: 'OpenStreetMap contributors',
      licence: 'ODbL-1.0',
      dataDate: data.date,
    }),
    compounds,
    gates: osmGates(data, compounds),
    buildings,
    streets: streetTable(streets),
    backdrop: osmBackdrop(data, faults),
  };
  const homeCount = buildings.households.filter((households) => households > 0).length;
  const notes = [
    `Households are estimates: footprint × levels ÷ ${FLOOR_AREA_PER_HOUSEHOLD_M2} m² for ${homeCount} residential buildings of ${buildings.count}, and marked so in every row.`,
  ];
  return { city, faults, notes };
}

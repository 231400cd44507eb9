import type { Station, StationCapacity } from '../domain/city.ts';
import { type LoadSums, sumLoads } from '../engine/metrics/station-load.ts';
import type { FigureTable } from './figures-store.ts';

/** Loads of the stations that have a place: homes can walk to no other. `null` figures reach nobody. */
export function loadsOf(
  table: FigureTable | null,
  stations: Iterable<Station>,
  capacity: StationCapacity,
): LoadSums {
  return sumLoads(
    Array.from(stations)
      .filter(({ location }) => location !== null)
      .map((station) => ({ ...station, reachedHouseholds: table?.stations.get(station.code) ?? 0 })),
    capacity,
  );
}

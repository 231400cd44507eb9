import type { Station } from '../domain/city.ts';
import type { OpenCity } from './city-store.ts';
import { unitCovers } from './jurisdiction.ts';

/** Stations of the map in force that stand in one of the communities, by name. */
export function stationsWithin(city: OpenCity, communityCodes: readonly string[]): Station[] {
  return [...city.inForce.stations.values()]
    .filter(
      ({ location }) => location !== null && communityCodes.some((code) => unitCovers(city, code, location)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

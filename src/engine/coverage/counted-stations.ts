import type { Station } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import { canReadHours, hoursAt } from './open-hours.ts';

/** Which stations count: those that offer the service, are of the tier, and are open at the hour. `null` asks nothing. */
export type StationFilter = Pick<CoverageSettings, 'service' | 'tier' | 'at'>;

/**
 * The test whether a station counts under a filter. A station without a place (online) never does.
 * Where an hour is asked for, a station counts only if its hours say it is open then: hours that are
 * unknown, cannot be read, or depend on an arrangement do not. Without an hour, hours play no part.
 * Throws when `at` is not an ISO time without zone.
 */
export function stationCounter(filter: StationFilter): (station: Station) => boolean {
  const isOpen = filter.at === null ? null : hoursAt(filter.at);
  return ({ location, openingHours, services, tier }) =>
    location !== null &&
    (filter.service === null || services.includes(filter.service)) &&
    (filter.tier === null || tier === filter.tier) &&
    (isOpen === null || (openingHours !== null && isOpen(openingHours, location) === true));
}

/** Stations whose hours are unknown or cannot be read: at no hour do they count. Online ones are passed over. */
export function stationsWithoutHours(stations: readonly Station[]): Station[] {
  return stations.filter(
    ({ openingHours, location }) =>
      location !== null && (openingHours === null || !canReadHours(openingHours)),
  );
}

import type { Station } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';

/** Which stations count: those that offer the service, are of the tier, and are open at the hour. `null` asks nothing. */
export type StationFilter = Pick<CoverageSettings, 'service' | 'tier' | 'at'>;

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The test whether a station counts under a filter. A station without a place (online) never does.
 * Where an hour is asked for, a station counts only if its hours say it is open then: hours that are
 * unknown, cannot be read, or depend on an arrangement do not. Without an hour, hours play no part.
 * The library that reads hours is large and loaded only when an hour is asked for.
 * Throws when `at` is not an ISO time without zone.
 */
export async function stationCounter(filter: StationFilter): Promise<(station: Station) => boolean> {
  const isOpen = filter.at === null ? () => true : await openAt(filter.at);
  return (station) =>
    station.location !== null &&
    (filter.service === null || station.services.includes(filter.service)) &&
    (filter.tier === null || station.tier === filter.tier) &&
    isOpen(station);
}

/**
 * The moment whose year, month, day and clock read as given, wherever this machine stands: hours are
 * compared with the clock on the wall, and that is China's for every station. `null` when it is no such time.
 */
export function clockTime(at: string): Date | null {
  const match = LOCAL_TIME.exec(at);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day && hour < 24 && minute < 60;
  return isReal ? date : null;
}

async function openAt(at: string): Promise<(station: Station) => boolean> {
  const date = clockTime(at);
  if (date === null) throw new RangeError(`expected a time like 2026-11-22T10:00, got ${at}`);
  const { default: OpeningHours } = await import('opening_hours');
  const stateOf = new Map<string, boolean>();
  return ({ openingHours, location }) => {
    if (openingHours === null || location === null) return false;
    const known = stateOf.get(openingHours);
    if (known !== undefined) return known;
    const state = isOpenAt(OpeningHours, openingHours, location, date);
    stateOf.set(openingHours, state);
    return state;
  };
}

/** Stations whose hours are unknown or cannot be read: at no hour do they count. Online ones are passed over. */
export async function stationsWithoutHours(stations: readonly Station[]): Promise<Station[]> {
  const { default: OpeningHours } = await import('opening_hours');
  return stations.filter(
    ({ openingHours, location }) =>
      location !== null &&
      (openingHours === null || readHours(OpeningHours, openingHours, location) === null),
  );
}

function isOpenAt(
  OpeningHours: OpeningHoursReader,
  openingHours: string,
  location: LonLat,
  date: Date,
): boolean {
  return readHours(OpeningHours, openingHours, location)?.getState(date) ?? false;
}

type OpeningHoursReader = typeof import('opening_hours').default;

/** `null` when the text is not OSM `opening_hours`. */
function readHours(OpeningHours: OpeningHoursReader, openingHours: string, [lon, lat]: LonLat) {
  const place = { lat, lon, address: { country_code: 'cn', state: '' } };
  try {
    return new OpeningHours(openingHours, place);
  } catch {
    return null;
  }
}

import type { Station } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import { stationCounter, stationsWithoutHours } from '../../engine/coverage/counted-stations.ts';
import type { Condition } from '../../engine/coverage/explain/find-reason.ts';

/** Whether a station counts under the settings asked once these conditions are lifted. */
export type StationConditions = (station: Station, lifted: readonly Condition[]) => boolean;

/** Reads the hours of the stations where an hour is asked about. */
export function stationConditions(
  settings: CoverageSettings,
  stations: readonly Station[],
): StationConditions {
  const offers = stationCounter({ ...settings, at: null });
  const isOpen = stationCounter({ service: null, tier: null, at: settings.at });
  const withoutHours = settings.at === null ? [] : stationsWithoutHours(stations);
  const isUnknown = new Set(withoutHours.map(({ code }) => code));
  return (station, lifted) =>
    station.location !== null &&
    (lifted.includes('service') || offers(station)) &&
    (lifted.includes(isUnknown.has(station.code) ? 'unknown_hours' : 'hours') || isOpen(station));
}

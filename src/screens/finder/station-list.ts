/** The list itself: stations with their walk and their hours, in the order in which people need them. */
import { STATION_TIERS, type Station } from '../../domain/city.ts';
import type { WalkedStation } from '../../worker/protocol.ts';
import type { OpeningReader, OpeningState } from './opening-state.ts';

export interface ListedStation {
  readonly station: Station;
  /** `null` before a place is known, for online stations, and where no path leads. */
  readonly walk: WalkedStation | null;
  /** `null` until the hours can be read. */
  readonly opening: OpeningState | null;
}

/**
 * All stations: nearest on foot first, then those without a walk by tier and name, online ones last.
 */
export function listStations(
  stations: readonly Station[],
  walks: readonly WalkedStation[],
  readOpening: OpeningReader | null,
  now: Date,
): readonly ListedStation[] {
  const walkTo = new Map(walks.map((walk) => [walk.stationCode, walk]));
  return stations
    .map((station): ListedStation => {
      const walk = walkTo.get(station.code) ?? null;
      const opening = readOpening?.(station.openingHours, now, station.location) ?? null;
      return { station, walk, opening };
    })
    .sort(
      (a, b) =>
        minutesOf(a) - minutesOf(b) ||
        STATION_TIERS.indexOf(a.station.tier) - STATION_TIERS.indexOf(b.station.tier) ||
        a.station.name.localeCompare(b.station.name, 'zh-CN'),
    );
}

/** Open at this moment for anyone who comes. Conditional and unknown hours are not promised. */
export function isOpen({ opening }: ListedStation): boolean {
  return opening?.kind === 'open' || opening?.kind === 'always';
}

/** Beyond every walk, but comparable: online stations come after those without a path. */
const NO_PATH_MINUTES = 1e9;

function minutesOf({ station, walk }: ListedStation): number {
  if (walk !== null) return walk.walkMinutes;
  return station.location === null ? 2 * NO_PATH_MINUTES : NO_PATH_MINUTES;
}

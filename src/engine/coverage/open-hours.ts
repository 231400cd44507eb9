import type { LonLat } from '../../domain/geometry.ts';
import { clockTime } from '../hours/clock-time.ts';
import { placeHours } from '../hours/hours-state.ts';
import { parseHours } from '../hours/parse-hours.ts';

/** Whether hours at a place say open; `null` where they cannot be read or depend on an arrangement. */
export type HoursAtMoment = (openingHours: string, place: LonLat) => boolean | null;

const SAYS_OPEN = { open: true, closed: false, unknown: null } as const;

/** Tells of OSM `opening_hours` whether they say open at a time. Throws when `at` is not an ISO time without zone. */
export function hoursAt(at: string): HoursAtMoment {
  const moment = clockTime(at);
  if (moment === null) throw new RangeError(`expected a time like 2026-11-22T10:00, got ${at}`);
  // A city has few texts. Places in one degree see the sun rise within minutes of each other.
  const known = new Map<string, boolean | null>();
  return (openingHours, place) => {
    const key = `${Math.round(place[0])} ${Math.round(place[1])} ${openingHours}`;
    let isOpen = known.get(key);
    if (isOpen === undefined) {
      const hours = placeHours(openingHours, place);
      isOpen = hours === null ? null : SAYS_OPEN[hours.at(moment).state];
      known.set(key, isOpen);
    }
    return isOpen;
  };
}

/** Whether a text can be read as OSM `opening_hours`. */
export function canReadHours(openingHours: string): boolean {
  return parseHours(openingHours) !== null;
}

import type { LonLat } from '../../domain/geometry.ts';

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The moment whose year, month, day and clock read as given, wherever this machine stands: hours are
 * compared with the clock on the wall, and that is China's everywhere. `null` when it is no such time.
 */
export function clockTime(at: string): Date | null {
  const match = LOCAL_TIME.exec(at);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day && hour < 24 && minute < 60;
  return isReal ? date : null;
}

/** Whether hours at a place say open; `null` where they cannot be read or depend on an arrangement. */
export type HoursAtMoment = (openingHours: string, place: LonLat) => boolean | null;

/**
 * Tells of OSM `opening_hours` whether they say open at a time. The library that reads them is large and loaded
 * only when this is called. Throws when `at` is not an ISO time without zone.
 */
export async function hoursAt(at: string): Promise<HoursAtMoment> {
  const date = clockTime(at);
  if (date === null) throw new RangeError(`expected a time like 2026-11-22T10:00, got ${at}`);
  const { default: OpeningHours } = await import('opening_hours');
  const stateOf = new Map<string, boolean | null>();
  return (openingHours, place) => {
    const known = stateOf.get(openingHours);
    if (known !== undefined) return known;
    const hours = knownHours(OpeningHours, openingHours, place);
    const state = hours === null || hours.getUnknown(date) ? null : hours.getState(date);
    stateOf.set(openingHours, state);
    return state;
  };
}

/** Tells whether a text can be read as OSM `opening_hours`. */
export async function hoursCheck(): Promise<(openingHours: string, place: LonLat) => boolean> {
  const { default: OpeningHours } = await import('opening_hours');
  return (openingHours, place) => knownHours(OpeningHours, openingHours, place) !== null;
}

/** What the library makes of a text; `null` when it is not OSM `opening_hours`. */
export async function readHours(openingHours: string, place: LonLat): Promise<Hours | null> {
  const { default: OpeningHours } = await import('opening_hours');
  return knownHours(OpeningHours, openingHours, place);
}

type OpeningHoursReader = typeof import('opening_hours').default;
type Hours = InstanceType<OpeningHoursReader>;

/** Reading a text costs far more than asking it, and a city has few texts: they are read once. */
const readings = new Map<string, Hours | null>();
const MOST_READINGS = 5000;

/** `null` when the text is not OSM `opening_hours`. Places in one degree see the sun rise within minutes of each other. */
function knownHours(
  OpeningHours: OpeningHoursReader,
  openingHours: string,
  [lon, lat]: LonLat,
): Hours | null {
  const key = `${Math.round(lon)} ${Math.round(lat)} ${openingHours}`;
  let hours = readings.get(key);
  if (hours === undefined) {
    if (readings.size >= MOST_READINGS) readings.clear();
    hours = parseHours(OpeningHours, openingHours, { lat, lon, address: { country_code: 'cn', state: '' } });
    readings.set(key, hours);
  }
  return hours;
}

function parseHours(
  OpeningHours: OpeningHoursReader,
  openingHours: string,
  place: ConstructorParameters<OpeningHoursReader>[1],
): Hours | null {
  try {
    return new OpeningHours(openingHours, place);
  } catch {
    return null;
  }
}

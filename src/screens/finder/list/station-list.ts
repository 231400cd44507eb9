/** The list itself: stations with their walk, in the order in which people need them, and what filters leave of it. */
import { STATION_TIERS } from '../../../domain/city.ts';
import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import type { PublicStation } from '../../../domain/public-city.ts';
import { tileAt, tilesAround } from '../../../domain/public-tiles.ts';
import { haversineM } from '../../../engine/geometry/haversine.ts';
import { isWithin } from '../place/place.ts';

/** A walk as far as it is known: a home's published minutes come before its metres are worked out. */
export interface KnownWalk {
  readonly stationCode: string;
  readonly walkMinutes: number;
  readonly walkMetres: number | null;
}

/** What is known of the way to a station. */
export type Reach =
  | { readonly kind: 'walk'; readonly walk: KnownWalk }
  /** Within the ground walked on, but no path leads there. */
  | { readonly kind: 'no_path' }
  /** Beyond the ground walked on, or not worked out; as the crow flies. */
  | { readonly kind: 'straight'; readonly straightM: number; readonly beyond: boolean }
  /** There is no place to walk from. */
  | { readonly kind: 'unasked' }
  /** The station stands nowhere. */
  | { readonly kind: 'online' };

export interface ListedStation {
  readonly station: PublicStation;
  readonly reach: Reach;
}

/** Where somebody starts, and what is known of the walks from there. */
export interface ListStart {
  readonly position: LonLat;
  /** Known before all is worked out: published for the home there, or too short for anything to be missed. */
  readonly sure: readonly KnownWalk[];
  /** `null` until they are worked out. */
  readonly walks: readonly KnownWalk[] | null;
}

/** From the highest tier down, as the operator has them within a tier; online stations last. */
export function byTier(stations: readonly PublicStation[]): readonly PublicStation[] {
  const tierOf = ({ tier, location }: PublicStation) =>
    location === null ? STATION_TIERS.length : STATION_TIERS.indexOf(tier);
  return [...stations].sort((a, b) => tierOf(a) - tierOf(b));
}

/**
 * Stations from a start: nearest on foot first, then those without a walk as the crow flies, online ones last; in the
 * order given where that says nothing.
 */
export function listStations(
  stations: readonly PublicStation[],
  start: ListStart | null,
): readonly ListedStation[] {
  const reachOf = start === null ? () => ({ kind: 'unasked' }) as const : reachFrom(start);
  return stations
    .map((station): ListedStation => {
      return { station, reach: station.location === null ? { kind: 'online' } : reachOf(station) };
    })
    .sort((a, b) => distance(a.reach) - distance(b.reach));
}

function reachFrom({ position, sure, walks }: ListStart): (station: PublicStation) => Reach {
  const walkTo = new Map((walks ?? sure).map((walk) => [walk.stationCode, walk]));
  const ground = new Set(tilesAround(position));
  return ({ code, location }) => {
    const walk = walkTo.get(code);
    if (walk !== undefined) return { kind: 'walk', walk };
    if (location === null) return { kind: 'online' };
    const beyond = !ground.has(tileAt(location));
    if (walks !== null && !beyond) return { kind: 'no_path' };
    return { kind: 'straight', straightM: haversineM(...xy(position), ...xy(location)), beyond };
  };
}

const xy = ([lon, lat]: LonLat): [number, number] => [lon, lat];

/** Beyond every walk, and beyond every way as the crow flies, but comparable. */
const NO_WALK = 1e6;
const NO_PATH = 1e9;
const NOWHERE = 1e12;

function distance(reach: Reach): number {
  switch (reach.kind) {
    case 'walk':
      return reach.walk.walkMinutes;
    case 'straight':
      return NO_WALK + reach.straightM;
    case 'no_path':
      return NO_PATH;
    case 'unasked':
      return 0;
    case 'online':
      return NOWHERE;
  }
}

/** What a visitor wants of a station; all of it must hold. */
export interface Wanted {
  readonly openNow: boolean;
  /** `null` any. */
  readonly service: string | null;
  readonly stepFree: boolean;
  /** Inside it, borders included; `null` anywhere. */
  readonly area: LonLatBounds | null;
}
export const ANY_STATION: Wanted = { openNow: false, service: null, stepFree: false, area: null };

/** Whether every station is as wanted. */
export function wantsAny({ openNow, service, stepFree, area }: Wanted): boolean {
  return !openNow && service === null && !stepFree && area === null;
}

/** Whether a station is as wanted; the hours are read only where they matter. */
export function isAsWanted(
  station: PublicStation,
  wanted: Wanted,
  isOpen: (station: PublicStation) => boolean,
): boolean {
  return (
    (wanted.service === null || station.services.includes(wanted.service)) &&
    (!wanted.stepFree || saysStepFree(station.accessibility)) &&
    (wanted.area === null || (station.location !== null && isWithin(station.location, wanted.area))) &&
    (!wanted.openNow || isOpen(station))
  );
}

const SAYS_NONE = /^(无(?!障碍)|没有|否|不|(none|no|false)\b)/i;

/** Whether a station's own facts name anything step-free. Nothing said is no promise. */
export function saysStepFree(accessibility: string | null): boolean {
  const said = accessibility?.trim() ?? '';
  return said !== '' && !SAYS_NONE.test(said);
}

/** Services that any station has, in the order in which they are met. */
export function servicesOf(stations: readonly PublicStation[]): readonly string[] {
  return [...new Set(stations.flatMap(({ services }) => services))];
}

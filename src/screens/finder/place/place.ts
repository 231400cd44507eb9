/** A place to walk from. It lives in the page's memory only: never in a request, a log or the URL. */
import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import { haversineM } from '../../../engine/geometry/haversine.ts';

export type PlaceKind = 'browser' | 'map' | 'building' | 'compound' | 'community' | 'station' | 'street';

export interface Place {
  readonly kind: PlaceKind;
  /** Name of the building, compound, community, station or street; empty for a position without a name. */
  readonly name: string;
  /** Of the compound, community, station or street; `null` for any other place. */
  readonly code: string | null;
  readonly position: LonLat;
  /** How far off the browser says the position may be, in metres. */
  readonly accuracyM?: number;
  /** The visitor's own building where they named it: walks then leave by its door, wherever the position is. */
  readonly buildingCode: string | null;
}

/** What a search finds. */
export interface Findable {
  readonly kind: 'compound' | 'community' | 'station' | 'street';
  readonly code: string;
  readonly name: string;
  /** Where it lies, in words: the unit above, the address of a station; empty when unknown. */
  readonly within: string;
  readonly position: LonLat;
}

/** The place that was found. */
export function placeOf({ kind, code, name, position }: Findable): Place {
  return { kind, code, name, position, buildingCode: null };
}

/** A place tapped on the map. */
export function placeOnMap(position: LonLat): Place {
  return { kind: 'map', code: null, name: '', position, buildingCode: null };
}

/** A browser that finds itself elsewhere by less than this is still at home. */
const JITTER_M = 60;

/**
 * A newly found position with the building that the visitor had named before, while it may still be there: a home
 * does not move because a satellite says so.
 */
export function stillAtHome(found: Place, before: Place | null): Place {
  if (found.kind !== 'browser' || before === null || before.buildingCode === null) return found;
  const [lon, lat] = before.position;
  const movedM = haversineM(lon, lat, found.position[0], found.position[1]);
  if (movedM > Math.max(JITTER_M, found.accuracyM ?? 0)) return found;
  return { ...found, buildingCode: before.buildingCode };
}

/** Whether a position lies in a box, its borders included. */
export function isWithin([lon, lat]: LonLat, [west, south, east, north]: LonLatBounds): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

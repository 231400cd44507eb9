/**
 * What a city sets for itself: how people walk, and how much a station can carry. It comes with the city's
 * package; afterwards an administrator of the whole city keeps it. Figures that were published hold under the
 * settings they were published with.
 */
import {
  type CityInfo,
  STATION_TIERS,
  type StationCapacity,
  type WalkProfile,
  type WalkProfiles,
} from './city.ts';

export type CitySettings = Pick<CityInfo, 'walkProfiles' | 'stationCapacity'>;

/** Replaces the profiles named, each whole, and the capacity as a whole; what is left out stays. */
export interface CitySettingsChange {
  readonly walkProfiles?: Partial<WalkProfiles>;
  readonly stationCapacity?: StationCapacity;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** What may be kept of a walk, both ends inclusive. The database asks for the same. */
export const WALK_RANGES = {
  speedKmh: { min: 1, max: 8 },
  stepsFactor: { min: 1, max: 10 },
  signalWaitSeconds: { min: 0, max: 180 },
} as const satisfies Partial<Record<keyof WalkProfile, Range>>;
export const FLOOR_RANGE: Range = { min: 0, max: 1000 };
/** Of a tier that has a ceiling; whole numbers. */
export const CEILING_RANGE: Range = { min: 1, max: 1_000_000 };

/** The settings after a change; throws nothing, because what may not be kept is refused where it is kept. */
export function changedSettings<Settings extends CitySettings>(
  settings: Settings,
  { walkProfiles, stationCapacity = settings.stationCapacity }: CitySettingsChange,
): Settings {
  return { ...settings, walkProfiles: { ...settings.walkProfiles, ...walkProfiles }, stationCapacity };
}

/** Whether a change may be kept: every value in its range, and whoever walks step-free takes no steps. */
export function isKeepable({ walkProfiles = {}, stationCapacity }: CitySettingsChange): boolean {
  const walks = Object.values(walkProfiles);
  if (walks.length === 0 && stationCapacity === undefined) return false;
  if (walkProfiles.step_free?.stepFree === false) return false;
  return walks.every(isSoundWalk) && (stationCapacity === undefined || isSoundCapacity(stationCapacity));
}

function isSoundWalk(walk: WalkProfile): boolean {
  return (Object.keys(WALK_RANGES) as (keyof typeof WALK_RANGES)[]).every((name) =>
    isWithin(walk[name], WALK_RANGES[name]),
  );
}

function isSoundCapacity({ floorM2Per100Households, mostHouseholds }: StationCapacity): boolean {
  const ceilings = STATION_TIERS.flatMap((tier) => mostHouseholds[tier] ?? []);
  return (
    isWithin(floorM2Per100Households, FLOOR_RANGE) &&
    ceilings.every((most) => Number.isInteger(most) && isWithin(most, CEILING_RANGE))
  );
}

/** Both ends inclusive; false for what is no number. */
export function isWithin(value: number, { min, max }: Range): boolean {
  return value >= min && value <= max;
}

/** How coverage is counted: the choices offered, and what a change of profile means. */
import {
  WALK_PROFILE_NAMES,
  type WalkProfile,
  type WalkProfileName,
  type WalkProfiles,
} from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';

export const LIMIT_CHOICES = [5, 10, 15] as const;
/** Longer walks are not asked about. */
export const MOST_LIMIT_MINUTES = 60;
export const PROFILE_CHOICES: readonly WalkProfileName[] = WALK_PROFILE_NAMES;

/** What can be chosen of the settings; the walk comes with the profile. */
export type SettingsChoice = Partial<Omit<CoverageSettings, keyof WalkProfile>>;

/** The settings with some replaced; the walk always follows the profile of the city. */
export function withSettings(
  settings: CoverageSettings,
  changes: SettingsChoice,
  profiles: WalkProfiles,
): CoverageSettings {
  const profile = changes.profile ?? settings.profile;
  return { ...settings, ...changes, profile, ...profiles[profile] };
}

/**
 * The settings with some replaced, values of the walk included: those are tried out, and stay until a profile
 * is chosen, which brings its own from the city.
 */
export function tryingSettings(
  settings: CoverageSettings,
  changes: Partial<CoverageSettings>,
  profiles: WalkProfiles,
): CoverageSettings {
  return { ...settings, ...(changes.profile === undefined ? {} : profiles[changes.profile]), ...changes };
}

/** The settings once the city has other profiles: its own values follow, values that are tried out stay. */
export function followingProfiles(
  settings: CoverageSettings,
  before: WalkProfiles,
  now: WalkProfiles,
): CoverageSettings {
  return sameWalk(settings, before[settings.profile]) ? withSettings(settings, {}, now) : settings;
}

/** Whether two walk alike. */
export function sameWalk(a: WalkProfile, b: WalkProfile): boolean {
  return (
    a.speedKmh === b.speedKmh &&
    a.stepFree === b.stepFree &&
    a.stepsFactor === b.stepsFactor &&
    a.signalWaitSeconds === b.signalWaitSeconds
  );
}

export function sameSettings(a: CoverageSettings, b: CoverageSettings): boolean {
  return (
    a.method === b.method &&
    a.profile === b.profile &&
    sameWalk(a, b) &&
    a.limitMinutes === b.limitMinutes &&
    a.service === b.service &&
    a.tier === b.tier &&
    a.at === b.at
  );
}

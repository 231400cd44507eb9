/** How coverage is counted: the choices offered, the default, and what a change of profile means. */
import { DEFAULT_WALK_PROFILES, type WalkProfileName, type WalkProfiles } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';

export const LIMIT_CHOICES = [5, 10, 15] as const;
export const PROFILE_CHOICES: readonly WalkProfileName[] = ['standard', 'older', 'brisk'];

/** What published figures are computed under, and what the desk starts with. */
export const DEFAULT_SETTINGS: CoverageSettings = {
  method: 'network',
  profile: 'standard',
  speedKmh: DEFAULT_WALK_PROFILES.standard,
  limitMinutes: 15,
  service: null,
  at: null,
};

/** The settings with some replaced; the speed always follows the profile of the city. */
export function withSettings(
  settings: CoverageSettings,
  changes: Partial<Omit<CoverageSettings, 'speedKmh'>>,
  profiles: WalkProfiles,
): CoverageSettings {
  const profile = changes.profile ?? settings.profile;
  return { ...settings, ...changes, profile, speedKmh: profiles[profile] };
}

export function sameSettings(a: CoverageSettings, b: CoverageSettings): boolean {
  return (
    a.method === b.method &&
    a.profile === b.profile &&
    a.speedKmh === b.speedKmh &&
    a.limitMinutes === b.limitMinutes &&
    a.service === b.service &&
    a.at === b.at
  );
}

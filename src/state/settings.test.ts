import { describe, expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { followingProfiles, tryingSettings, withSettings } from './settings.ts';

const PROFILES = { ...DEFAULT_WALK_PROFILES, older: { ...DEFAULT_WALK_PROFILES.older, speedKmh: 3 } };

describe('settings of the walk', () => {
  it('are those of the city for the profile, whatever was there before', () => {
    const tried = { ...DEFAULT_SETTINGS, speedKmh: 9 };
    expect(withSettings(tried, {}, PROFILES).speedKmh).toBe(4);
    expect(withSettings(tried, { profile: 'older' }, PROFILES)).toMatchObject({
      profile: 'older',
      speedKmh: 3,
    });
  });

  it('follow the city to other profiles, unless they are tried out', () => {
    const older = withSettings(
      DEFAULT_SETTINGS,
      { profile: 'older', limitMinutes: 5 },
      DEFAULT_WALK_PROFILES,
    );
    expect(followingProfiles(older, DEFAULT_WALK_PROFILES, PROFILES)).toEqual({ ...older, speedKmh: 3 });
    const tried = { ...older, signalWaitSeconds: 20 };
    expect(followingProfiles(tried, DEFAULT_WALK_PROFILES, PROFILES)).toEqual(tried);
  });

  it('can be tried out, and stay until a profile is chosen', () => {
    const tried = tryingSettings(DEFAULT_SETTINGS, { speedKmh: 3.7, stepsFactor: 2 }, PROFILES);
    const later = tryingSettings(tried, { limitMinutes: 7 }, PROFILES);
    expect(later).toMatchObject({ profile: 'standard', speedKmh: 3.7, stepsFactor: 2, limitMinutes: 7 });
    expect(tryingSettings(later, { profile: 'standard' }, PROFILES)).toEqual({
      ...DEFAULT_SETTINGS,
      limitMinutes: 7,
    });
  });
});

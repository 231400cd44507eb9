import type { WalkProfiles } from '../../../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../../domain/coverage.ts';
import { LIMIT_CHOICES, PROFILE_CHOICES, withSettings } from '../../../state/settings.ts';
import type { SceneView } from './scene.ts';

/** One of the three limits of the wall; whatever else is asked for, the widest. */
export function limitOf({ limit }: SceneView): (typeof LIMIT_CHOICES)[number] {
  return LIMIT_CHOICES.find((minutes) => String(minutes) === limit) ?? 15;
}

/** What a view counts under at the speeds of the city; `at` is what its hour means. A profile nobody knows is ignored. */
export function settingsOf(view: SceneView, profiles: WalkProfiles, at: string | null): CoverageSettings {
  const profile = PROFILE_CHOICES.find((name) => name === view.walk);
  const choice = { limitMinutes: limitOf(view), service: view.service ?? null, at };
  return withSettings(DEFAULT_SETTINGS, profile ? { ...choice, profile } : choice, profiles);
}

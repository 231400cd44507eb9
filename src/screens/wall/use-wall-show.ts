/** What the wall shows: the view of its link or its scene, counted under the settings that this means now. */
import { useMemo } from 'react';
import { type CityInfo, DEFAULT_WALK_PROFILES } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import { sameSettings } from '../../state/settings.ts';
import { useSession } from '../../ui/session.tsx';
import { type OpenedCity, useOpenedCity } from '../opened-city.ts';
import { useNow } from '../use-now.ts';
import type { SceneView } from './scenes/scene.ts';
import { hourAt } from './scenes/scene-hour.ts';
import { type SceneTurns, useSceneTurns } from './scenes/use-scene-turns.ts';
import { type Scenes, useScenes } from './scenes/use-scenes.ts';
import { settingsOf } from './scenes/view-settings.ts';
import { type Tiers, useTiers } from './use-tiers.ts';

export interface WallShow {
  readonly opened: OpenedCity;
  readonly scenes: Scenes;
  readonly turns: SceneTurns;
  /** What is asked for; the frame may lag behind. */
  readonly settings: CoverageSettings;
  readonly tiers: Tiers | null;
  /** The frame is the one asked for. */
  readonly isShown: boolean;
}

const AS_PUBLISHED = {};

export function useWallShow(): WallShow {
  const { state } = useSession();
  // Nobody stands at a kiosk to press the button.
  const startsPlaying = 'session' in state && state.session.kiosk !== undefined;
  // The engine's settings are turned by `useTiers`, for what is shown and for what comes next.
  const opened = useOpenedCity(AS_PUBLISHED);
  const city = opened.inForce?.city ?? null;
  const scenes = useScenes(city);
  const turns = useSceneTurns(scenes.list, startsPlaying);
  const info = city?.info ?? null;
  const settings = useSettings(turns.view, info);
  const next = useSettings(turns.upcoming?.view ?? turns.view, info);
  const tiers = useTiers(opened, settings, next);
  const isShown = tiers !== null && sameSettings(tiers.at[tiers.limit].settings, settings);
  return { opened, scenes, turns, settings, tiers, isShown };
}

/** The same object as long as it means the same: an hour such as `now` moves on by itself. */
function useSettings(view: SceneView, info: CityInfo | null): CoverageSettings {
  const now = useNow();
  const at = hourAt(view.hour, now);
  const profiles = info?.walkProfiles ?? DEFAULT_WALK_PROFILES;
  return useMemo(() => settingsOf(view, profiles, at), [view, profiles, at]);
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Handler } from 'hono';
import { citySlug } from '../city-choice.ts';
import type { StartOptions } from '../start-options.ts';

export const SCENES_FILE = 'scenes.json';

/** Where the scenes of a city's walls may lie: beside its database, which the operator may write, else in its package. */
export function scenesPlaces({ home, city }: Pick<StartOptions, 'home' | 'city'>): readonly string[] {
  const beside = path.join(home, citySlug(city), SCENES_FILE);
  return city.kind === 'package' ? [beside, path.join(city.folder, SCENES_FILE)] : [beside];
}

/**
 * Answers with the first of these files that is there, as it is now: walls look again by themselves. Without any the
 * answer is empty (204), because a city needs no scenes of its own.
 */
export function answerScenes(places: readonly string[]): Handler {
  return async (context) => {
    context.header('Cache-Control', 'no-cache');
    for (const place of places) {
      const text = await readFile(place, 'utf8').catch(() => null);
      if (text !== null)
        return context.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' });
    }
    return context.body(null, 204);
  };
}

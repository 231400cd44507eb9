/**
 * The moment the map first shows the city. The engine's first count waits for it: both want every processor
 * there is, and people look before they read figures.
 */
import type { Surroundings } from './surroundings.ts';

/** Where a map cannot draw, nobody waits for it longer than this. */
const PATIENCE_MS = 3000;

export interface FirstSight {
  /** The city is on the map, or no map will ever show it. */
  tell(): void;
  /** Resolves once told; after a while without, and at once on a page that nobody looks at. */
  awaited(): Promise<void>;
}

export function createFirstSight(surroundings: Pick<Surroundings, 'later' | 'isVisible'>): FirstSight {
  let tell: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    tell,
    async awaited() {
      if (!surroundings.isVisible()) return;
      const stopWaiting = surroundings.later(PATIENCE_MS, tell);
      await told;
      stopWaiting();
    },
  };
}

/**
 * What a scene shows, counted in the worker: figures at 5, 10 and 15 minutes, and the shapes at the limit shown.
 * The engine stands at one setting at a time, so frames are counted one after the other; those of the scenes that
 * come round again are kept.
 */
import type { CoverageSettings } from '../../../domain/coverage.ts';
import type { CityFigures, CoverageShape } from '../../../domain/figures.ts';
import { createLane } from '../../../state/lane.ts';
import { LIMIT_CHOICES } from '../../../state/settings.ts';
import type { EngineApi } from '../../../worker/protocol.ts';

type Limit = (typeof LIMIT_CHOICES)[number];

export interface Frame {
  readonly at: Readonly<Record<Limit, CityFigures>>;
  readonly limit: Limit;
  readonly gaps: readonly CoverageShape[];
  /** Where one walks to any counted station in time. */
  readonly covered: readonly CoverageShape[];
}

export interface Frames {
  /** The frame where it is known already. */
  known(settings: CoverageSettings): Frame | null;
  /**
   * The frame; comes before whatever is counted ahead. `early` hears of its figures before its shapes are drawn.
   * Rejects when the engine fails.
   */
  wanted(settings: CoverageSettings, early?: (frame: Frame) => void): Promise<Frame>;
  /** Asks the engine for something else while it stands at these settings, in turn with the frames. Leave the city as it was. */
  standing<T>(settings: CoverageSettings, ask: () => Promise<T>): Promise<T>;
  /** Counts a frame that will be wanted, when nothing else is. Never rejects. */
  ahead(settings: CoverageSettings): Promise<void>;
}

/**
 * As many as there are built-in scenes. Every quarter of an hour brings another frame for `now`: what was shown
 * longest ago goes, which is the one of the quarter before.
 */
const MOST_KEPT = 8;

/** Frames of the city that the engine stands on. Whoever opens another city on it makes others. */
export function createFrames(engine: Pick<EngineApi, 'configure' | 'gaps' | 'coveredArea'>): Frames {
  const kept = new Map<string, Frame>();
  const lane = createLane();
  let waiting = 0;

  const known = (settings: CoverageSettings) => {
    const key = keyOf(settings);
    const frame = kept.get(key);
    if (frame === undefined) return null;
    // The order of the map is that of use.
    kept.delete(key);
    kept.set(key, frame);
    return frame;
  };
  const count = async (
    settings: CoverageSettings,
    mayGoOn: () => boolean,
    early?: (frame: Frame) => void,
  ): Promise<Frame | null> => {
    const found = known(settings);
    if (found) return found;
    const limit = LIMIT_CHOICES.find((minutes) => minutes === settings.limitMinutes) ?? 15;
    const at = {} as Record<Limit, CityFigures>;
    // The limit shown comes last, so that the engine stands there when it draws the gaps.
    for (const minutes of [...LIMIT_CHOICES.filter((other) => other !== limit), limit]) {
      if (!mayGoOn()) return null;
      at[minutes] = await engine.configure({ ...settings, limitMinutes: minutes });
    }
    if (!mayGoOn()) return null;
    early?.({ at, limit, gaps: [], covered: [] });
    // Land where nobody lives is no gap: only grids in which somebody is left out are drawn.
    const leftOut = at[limit].grids.filter(({ gapHouseholds }) => gapHouseholds > 0);
    const gaps = await engine.gaps(leftOut.map(({ code }) => code));
    if (!mayGoOn()) return null;
    const frame = { at, limit, gaps, covered: await engine.coveredArea() };
    kept.set(keyOf(settings), frame);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return frame;
  };
  return {
    known,
    wanted(settings, early) {
      waiting++;
      return lane(async () => {
        try {
          return (await count(settings, () => true, early)) as Frame;
        } finally {
          waiting--;
        }
      });
    },
    standing: (settings, ask) =>
      lane(async () => {
        await engine.configure(settings);
        return ask();
      }),
    ahead: (settings) =>
      lane(() => count(settings, () => waiting === 0)).then(
        () => undefined,
        // Whoever wants the frame will be told.
        () => undefined,
      ),
  };
}

function keyOf(settings: CoverageSettings): string {
  return JSON.stringify(settings, Object.keys(settings).sort());
}

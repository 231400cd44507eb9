/**
 * The frame that a wall shows, from one engine; the next one is counted while this one stands. The last good
 * frame stays until another is complete.
 */
import { useEffect, useMemo, useState } from 'react';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { CityInForce, OpenedCity } from '../opened-city.ts';
import { createFrames, type Frame, type Frames } from './scenes/frames.ts';

export interface Tiers extends Frame, Pick<Frames, 'standing'> {
  /** The city all of this was counted from. */
  readonly inForce: CityInForce;
}

/** Keep `settings` and `next`, those of the scene to come, stable between renders. */
export function useTiers(
  { engine, figures, inForce, stage }: OpenedCity,
  settings: CoverageSettings,
  next: CoverageSettings | null,
): Tiers | null {
  const [tiers, setTiers] = useState<Tiers | null>(null);
  // While another city is opened on the engine, it answers for neither of them.
  const isReady = engine !== null && inForce !== null && figures !== null && stage === 'ready';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another city asks for other frames of the same engine.
  const frames = useMemo(() => (isReady ? createFrames(engine) : null), [isReady, engine, inForce]);

  useEffect(() => {
    if (frames === null || inForce === null) return;
    let current = true;
    const { standing } = frames;
    const show = (frame: Frame) => current && setTiers({ ...frame, inForce, standing });
    const known = frames.known(settings);
    if (known) show(known);
    else {
      frames
        // Figures without shapes are better than an empty screen, and worse than the frame before.
        .wanted(
          settings,
          (frame) => current && setTiers((before) => before ?? { ...frame, inForce, standing }),
        )
        .then(show, (cause) => console.error('The figures of the wall could not be counted.', cause));
    }
    return () => {
      current = false;
    };
  }, [frames, inForce, settings]);

  useEffect(() => {
    if (frames === null || next === null || tiers?.inForce !== inForce) return;
    void frames.ahead(next);
  }, [frames, inForce, next, tiers]);
  return tiers;
}

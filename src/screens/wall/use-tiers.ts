/**
 * Figures at 5, 10 and 15 minutes and the gap shapes at the limit shown, from one engine, one question
 * after the other. The last good picture stays until the next is complete.
 */
import { useEffect, useState } from 'react';
import type { CityFigures, CoverageShape } from '../../domain/figures.ts';
import type { CityInForce, OpenedCity } from '../opened-city.ts';
import { TIER_LIMITS, type TierLimit } from './ranking.ts';

export interface Tiers {
  /** The city all of this was counted from. */
  readonly inForce: CityInForce;
  readonly at: Readonly<Record<TierLimit, CityFigures>>;
  readonly limit: TierLimit;
  readonly gaps: readonly CoverageShape[];
}

export function useTiers({ engine, figures, inForce }: OpenedCity, limit: TierLimit): Tiers | null {
  const [tiers, setTiers] = useState<Tiers | null>(null);

  useEffect(() => {
    if (engine === null || figures === null || inForce === null) return;
    let current = true;
    const count = async () => {
      const at = {} as Record<TierLimit, CityFigures>;
      // The limit shown comes last, so that the engine stands there when it draws the gaps.
      for (const minutes of [...TIER_LIMITS.filter((other) => other !== limit), limit]) {
        at[minutes] = await engine.configure({ ...figures.settings, limitMinutes: minutes });
        if (!current) return;
      }
      // Land where nobody lives is no gap: only grids in which somebody is left out are drawn.
      const leftOut = at[limit].grids.filter(({ gapHouseholds }) => gapHouseholds > 0);
      const gaps = await engine.gaps(leftOut.map(({ code }) => code));
      if (current) setTiers({ inForce, at, limit, gaps });
    };
    count().catch((cause) => console.error('The tiers could not be counted.', cause));
    return () => {
      current = false;
    };
  }, [engine, figures, inForce, limit]);
  return tiers;
}

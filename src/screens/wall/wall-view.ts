/** What every panel of the wall looks at: where one stands, and what was counted there. */
import { useMemo } from 'react';
import { useSession } from '../../ui/session.tsx';
import { type FigureTable, figureTable } from './model/area-figures.ts';
import { type Area, type Areas, areasOf } from './model/areas.ts';
import type { Tiers } from './use-tiers.ts';

export interface WallView {
  readonly tiers: Tiers;
  readonly areas: Areas;
  readonly area: Area;
  /** At the limit shown. */
  readonly figures: FigureTable;
  goTo(areaCode: string): void;
}

/**
 * `areaCode` comes from the link: a place that is not there, or not one's own, is the one the wall opens at.
 * `goTo` takes `null` for that one.
 */
export function useWallView(
  tiers: Tiers | null,
  areaCode: string | null,
  goTo: (areaCode: string | null) => void,
): WallView | null {
  const { state } = useSession();
  const memberships = 'session' in state ? state.session.memberships : null;
  const city = tiers?.inForce.city;
  const areas = useMemo(() => city && areasOf(city, memberships ?? []), [city, memberships]);
  return useMemo(() => {
    if (!tiers || !areas) return null;
    return {
      tiers,
      areas,
      area: (areaCode && areas.find(areaCode)) || areas.home,
      figures: figureTable(areas, tiers.at[tiers.limit]),
      goTo: (code) => goTo(code === areas.home.code ? null : code),
    };
  }, [tiers, areas, areaCode, goTo]);
}

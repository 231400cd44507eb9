import type { PublicGrid, PublicIndex, PublicStation } from '../../../domain/public-city.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { formatNumber } from '../../../ui/format.ts';
import { shortGridName } from '../../grid-name.ts';
import { earlierGridOf, type FoundBuilding, gridOf } from './found-building.ts';

export interface HomeFacts {
  readonly grid: PublicGrid | null;
  /** Without the name of its community before it. */
  readonly gridName: string;
  /** Its name; empty where the home has no grid. */
  readonly community: string;
  /** That of the community, or of the unit above. */
  readonly station: PublicStation | null;
  /** Of the community, rounded, as text; `null` where they are not told. */
  readonly figures: { readonly households: string; readonly covered: string } | null;
}

/** What a visitor is told of the grid that a building stands in. */
export function homeFacts({ units, stations }: PublicIndex, building: FoundBuilding): HomeFacts {
  const grid = gridOf(building);
  const community = units.find(({ code }) => code === grid?.communityCode);
  const { households = null, coveredHouseholds = null } = community?.figures ?? {};
  return {
    grid,
    gridName: grid === null ? '' : shortGridName(grid.name, community?.name ?? ''),
    community: community?.name ?? '',
    station: stations.find(({ code }) => code === grid?.stationCode) ?? null,
    figures:
      households === null || coveredHouseholds === null
        ? null
        : { households: formatNumber(households), covered: formatNumber(coveredHouseholds) },
  };
}

/** The grid before the last redraw and the one now, while the operator has it told; else `null`. */
export function homeChange(
  { settings }: PublicIndex,
  building: FoundBuilding,
  now: Date,
): { readonly from: string; readonly to: string; readonly until: string } | null {
  const [earlier, grid] = [earlierGridOf(building), gridOf(building)];
  const until = settings.changesUntil;
  if (earlier === null || grid === null || until === null || chinaDay(now) > until) return null;
  return { from: earlier.name, to: grid.name, until };
}

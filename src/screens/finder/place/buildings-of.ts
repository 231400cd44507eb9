import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicTile } from '../../../domain/public-city.ts';
import { buildingsWhere, compoundOf, type FoundBuilding, gridOf } from '../home/found-building.ts';

/**
 * Buildings of a compound; of a community those outside every compound. By code, as people read them. They are
 * looked for in the ground around the area's middle.
 */
export function buildingsOf(
  tiles: readonly PublicTile[],
  area: { readonly code: string; readonly position: LonLat },
  isCommunity: boolean,
): readonly FoundBuilding[] {
  const { compare } = new Intl.Collator('zh-CN', { numeric: true });
  const belongs = (building: FoundBuilding) =>
    isCommunity
      ? compoundOf(building) === null && gridOf(building)?.communityCode === area.code
      : compoundOf(building)?.code === area.code;
  return [...buildingsWhere(tiles, area.position, belongs)].sort((a, b) => compare(a.code, b.code));
}

import type { Grid } from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { sameRecord } from '../../editing/change.ts';
import type { Cut } from '../../editing/warnings/kept-whole.ts';
import type { CommunityPlace } from '../community-places.ts';

/**
 * The buildings and compounds that the grids of a community cut now and cut nowhere there on the map in force.
 * The database refuses to publish a plan for the same ones (`private.plan_cuts`), but for compounds with a reason.
 */
export function newCuts(
  { keptWhole }: CommunityPlace,
  inForce: readonly Grid[],
  now: readonly Grid[],
): readonly Cut[] {
  const before = new Map(inForce.map((grid) => [grid.code, grid.geometry]));
  const laid = now.filter(({ code, geometry }) => !sameRecord(before.get(code), geometry));
  if (laid.length === 0) return [];
  const [ground, groundBefore] = [now, inForce].map(byCode);
  return keptWhole.metBy(laid.flatMap(({ geometry }) => geometry.coordinates)).flatMap((thing): Cut[] => {
    const grids = keptWhole.gridsCuttingInside(thing, ground);
    if (grids === null || keptWhole.gridsCuttingInside(thing, groundBefore) !== null) return [];
    return [{ thing, grids }];
  });
}

function byCode(grids: readonly Grid[]): ReadonlyMap<string, readonly Polygon[]> {
  return new Map(grids.map(({ code, geometry }) => [code, [geometry]]));
}

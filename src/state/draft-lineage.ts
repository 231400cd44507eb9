import { comparePlans, type GridComparison } from '../engine/metrics/compare-plans.ts';
import type { OpenCity } from './city-store.ts';
import { changeOfRecords, communitiesOf } from './merge-records.ts';

/**
 * What becomes of the grids that the draft touches when it comes into force: their lineage and households,
 * without coverage. Counts only the communities changed.
 */
export function draftLineage({ data, inForce, current }: OpenCity): readonly GridComparison[] {
  const communities = communitiesOf(changeOfRecords(inForce, current));
  const side = (grids: typeof current.grids) => ({
    grids: [...grids.values()].filter(({ communityCode }) => communities.has(communityCode)),
    covered: [],
  });
  if (communities.size === 0) return [];
  const { grids } = comparePlans(data.buildings, side(inForce.grids), side(current.grids), data.info.bands);
  return grids.filter(({ lineage }) => lineage !== 'kept');
}

import type { LonLat } from '../../domain/geometry.ts';
import type { NearestAssignment } from '../coverage/nearest-assignment.ts';
import { LinkBuilder, type SiteLinks } from './site-links.ts';
import type { SitingBudget } from './siting-budget.ts';

/**
 * Who would walk to each candidate rather than to a station that stands, and how far: each candidate in turn
 * stands for a moment beside the `stationCount` stations of the assignment, so that walks are exactly those
 * that coverage counts. `rowOf` gives the demand point of each building, −1 for none. Ends early, with fewer
 * groups, when it is cancelled. The assignment is left as it was.
 */
export async function walksToCandidates(
  assignment: NearestAssignment,
  stationCount: number,
  candidates: readonly LonLat[],
  rowOf: Int32Array,
  budget: SitingBudget,
): Promise<SiteLinks> {
  const links = new LinkBuilder();
  for (const position of candidates) {
    if (budget.isCancelled) break;
    await budget.breathe();
    assignment.set(stationCount, position);
    const { touched, touchedCount, facility, metres } = assignment;
    for (const building of touched.subarray(0, touchedCount).toSorted()) {
      if (facility[building] === stationCount && rowOf[building] >= 0)
        links.add(rowOf[building], metres[building]);
    }
    links.endGroup();
    assignment.set(stationCount, null);
  }
  return links.build();
}

/**
 * The walks within `limitM` to each place, whoever else stands nearer: what is needed where a station may be
 * full. The assignment is left without facilities.
 */
export async function walksToEach(
  assignment: NearestAssignment,
  places: readonly LonLat[],
  rowOf: Int32Array,
  limitM: number,
  budget: SitingBudget,
): Promise<SiteLinks> {
  const links = new LinkBuilder();
  for (const position of places) {
    if (budget.isCancelled) break;
    await budget.breathe();
    assignment.reset([position]);
    assignment.metres.forEach((metres, building) => {
      if (rowOf[building] >= 0 && metres <= limitM && metres < Number.POSITIVE_INFINITY) {
        links.add(rowOf[building], metres);
      }
    });
    links.endGroup();
  }
  assignment.reset([]);
  return links.build();
}

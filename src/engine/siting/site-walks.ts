import type { LonLat } from '../../domain/geometry.ts';
import type { NearestAssignment } from '../coverage/nearest-assignment.ts';
import { LinkBuilder, type SiteLinks } from './site-links.ts';
import type { SitingBudget } from './siting-budget.ts';

/**
 * Who would walk to each candidate rather than to a station that stands, and how far: each candidate in turn
 * stands for a moment beside the `stationCount` stations of the assignment, so that walks are exactly those
 * that coverage counts. `rowOf` gives the demand point of each building, −1 for none. Ends early, with fewer
 * groups, when the time is over. The assignment is left as it was.
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
    if (budget.isOver()) break;
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

/** Which walks are asked for: those of at most `limitM` metres that a demand point may need. */
export interface WalksAsked {
  readonly limitM: number;
  /** Per demand point the metres beyond which no walk is needed; `null` where all within the limit may be. */
  readonly withinM: Float64Array | null;
  readonly isNeeded: (row: number, metres: number) => boolean;
}

/**
 * The walks asked for to each place, whoever else stands nearer: what is needed where a station may be full.
 * `rowOf` gives the demand point of each building, −1 for none. Ends early, with fewer groups, when the time is over.
 */
export async function walksToEach(
  assignment: NearestAssignment,
  places: readonly LonLat[],
  rowOf: Int32Array,
  { limitM, withinM, isNeeded }: WalksAsked,
  budget: SitingBudget,
): Promise<SiteLinks> {
  const links = new LinkBuilder();
  const visit = (building: number, metres: number) => {
    const row = rowOf[building];
    if (row >= 0 && metres < Number.POSITIVE_INFINITY && isNeeded(row, metres)) links.add(row, metres);
  };
  const wantedM =
    withinM === null ? undefined : Float64Array.from(rowOf, (row) => (row < 0 ? 0 : withinM[row]));
  for (const position of places) {
    if (budget.isOver()) break;
    await budget.breathe();
    assignment.visitWalksTo(position, limitM, visit, wantedM);
    links.endGroup();
  }
  return links.build();
}

/** Figures of service circles: what coverage, stations and facilities a drawn group of communities comes to. */

import { STATION_TIERS, type Station, type StationTier } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { ServiceCircle } from '../../domain/service-circle.ts';
import {
  type CircleFacility,
  type FacilityKind,
  type FacilityState,
  kindsNeededAt,
} from '../../domain/service-circle-facility.ts';
import type { CircleFigures, CircleGround } from '../../domain/service-circle-figures.ts';
import type { CoverageModel } from '../coverage/coverage-model.ts';

/** A city whose households are counted, and where its communities are. */
export interface CountedCommunities {
  readonly settings: CoverageSettings;
  readonly model: CoverageModel;
  /** The community of each group of the model, `null` where there is none. */
  readonly communities: readonly (string | null)[];
  readonly stations: Iterable<Station>;
  communityAt(position: LonLat): string | null;
}

/**
 * Figures of circles under the present settings, each within the minutes of its own tier: a circle of all
 * communities of a unit has the figures of that unit under this limit.
 */
export function circleFigures(
  circles: readonly CircleGround[],
  counted: CountedCommunities,
): CircleFigures[] {
  const { settings, model, communities } = counted;
  const standing = stationsByCommunity(counted);
  return circles.map(({ code, circleTier, communityCodes }) => {
    const members = new Set(communityCodes);
    const groups = communities.flatMap((community, group) =>
      community !== null && members.has(community) ? [group] : [],
    );
    return {
      code,
      settings: { ...settings, limitMinutes: circleTier },
      totals: model.totalsOf(groups, circleTier),
      stations: countTiers([...members].flatMap((community) => standing.get(community) ?? [])),
    };
  });
}

function stationsByCommunity({ stations, communityAt }: CountedCommunities): Map<string, StationTier[]> {
  const tiers = new Map<string, StationTier[]>();
  for (const { tier, location } of stations) {
    const community = location && communityAt(location);
    if (community !== null) tiers.set(community, [...(tiers.get(community) ?? []), tier]);
  }
  return tiers;
}

function countTiers(tiers: readonly StationTier[]): Record<StationTier, number> {
  const counted = STATION_TIERS.map((tier) => [tier, tiers.filter((one) => one === tier).length]);
  return Object.fromEntries(counted) as Record<StationTier, number>;
}

/** How far a circle has the basic facilities that its tier should have. A kind counts once, in its best state. */
export interface CircleProvision {
  readonly needed: number;
  readonly present: number;
  readonly planned: number;
  /** Kinds that are neither present nor planned, in the order of lists. */
  readonly missing: readonly FacilityKind[];
}

export function circleProvision({
  circleTier,
  facilities,
}: Pick<ServiceCircle, 'circleTier' | 'facilities'>): CircleProvision {
  const needed = kindsNeededAt(circleTier);
  const stateOf = (kind: FacilityKind) => bestState(facilities.filter((facility) => facility.kind === kind));
  const inState = (state: FacilityState) => needed.filter((kind) => stateOf(kind) === state);
  return {
    needed: needed.length,
    present: inState('present').length,
    planned: inState('planned').length,
    missing: inState('missing'),
  };
}

function bestState(facilities: readonly CircleFacility[]): FacilityState {
  const states = new Set(facilities.map(({ state }) => state));
  return states.has('present') ? 'present' : states.has('planned') ? 'planned' : 'missing';
}

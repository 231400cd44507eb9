/**
 * Service circles (生活圈): planning units that people draw. A circle is a group of whole communities with a name,
 * a responsible body and a list of facilities; its ground is always the union of its communities, so the two
 * cannot disagree. It is never computed: what can be reached on foot is a service area, which is another thing
 * altogether.
 */
import type { CircleFacility } from './service-circle-facility.ts';
import type { CircleTier } from './service-circle-tier.ts';

export interface ServiceCircle {
  /** Unique in the city. Text. */
  readonly code: string;
  readonly name: string;
  readonly circleTier: CircleTier;
  /** An organisation, never a person. */
  readonly responsibleBody: string;
  /** In order of code, each once. No community is in two circles of the same tier. */
  readonly communityCodes: readonly string[];
  readonly facilities: readonly CircleFacility[];
}

/** A circle as a source keeps it. */
export interface KeptCircle extends ServiceCircle {
  /** Grows by one with every save; a save names the revision it started from. */
  readonly revision: number;
}

/** Characters that a name may have, of a circle, its body or a facility. */
export const LONGEST_CIRCLE_NAME = 120;

/** Why a circle cannot be kept as it is. */
export type CircleFaultReason =
  | 'no_code'
  | 'code_taken'
  | 'no_name'
  | 'no_body'
  | 'too_long'
  | 'no_communities'
  | 'not_a_community'
  /** It is in another circle of the same tier. */
  | 'community_taken'
  | 'no_such_station';

export interface CircleFault {
  readonly reason: CircleFaultReason;
  /** The code or the words that are at fault. */
  readonly subject: string;
  /** Code of the circle that stands in the way. */
  readonly otherCode?: string;
}

/** What a circle is judged by. */
export interface CircleSurroundings {
  /** All other circles of the city. */
  readonly others: readonly ServiceCircle[];
  isCommunity(code: string): boolean;
  isStation(code: string): boolean;
}

/** Everything that stands against keeping the circle; nothing when it can be kept. */
export function circleFaults(circle: ServiceCircle, surroundings: CircleSurroundings): CircleFault[] {
  const { others, isCommunity, isStation } = surroundings;
  const { code, name, responsibleBody, communityCodes, facilities } = circle;
  const faults: CircleFault[] = [];
  const fault = (reason: CircleFaultReason, subject: string, otherCode?: string) =>
    faults.push({ reason, subject, ...(otherCode === undefined ? {} : { otherCode }) });
  if (code.trim() === '') fault('no_code', code);
  if (others.some((other) => other.code === code)) fault('code_taken', code, code);
  if (name.trim() === '') fault('no_name', name);
  if (responsibleBody.trim() === '') fault('no_body', responsibleBody);
  for (const words of [name, responsibleBody, ...facilities.map((facility) => facility.name ?? '')]) {
    if (words.length > LONGEST_CIRCLE_NAME) fault('too_long', words);
  }
  if (communityCodes.length === 0) fault('no_communities', code);
  const takenBy = communitiesTaken(circle.circleTier, others);
  for (const community of communityCodes) {
    const other = takenBy.get(community);
    if (!isCommunity(community)) fault('not_a_community', community);
    else if (other !== undefined) fault('community_taken', community, other.code);
  }
  for (const { stationCode } of facilities) {
    if (stationCode !== null && !isStation(stationCode)) fault('no_such_station', stationCode);
  }
  return faults;
}

/** The circle of a tier that each community is in already. */
export function communitiesTaken(
  circleTier: CircleTier,
  circles: readonly ServiceCircle[],
): ReadonlyMap<string, ServiceCircle> {
  const sameTier = circles.filter((circle) => circle.circleTier === circleTier);
  return new Map(sameTier.flatMap((circle) => circle.communityCodes.map((code) => [code, circle])));
}

/** The codes in order, each once. */
export function sortedCodes(codes: Iterable<string>): string[] {
  return [...new Set(codes)].sort();
}

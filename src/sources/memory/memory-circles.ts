import type { Membership, Role } from '../../domain/plan.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  circleFaults,
  type KeptCircle,
  type ServiceCircle,
  sortedCodes,
} from '../../domain/service-circle.ts';
import type { CircleSource } from '../circle-source.ts';
import type { Session, SourceRefusal } from '../city-source.ts';
import type { MemoryMap } from './memory-map.ts';
import { byOwnCode } from './records.ts';

const AUTHORS: readonly Role[] = ['planner', 'admin'];

/** The service circles of one city, shared by everybody who visits it. By the rules of the migration `service_circles`. */
export class MemoryCircleShelf {
  private kept: readonly KeptCircle[];

  constructor(private readonly map: MemoryMap) {
    this.kept = byOwnCode((map.city.serviceCircles ?? []).map((circle) => ({ ...circle, revision: 1 })));
  }

  /** The circles as one visitor may see and change them. */
  seenBy(session: () => Session | null): CircleSource {
    return {
      list: async () => this.kept,
      save: async (circle, expectedRevision) => this.save(session(), circle, expectedRevision),
      remove: async (code, expectedRevision) => this.remove(session(), code, expectedRevision),
    };
  }

  private save(
    session: Session | null,
    circle: ServiceCircle,
    expectedRevision: number,
  ): Result<KeptCircle, SourceRefusal> {
    const found = this.find(session, circle.code, expectedRevision);
    if (!found.ok) return found;
    const others = this.kept.filter(({ code }) => code !== circle.code);
    const { adminUnits, stations } = this.map.city;
    const faults = circleFaults(circle, {
      others,
      isCommunity: (code) => adminUnits.some((unit) => unit.code === code && unit.level === 'community'),
      isStation: (code) => stations.some((station) => station.code === code),
    });
    const fault = faults.find(({ reason }) => reason !== 'community_taken');
    if (fault)
      return refuse('invalid_input', `This circle cannot be kept: ${fault.reason} ${fault.subject}.`);
    const outside = this.firstOutside(session!.memberships, circle);
    if (outside !== undefined) return refuse('forbidden', `Nobody plans for ${outside} here.`);
    if (faults.length > 0) {
      const { subject, otherCode } = faults[0];
      return refuse('community_taken', `Community ${subject} is in circle ${otherCode} already.`);
    }
    const kept: KeptCircle = {
      ...circle,
      name: circle.name.trim(),
      responsibleBody: circle.responsibleBody.trim(),
      communityCodes: sortedCodes(circle.communityCodes),
      revision: expectedRevision + 1,
    };
    this.kept = byOwnCode([...others, kept]);
    return ok(kept);
  }

  private remove(
    session: Session | null,
    code: string,
    expectedRevision: number,
  ): Result<null, SourceRefusal> {
    const found = this.find(session, code, expectedRevision);
    if (!found.ok) return found;
    if (found.value === null) return refuse('not_found', 'There is no such circle.');
    this.kept = this.kept.filter((circle) => circle.code !== code);
    return ok(null);
  }

  /** The circle as it is kept, `null` when there is none, as somebody who plans for all of it finds it. */
  private find(
    session: Session | null,
    code: string,
    expectedRevision: number,
  ): Result<KeptCircle | null, SourceRefusal> {
    if (session === null) return refuse('not_signed_in');
    const kept = this.kept.find((circle) => circle.code === code) ?? null;
    const outside = kept && this.firstOutside(session.memberships, kept);
    if (typeof outside === 'string') return refuse('forbidden', `Nobody plans for ${outside} here.`);
    const revision = kept?.revision ?? 0;
    return revision === expectedRevision
      ? ok(kept)
      : refuse('conflict', `Circle ${code} is at revision ${revision}.`);
  }

  private firstOutside(
    memberships: readonly Membership[],
    { communityCodes }: ServiceCircle,
  ): string | undefined {
    return communityCodes.find((code) => !this.map.holds(memberships, code, AUTHORS));
  }
}

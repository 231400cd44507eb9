import type { Change, Plan } from '../../domain/plan.ts';
import {
  type Author,
  type ContestedBuilding,
  type ContestedGround,
  type GridLineage,
  type PlanComment,
  type PlanHistory,
  type PlanStep,
  type PlanStepKind,
  PRESENCE_SECONDS,
  type Presence,
} from '../../domain/plan-story.ts';
import { differingRecords, NO_CHANGE } from './records.ts';

interface Save {
  readonly revision: number;
  readonly at: string;
  readonly by: Author;
  readonly change: Change;
}

interface Window {
  readonly presence: Presence;
  readonly seenAt: number;
}

/** A plan in memory with everything that gathers around it. Who may do what is judged before. */
export class MemoryPlan {
  contested: readonly ContestedBuilding[] = [];
  comments: readonly PlanComment[] = [];
  lineage: readonly GridLineage[] = [];
  private readonly steps: PlanStep[] = [];
  private readonly saves: Save[] = [];
  private readonly windows = new Map<string, Window>();

  /** `by`: who made it; `null` for the map a city came with, which nobody drew here. */
  constructor(
    public plan: Plan,
    by: Author | null,
    private readonly now: () => string,
  ) {
    if (!by) return;
    this.saves.push({ revision: plan.revision, at: plan.createdAt, by, change: NO_CHANGE });
    this.note('created', by, null);
  }

  get change(): Change {
    return this.saves.at(-1)?.change ?? NO_CHANGE;
  }

  /** The change as saved in a revision, or `undefined` when there is none of this number. */
  changeIn(revision: number): Change | undefined {
    return this.saves.find((save) => save.revision === revision)?.change;
  }

  save(change: Change, made: Pick<Plan, 'baseVersion' | 'unitCode'>, by: Author): Plan {
    const revision = this.plan.revision + 1;
    const plan = this.update({ revision, ...made });
    this.saves.push({ revision, at: plan.updatedAt, by, change });
    return plan;
  }

  update(fields: Partial<Plan>): Plan {
    this.plan = { ...this.plan, ...fields, updatedAt: this.now() };
    return this.plan;
  }

  note(kind: PlanStepKind, by: Author, note: string | null): void {
    this.steps.push({ kind, at: this.now(), by, note, revision: this.plan.revision });
  }

  history(): PlanHistory {
    const revisions = this.saves.map(({ revision, at, by, change }, i) => {
      const before = this.saves[i - 1]?.change ?? NO_CHANGE;
      return {
        revision,
        at,
        by,
        grids: differingRecords(before.grids, change.grids),
        stations: differingRecords(before.stations, change.stations),
      };
    });
    return { steps: [...this.steps], revisions: revisions.reverse() };
  }

  /** Of what was contested before, the newer wish for the same building stands. */
  contest(ground: readonly ContestedGround[], by: Author): void {
    const renewed = new Set(ground.map(({ buildingCode }) => buildingCode));
    const at = this.now();
    this.contested = [
      ...this.contested.filter(({ buildingCode }) => !renewed.has(buildingCode)),
      ...ground.map((one) => ({ ...one, by, at })),
    ].sort((a, b) => (a.buildingCode < b.buildingCode ? -1 : 1));
  }

  settle(buildingCodes: readonly string[]): readonly ContestedBuilding[] {
    this.contested = this.contested.filter(({ buildingCode }) => !buildingCodes.includes(buildingCode));
    return this.contested;
  }

  addComment(gridCode: string | null, text: string, by: Author): PlanComment {
    const comment = { id: crypto.randomUUID(), gridCode, text, at: this.now(), by, resolvedBy: null };
    this.comments = [...this.comments, comment];
    return comment;
  }

  resolveComment(comment: PlanComment, resolvedBy: Author | null): PlanComment {
    const resolved = { ...comment, resolvedBy };
    this.comments = this.comments.map((one) => (one.id === comment.id ? resolved : one));
    return resolved;
  }

  /** Notes a sign of life; answers the other windows that gave one lately. */
  touch(presence: Presence): Presence[] {
    const { window } = presence;
    const now = Date.now();
    this.windows.set(window, { presence, seenAt: now });
    return [...this.windows]
      .filter(([other, { seenAt }]) => other !== window && now - seenAt < PRESENCE_SECONDS * 1000)
      .map(([, { presence: other }]) => other);
  }
}

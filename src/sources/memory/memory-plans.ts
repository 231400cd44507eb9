import type { Grid } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { Change, Membership, Plan, PlanStatus, Role } from '../../domain/plan.ts';
import type { Author, ContestedGround, PlanStepKind } from '../../domain/plan-story.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { loadOverlay } from '../../engine/geometry/overlay.ts';
import type { Session } from '../city-source.ts';
import type { PlanSource, PublishOutcome, SourceRefusal } from '../plan-source.ts';
import { lineageOf } from './memory-lineage.ts';
import type { MapVersion, MemoryMap } from './memory-map.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { MemoryPlanShelf } from './memory-plan-shelf.ts';
import { stationChanges } from './memory-publications.ts';
import { restoringChange } from './memory-restore.ts';
import { byOwnCode, everyRecord } from './records.ts';

const AUTHORS: readonly Role[] = ['planner', 'admin'];
const REVIEWERS: readonly Role[] = ['reviewer', 'admin'];
const DESK: readonly Role[] = ['planner', 'reviewer', 'admin'];

/** The plans as one visitor may see and change them: role, jurisdiction and status, as the migrations have it. */
export class MemoryPlans implements PlanSource {
  /** Tells the windows of one person apart. */
  private readonly window = crypto.randomUUID();

  /** Who visits; nobody yet while it is `null`. */
  protected current: Session | null = null;

  constructor(private readonly shelf: MemoryPlanShelf) {}

  protected get map(): MemoryMap {
    return this.shelf.map;
  }

  protected memberships(): readonly Membership[] {
    return this.current?.memberships ?? [];
  }

  async listPlans() {
    return this.seen()
      .map(({ plan }) => plan)
      .reverse();
  }

  async loadPlan(planId: string) {
    return this.withPlan(planId, ({ plan, change, contested }) => ok({ plan, change, contested }));
  }

  async createPlan(name: string, unitCode: string): Promise<Result<Plan, SourceRefusal>> {
    return this.asAuthor(unitCode, AUTHORS, (by) =>
      name.trim() === ''
        ? refuse('invalid_input', 'A plan needs a name.')
        : ok(this.shelf.add(name.trim(), unitCode, this.current!.userId, by).plan),
    );
  }

  async savePlan(
    planId: string,
    expectedRevision: number,
    change: Change,
    contested: readonly ContestedGround[] = [],
    unitCode?: string,
  ) {
    return this.inStep(planId, AUTHORS, ['draft'], (stored) => {
      const { plan } = stored;
      // A save that comes too late is refused as such, whatever unit it names.
      const wanted = plan.revision === expectedRevision ? unitCode : undefined;
      return this.forUnit(plan, wanted ?? plan.unitCode, (unit, by) => {
        const stray = contested.find(({ buildingCode }) => !this.map.standsIn(buildingCode, unit));
        if (stray)
          return refuse(
            'invalid_input',
            `There is no building ${stray.buildingCode} in the unit of the plan.`,
          );
        const saved = this.save(stored, expectedRevision, change, by, unit);
        if (saved.ok) stored.contest(contested, by);
        return saved;
      });
    });
  }

  async settleContested(planId: string, buildingCodes: readonly string[]) {
    return this.inStep(planId, AUTHORS, ['draft'], (stored) => ok(stored.settle(buildingCodes)));
  }

  async submitPlan(planId: string) {
    return this.inStep(planId, AUTHORS, ['draft'], (stored, by): Result<Plan, SourceRefusal> => {
      if (stored.contested.length === 0) return ok(this.move(stored, by, 'in_review', 'submitted', null));
      return refuse(
        'contested',
        `${stored.contested.length} buildings of plan ${stored.plan.number} are contested.`,
      );
    });
  }

  async approvePlan(planId: string, note: string) {
    return this.inStep(planId, REVIEWERS, ['in_review'], (stored, by) =>
      ok(this.move(stored, by, 'approved', 'approved', note)),
    );
  }

  async sendBackPlan(planId: string, note: string) {
    return this.inStep(
      planId,
      REVIEWERS,
      ['in_review', 'approved'],
      (stored, by): Result<Plan, SourceRefusal> =>
        note.trim() === ''
          ? refuse('invalid_input', 'Sending a plan back needs a reason.')
          : ok(this.move(stored, by, 'draft', 'sent_back', note)),
    );
  }

  async publishPlan(planId: string, figures: CityFigures, mapVersion?: number): Promise<PublishOutcome> {
    const overlay = await loadOverlay();
    const found = this.inStep(planId, REVIEWERS, ['approved'], (stored, by) => ok({ stored, by }));
    if (!found.ok) return { ...found, problems: [] };
    const { stored, by } = found.value;
    const { map } = this;
    const conflict =
      mapVersion !== undefined && mapVersion !== map.version
        ? `The figures were counted over version ${mapVersion} of the map; version ${map.version} is in force.`
        : map.conflictOf(stored.change);
    if (conflict) return { ok: false, reason: 'conflict', detail: conflict, problems: [] };
    const problems = map.problemsOf(stored.change, figures);
    if (problems.length > 0) return { ok: false, reason: 'illegal_map', problems };

    const { added, updated, removed } = stored.change.grids;
    const sides = Object.values(updated);
    const went = [...Object.values(removed), ...sides.map(([from]) => from)];
    const came = [...Object.values(added), ...sides.map(([, to]) => to)];
    stored.lineage = lineageOf(went, came, map.city.buildings, overlay);
    const version = map.bring(stored.change);
    for (const other of this.shelf.plans)
      if (other.plan.status === 'in_force') other.update({ status: 'archived' });
    stored.note('published', by, null);
    const plan = stored.update({ status: 'in_force', version });
    this.shelf.publications.bring(plan, figures, map.scopeOf(this.memberships(), plan.unitCode));
    return { ok: true, plan, version };
  }

  async planHistory(planId: string) {
    return this.withPlan(planId, (stored) => ok(stored.history()));
  }

  async loadRevision(planId: string, revision: number) {
    return this.withPlan(planId, (stored) => found(stored.changeIn(revision), 'There is no such revision.'));
  }

  async restoreRevision(planId: string, expectedRevision: number, revision: number) {
    return this.inStep(planId, AUTHORS, ['draft'], (stored, by): Result<Plan, SourceRefusal> => {
      const change = found(stored.changeIn(revision), 'There is no such revision.');
      if (!change.ok) return change;
      const saved = this.save(stored, expectedRevision, change.value, by);
      if (saved.ok) stored.note('restored', by, String(revision));
      return saved;
    });
  }

  async listComments(planId: string) {
    return this.withPlan(planId, ({ comments }) => ok(comments));
  }

  async addComment(planId: string, gridCode: string | null, text: string) {
    return this.withPlan(planId, (stored) => {
      if (text.trim() === '') return refuse<SourceRefusal>('invalid_input', 'A comment needs words.');
      if (gridCode !== null && !this.knowsGrid(stored, gridCode))
        return refuse<SourceRefusal>(
          'invalid_input',
          `There is no grid ${gridCode} in the unit of the plan.`,
        );
      return this.asAuthor(stored.plan.unitCode, undefined, (by) =>
        ok(stored.addComment(gridCode, text.trim(), by)),
      );
    });
  }

  async resolveComment(commentId: string, resolved: boolean) {
    if (!this.current) return refuse<SourceRefusal>('not_signed_in');
    for (const stored of this.seen()) {
      const comment = stored.comments.find(({ id }) => id === commentId);
      if (!comment) continue;
      return this.asAuthor(stored.plan.unitCode, DESK, (by) =>
        ok(stored.resolveComment(comment, resolved ? by : null)),
      );
    }
    return refuse<SourceRefusal>('not_found', 'There is no such comment.');
  }

  async touchPlan(planId: string, communityCode: string | null) {
    return this.withPlan(planId, (stored) =>
      this.asAuthor(stored.plan.unitCode, undefined, (by) =>
        ok({
          revision: stored.plan.revision,
          status: stored.plan.status,
          openComments: stored.comments.filter(({ resolvedBy }) => resolvedBy === null).length,
          others: stored.touch({ ...by, communityCode, window: this.window }),
        }),
      ),
    );
  }

  /** Nobody here has news that a question would not tell. */
  listenToPlan() {
    return () => undefined;
  }

  async mapPulse() {
    return { version: this.map.version, worksHere: this.memberships().length > 0 };
  }

  listenToMap() {
    return () => undefined;
  }

  async gridsAt(version: number, communityCodes: readonly string[]) {
    return this.earlier(version, ({ grids }) =>
      byOwnCode(grids.filter((grid) => communityCodes.includes(grid.communityCode) && this.mayCount(grid))),
    );
  }

  async stationsAt(version: number) {
    return this.earlier(version, ({ stations }) => byOwnCode(stations));
  }

  async passagesAt(version: number) {
    return this.earlier(version, ({ gates, crossings }) => ({
      gates: byOwnCode(gates),
      crossings: byOwnCode(crossings),
    }));
  }

  async lineage(planId: string) {
    return this.withPlan(planId, ({ lineage }) => ok(lineage));
  }

  async restoreVersion(version: number, name: string, unitCode: string) {
    const { map } = this;
    return this.asAuthor(unitCode, AUTHORS, (by): Result<Plan, SourceRefusal> => {
      const then = map.at(version);
      if (!then) return refuse('not_found', `There was no version ${version} of the map.`);
      if (name.trim() === '') return refuse('invalid_input', 'A plan needs a name.');
      const stored = this.shelf.add(name.trim(), unitCode, this.current!.userId, by);
      const saved = this.save(stored, 1, restoringChange(map, then, unitCode), by);
      stored.note('restored', by, String(version));
      return saved;
    });
  }

  async publishedVersions(unitCode: string) {
    const { map, shelf } = this;
    return this.earlier(
      map.version,
      () => shelf.publications.versions(unitCode),
      () => unitCode === map.root.code || map.holds(this.memberships(), unitCode),
    );
  }

  async mapChanges(version: number) {
    const stored = this.shelf.plans.find(({ plan }) => plan.version === version);
    return this.earlier(version, (now) => {
      const then = this.map.at(version - 1);
      if (!then || !stored) return { grids: [], stations: [] };
      const grids = [...now.grids, ...then.grids];
      return {
        grids: stored.lineage.flatMap(({ kind, from, to }) => {
          const grid = grids.find(({ code }) => code === (to ?? from));
          return grid && this.mayCount(grid) ? { kind, from, to, communityCode: grid.communityCode } : [];
        }),
        stations: stationChanges(then, now),
      };
    });
  }

  /** Works on a plan as one for `unit`, its own or one that holds it, as somebody who plans for that. */
  private forUnit(
    plan: Plan,
    unit: string,
    work: (unit: string, by: Author) => Result<Plan, SourceRefusal>,
  ): Result<Plan, SourceRefusal> {
    return this.asAuthor(unit, AUTHORS, (by) =>
      this.map.isWithin(plan.unitCode, unit)
        ? work(unit, by)
        : refuse('invalid_input', `Unit ${unit} does not hold unit ${plan.unitCode}, which the plan is for.`),
    );
  }

  private save(
    stored: MemoryPlan,
    expected: number,
    change: Change,
    by: Author,
    unitCode = stored.plan.unitCode,
  ): Result<Plan, SourceRefusal> {
    const { map } = this;
    if (stored.plan.revision !== expected) {
      return refuse('conflict', `Plan ${stored.plan.number} was saved by somebody else meanwhile.`);
    }
    const fault = map.changeFault(unitCode, change);
    if (fault) return refuse('invalid_input', fault);
    const reused = map.reusedCode(change);
    if (reused) return refuse('code_used', `Code ${reused} belonged to a grid that no longer exists.`);
    const baseVersion = map.conflictOf(change) === null ? map.version : stored.plan.baseVersion;
    return ok(stored.save(change, { baseVersion, unitCode }, by));
  }

  private move(
    stored: MemoryPlan,
    by: Author,
    status: PlanStatus,
    step: PlanStepKind,
    note: string | null,
  ): Plan {
    const plan = stored.update({ status, reviewNote: note });
    stored.note(step, by, note);
    return plan;
  }

  private seen(): MemoryPlan[] {
    return this.shelf.plans.filter(({ plan }) => this.map.holds(this.memberships(), plan.unitCode));
  }

  private mayCount({ communityCode }: Grid): boolean {
    return this.map.holds(this.memberships(), communityCode);
  }

  private knowsGrid({ plan, change }: MemoryPlan, gridCode: string): boolean {
    const { map } = this;
    const own = map.city.grids.filter(({ communityCode }) => map.isWithin(communityCode, plan.unitCode));
    return [...own, ...everyRecord(change.grids).map(([, grid]) => grid)].some(
      ({ code }) => code === gridCode,
    );
  }

  /** Reads an earlier map, as somebody who works here. */
  private earlier<T>(
    version: number,
    read: (map: MapVersion) => T,
    isOwn: () => boolean = () => true,
  ): Result<T, SourceRefusal> {
    if (!this.current) return refuse('not_signed_in');
    if (this.memberships().length === 0)
      return refuse('forbidden', 'Earlier maps are for those who work here.');
    if (!isOwn()) return refuse('not_found', 'There is no such unit of yours.');
    const then = this.map.at(version);
    return then ? ok(read(then)) : refuse('not_found', `There was no version ${version} of the map.`);
  }

  private withPlan<T>(
    planId: string,
    work: (stored: MemoryPlan) => Result<T, SourceRefusal>,
  ): Result<T, SourceRefusal> {
    if (!this.current) return refuse('not_signed_in');
    const stored = this.seen().find(({ plan }) => plan.id === planId);
    return stored ? work(stored) : refuse('not_found', 'There is no such plan.');
  }

  private inStep<T>(
    planId: string,
    roles: readonly Role[],
    statuses: readonly PlanStatus[],
    work: (stored: MemoryPlan, by: Author) => Result<T, SourceRefusal>,
  ): Result<T, SourceRefusal> {
    return this.withPlan(planId, (stored) =>
      this.asAuthor(stored.plan.unitCode, roles, (by) =>
        statuses.includes(stored.plan.status)
          ? work(stored, by)
          : refuse('wrong_status', `Plan ${stored.plan.number} is ${stored.plan.status}.`),
      ),
    );
  }

  /** Works as somebody who holds one of the roles (any, when none is named) in the unit or above it. */
  private asAuthor<T>(
    unitCode: string,
    roles: readonly Role[] | undefined,
    work: (by: Author) => Result<T, SourceRefusal>,
  ): Result<T, SourceRefusal> {
    const session = this.current;
    if (!session) return refuse('not_signed_in');
    const role = this.map.nearestRole(session.memberships, unitCode, roles);
    if (role) return work({ name: session.email.split('@')[0], role });
    return refuse('forbidden', `This needs another role in unit ${unitCode}.`);
  }
}

function found<T>(value: T | undefined, otherwise: string): Result<T, SourceRefusal> {
  return value === undefined ? refuse('not_found', otherwise) : ok(value);
}

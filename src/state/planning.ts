/**
 * Plans: open, save, submit, approve, send back, publish, take up an earlier state. A refusal by the backend
 * is shown with its reason and changes nothing here.
 */

import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { CityFigures } from '../domain/figures.ts';
import type { Change, Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';
import { EMPTY_CHANGE, invertChange, isEmptyChange, mergeChanges, sameRecord } from '../editing/change.ts';
import { EMPTY_HISTORY } from '../editing/history.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { draftChange, isEditable, isUnsaved, NO_DRAFT } from './draft-store.ts';
import type { EditingSession } from './editing-session.ts';
import { NOTHING_MERGED } from './merge-store.ts';
import type { Merging } from './merging.ts';
import { isWithinUnit, unitForPlan } from './plan-unit.ts';
import type { Saving } from './saving.ts';
import { sameSettings, withSettings } from './settings.ts';

export interface Planning {
  listPlans(): Promise<readonly Plan[]>;
  /** Opens a plan, laid over the map in force when it was made over an older one. */
  openPlan(planId: string): Promise<boolean>;
  /** Puts the draft aside and shows the map in force. */
  closePlan(): Promise<void>;
  /**
   * Saves the open plan, or creates one with this name for this unit, else for the smallest that holds the work.
   * False, with a notice, when work lies beyond the unit.
   */
  save(name?: string, unitCode?: string): Promise<boolean>;
  /** Saves the work as a new plan and leaves the present one as the backend has it. Units as for `save`. */
  saveAs(name: string, unitCode?: string): Promise<boolean>;
  submit(): Promise<boolean>;
  approve(note: string): Promise<boolean>;
  sendBack(note: string): Promise<boolean>;
  /** The reasons when PostGIS refuses; empty when published or refused otherwise. */
  publish(): Promise<{ readonly published: boolean; readonly problems: readonly Problem[] }>;
  /** Makes an earlier save of the open plan its newest one. Unsaved work is saved first. */
  restoreRevision(revision: number): Promise<boolean>;
  /** Opens a new draft that makes the unit's map what it was in an earlier version. */
  restoreVersion(version: number, name: string, unitCode: string): Promise<boolean>;
}

export interface PlanningSupport {
  readonly editing: EditingSession;
  readonly merging: Merging;
  readonly saving: Saving;
  /** Loads the map in force anew. */
  readonly reopenCity: () => Promise<void>;
  /** Takes the settings of the city as they are now. */
  readonly refreshSettings: () => Promise<void>;
}

export function createPlanning(parts: DeskParts, support: PlanningSupport): Planning {
  const { source, draft, merge, engine, lane } = parts;
  const { editing, merging, saving } = support;
  const refuse = (reason: SourceRefusal, detail?: string) => tellRefusal(parts, reason, detail);

  /** Replaces what the desk shows over the map in force by `change`. */
  const showOver = async (change: Change) => {
    const present = draftChange(draft.getState());
    const step = mergeChanges(invertChange(present), change);
    if (!isEmptyChange(step)) await editing.applyWhole(step);
  };

  const open = async (planId: string): Promise<boolean> => {
    const answer = await reached(source.loadPlan(planId));
    if (!answer.ok) return refuse(answer.reason, answer.detail);
    const { plan, change, contested } = answer.value;
    const rebased = await merging.rebased(plan.baseVersion, { base: change, history: EMPTY_HISTORY });
    if (!rebased.ok) return refuse(rebased.reason, rebased.detail);
    const { base, contested: unsent, notTaken } = rebased.value;
    await lane(async () => {
      await showOver(base);
      const opened = { ...NO_DRAFT, plan, base };
      // What is not edited is only looked at: laying it over a newer map is nothing to be saved.
      const saved = isEditable(opened) ? change : base;
      draft.setState({ ...opened, saved, savedOver: plan.baseVersion });
      merge.setState({ ...NOTHING_MERGED, contested, unsent: isEditable(opened) ? unsent : [], notTaken });
    });
    say(
      parts,
      sameRecord(base, change) ? null : { tone: 'info', key: 'planRebased', values: { name: plan.name } },
    );
    return true;
  };

  const save = async () => {
    const before = draft.getState();
    if (!(await saving.save())) return false;
    const { plan, history } = draft.getState();
    // What came of a merge, and that the plan was widened, is worth more than that it was saved.
    const merged = history !== before.history && draft.getState().base !== before.base;
    const widened = plan?.unitCode !== before.plan?.unitCode;
    if (plan && !merged && !widened) say(parts, { tone: 'fine', key: 'saved', values: { name: plan.name } });
    return true;
  };
  /** A new plan takes over the work on the desk; what others wanted of the old one stays with that. */
  const create = async (name: string, unitCode?: string): Promise<boolean> => {
    const created = await saving.between(async () => {
      const open = cityIn(parts.city);
      if (!open) return false;
      const change = draftChange(draft.getState());
      const unit = unitCode ?? unitForPlan(open, parts.session, change);
      if (unitCode !== undefined && !isWithinUnit(open, change, unitCode)) {
        say(parts, {
          tone: 'attention',
          key: 'beyondUnit',
          values: { name: open.index.units.get(unit)?.name ?? unit },
        });
        return false;
      }
      draft.setState({ saving: true });
      const answer = await reached(source.createPlan(name, unit));
      draft.setState({ saving: false });
      if (!answer.ok) return refuse(answer.reason, answer.detail);
      const fresh = { saved: EMPTY_CHANGE, savedOver: answer.value.baseVersion, sent: null, refusal: null };
      draft.setState({ plan: answer.value, ...fresh });
      merge.setState({ contested: [] });
      return true;
    });
    return created && save();
  };

  /** One step of the plan's life, after which the plan answered is the open one. */
  const advance = (
    step: (plan: Plan) => Promise<Result<Plan, SourceRefusal>>,
    done: string,
  ): Promise<boolean> =>
    saving.between(async () => {
      const { plan } = draft.getState();
      if (!plan) return false;
      const answer = await reached(step(plan));
      if (!answer.ok) return refuse(answer.reason, answer.detail);
      draft.setState({ plan: answer.value, refusal: null });
      say(parts, { tone: 'fine', key: done, values: { name: plan.name } });
      return true;
    });

  /** Published figures are always those of the default settings, whatever the reviewer looks at. */
  const figuresToPublish = (): Promise<CityFigures> =>
    lane(async () => {
      const shown = parts.settings.getState();
      const profiles = cityIn(parts.city)?.data.info.walkProfiles;
      const wanted = profiles ? withSettings(DEFAULT_SETTINGS, {}, profiles) : DEFAULT_SETTINGS;
      if (sameSettings(shown, wanted)) return engine.figures();
      const figures = await engine.configure(wanted);
      await engine.configure(shown);
      return figures;
    });

  return {
    listPlans: () => source.listPlans(),
    openPlan: (planId) => saving.between(() => open(planId)),
    save: async (name, unitCode) => {
      if (draft.getState().plan) return save();
      if (!name) throw new Error('A plan saved for the first time needs a name.');
      return create(name, unitCode);
    },
    saveAs: create,
    closePlan: () =>
      saving.between(() =>
        lane(async () => {
          await showOver(EMPTY_CHANGE);
          draft.setState(NO_DRAFT);
          merge.setState(NOTHING_MERGED);
          say(parts, null);
        }),
      ),
    async submit() {
      if (isUnsaved(draft.getState()) && !(await save())) return false;
      return advance((plan) => source.submitPlan(plan.id), 'submitted');
    },
    approve: (note) => advance((plan) => source.approvePlan(plan.id, note), 'approved'),
    sendBack: (note) => advance((plan) => source.sendBackPlan(plan.id, note), 'sentBack'),
    async publish() {
      const { plan } = draft.getState();
      const version = cityIn(parts.city)?.version;
      if (!plan) return { published: false, problems: [] };
      await support.refreshSettings();
      const outcome = await source
        .publishPlan(plan.id, await figuresToPublish(), version)
        .catch(() => ({ ok: false, reason: 'offline', problems: [] }) as const);
      if (!outcome.ok) {
        refuse(outcome.reason, 'detail' in outcome ? outcome.detail : undefined);
        return { published: false, problems: located(outcome.problems, parts.problems.getState().found) };
      }
      draft.setState(NO_DRAFT);
      merge.setState(NOTHING_MERGED);
      await support.reopenCity();
      say(parts, { tone: 'fine', key: 'published', values: { name: plan.name, version: outcome.version } });
      return { published: true, problems: [] };
    },
    async restoreRevision(revision) {
      if (isUnsaved(draft.getState()) && !(await save())) return false;
      return saving.between(async () => {
        const { plan } = draft.getState();
        if (!plan) return false;
        const answer = await reached(source.restoreRevision(plan.id, plan.revision, revision));
        if (!answer.ok && answer.reason === 'conflict') {
          // Nothing waits to be saved here: what the other one saved comes onto the desk, to be looked at first.
          if (await open(plan.id))
            say(parts, { tone: 'attention', key: 'restoreOvertaken', values: { revision } });
          return false;
        }
        if (!answer.ok) return refuse(answer.reason, answer.detail);
        if (!(await open(plan.id))) return false;
        say(parts, { tone: 'fine', key: 'restoredRevision', values: { revision } });
        return true;
      });
    },
    restoreVersion: (version, name, unitCode) =>
      saving.between(async () => {
        const answer = await reached(source.restoreVersion(version, name, unitCode));
        if (!answer.ok) return refuse(answer.reason, answer.detail);
        if (!(await open(answer.value.id))) return false;
        say(parts, { tone: 'fine', key: 'restoredVersion', values: { version } });
        return true;
      }),
  };
}

/** What the database refused, each with the place and the subjects under which the desk lists the same problem. */
function located(refused: readonly Problem[], found: readonly Problem[]): Problem[] {
  return refused.map((problem) => ({
    ...found.find(({ code, where }) => code === problem.code && where === problem.where),
    ...problem,
  }));
}

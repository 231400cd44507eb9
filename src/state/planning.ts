/**
 * Plans: open, save, submit, approve, send back, publish. A refusal by the backend is shown with its
 * reason and changes nothing here; a conflict keeps the work on this device until its owner decides.
 */
import type { CityFigures } from '../domain/figures.ts';
import type { Change, Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';
import { EMPTY_CHANGE, invertChange, isEmptyChange, mergeChanges } from '../editing/change.ts';
import { EMPTY_HISTORY } from '../editing/history.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { draftChange, isUnsaved, NO_DRAFT } from './draft-store.ts';
import type { EditingSession } from './editing-session.ts';
import { DEFAULT_SETTINGS, sameSettings, withSettings } from './settings.ts';

export interface Planning {
  listPlans(): Promise<readonly Plan[]>;
  openPlan(planId: string): Promise<boolean>;
  /** Puts the draft aside and shows the map in force. */
  closePlan(): Promise<void>;
  /** Saves the open plan, or creates one with this name. */
  save(name?: string): Promise<boolean>;
  /** Saves the work as a new plan beside the one in conflict. */
  saveAs(name: string): Promise<boolean>;
  submit(): Promise<boolean>;
  approve(note: string): Promise<boolean>;
  sendBack(note: string): Promise<boolean>;
  /** The reasons when PostGIS refuses; empty when published or refused otherwise. */
  publish(): Promise<{ readonly published: boolean; readonly problems: readonly Problem[] }>;
}

export function createPlanning(
  parts: DeskParts,
  editing: EditingSession,
  reopenCity: () => Promise<void>,
  unitForNewPlan: () => string,
): Planning {
  const { source, draft, engine, lane } = parts;

  const refuse = (reason: SourceRefusal, detail?: string) => {
    draft.setState({ refusal: reason, saving: false });
    say(parts, { tone: 'broken', key: `backend.${reason}`, values: { detail: detail ?? '' } });
    return false;
  };

  /** Replaces what the desk shows over the map in force by `change`. */
  const showOver = async (change: Change) => {
    const present = draftChange(draft.getState());
    const step = mergeChanges(invertChange(present), change);
    if (!isEmptyChange(step)) await editing.applyWhole(step);
  };

  const openPlan = (planId: string) =>
    lane(async () => {
      const answer = await source.loadPlan(planId);
      if (!answer.ok) return refuse(answer.reason, answer.detail);
      const { plan, change } = answer.value;
      try {
        await showOver(change);
      } catch {
        // The draft was made over an older map: its records no longer fit the present ones.
        say(parts, { tone: 'broken', key: 'planOutdated', values: { name: plan.name } });
        return false;
      }
      draft.setState({ ...NO_DRAFT, plan, base: change, saved: change });
      say(parts, null);
      return true;
    });

  /** Sends the draft to `plan`; the plan answered becomes the open one. */
  const send = async (plan: Plan): Promise<boolean> => {
    const change = draftChange(draft.getState());
    draft.setState({ plan, saving: true, refusal: null });
    const answer = await reached(source.savePlan(plan.id, plan.revision, change));
    if (!answer.ok) return refuse(answer.reason, answer.detail);
    draft.setState({ plan: answer.value, saved: change, saving: false, refusal: null, restored: false });
    say(parts, { tone: 'fine', key: 'saved', values: { name: answer.value.name } });
    return true;
  };
  const create = async (name: string): Promise<boolean> => {
    draft.setState({ saving: true });
    const answer = await reached(source.createPlan(name, unitForNewPlan()));
    return answer.ok ? send(answer.value) : refuse(answer.reason, answer.detail);
  };
  const save = async (name?: string) => {
    const { plan } = draft.getState();
    if (plan) return send(plan);
    if (!name) throw new Error('A plan saved for the first time needs a name.');
    return create(name);
  };

  /** One step of the plan's life, after which the plan answered is the open one. */
  const advance = async (
    step: (plan: Plan) => Promise<Result<Plan, SourceRefusal>>,
    done: string,
  ): Promise<boolean> => {
    const { plan } = draft.getState();
    if (!plan) return false;
    const answer = await reached(step(plan));
    if (!answer.ok) return refuse(answer.reason, answer.detail);
    draft.setState({ plan: answer.value, refusal: null });
    say(parts, { tone: 'fine', key: done, values: { name: plan.name } });
    return true;
  };

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
    openPlan,
    save,
    saveAs: create,
    closePlan: () =>
      lane(async () => {
        await showOver(EMPTY_CHANGE);
        draft.setState({ ...NO_DRAFT, history: EMPTY_HISTORY });
        say(parts, null);
      }),
    async submit() {
      if (isUnsaved(draft.getState()) && !(await save())) return false;
      return advance((plan) => source.submitPlan(plan.id), 'submitted');
    },
    approve: (note) => advance((plan) => source.approvePlan(plan.id, note), 'approved'),
    sendBack: (note) => advance((plan) => source.sendBackPlan(plan.id, note), 'sentBack'),
    async publish() {
      const { plan } = draft.getState();
      if (!plan) return { published: false, problems: [] };
      const outcome = await source
        .publishPlan(plan.id, await figuresToPublish())
        .catch(() => ({ ok: false, reason: 'offline', problems: [] }) as const);
      if (!outcome.ok) {
        refuse(outcome.reason, 'detail' in outcome ? outcome.detail : undefined);
        return { published: false, problems: outcome.problems };
      }
      draft.setState({ ...NO_DRAFT });
      await reopenCity();
      say(parts, { tone: 'fine', key: 'published', values: { name: plan.name, version: outcome.version } });
      return { published: true, problems: [] };
    },
  };
}

/** A backend that cannot be reached is a refusal like the others: the work stays on this device. */
async function reached<T>(answer: Promise<Result<T, SourceRefusal>>): Promise<Result<T, SourceRefusal>> {
  try {
    return await answer;
  } catch {
    return { ok: false, reason: 'offline' };
  }
}

/**
 * Saving: a draft with a name goes to the backend by itself a moment after each stroke, and again and again
 * while it cannot be reached. Saves follow one another and never overlap. Whatever somebody else saved
 * first is brought into the draft before it is sent again; nothing is overwritten and nothing dropped. Work
 * beyond the unit that the plan is for widens it.
 */
import type { ContestedGround } from '../domain/plan-story.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { type DraftState, draftChange, isEditable, isUnsaved } from './draft-store.ts';
import { createLane, type Lane } from './lane.ts';
import { allContested, authorOf } from './merge-store.ts';
import type { Merging } from './merging.ts';
import { widenedUnit } from './plan-unit.ts';

export interface Saving {
  /** Sends what is unsaved. True when the backend has all that was on the desk when its turn came. */
  save(): Promise<boolean>;
  /** Tries again at once: somebody signed in again, or does not want to wait. */
  retry(): void;
  /** For steps that change which plan is open: none while a save is under way, and no save while they are. */
  readonly between: Lane;
  stop(): void;
}

/** How long after a stroke the draft is saved; strokes meanwhile go along. */
export const AUTOSAVE_AFTER_MS = 1500;
export const FIRST_RETRY_MS = 2000;
export const LONGEST_RETRY_MS = 60_000;
/** How often in a row somebody else may save first before a person has to decide. */
const MERGE_ROUNDS = 5;

/** With these the same draft would only be refused again. */
const FINAL: ReadonlySet<SourceRefusal> = new Set([
  'forbidden',
  'not_found',
  'wrong_status',
  'invalid_input',
  'code_used',
]);

export function createSaving(parts: DeskParts, merging: Merging): Saving {
  const { source, draft, merge, session, surroundings } = parts;
  const between = createLane();
  let callOff: (() => void) | null = null;
  let underWay = 0;
  let failures = 0;
  const mayWrite = session.memberships.some(({ role }) => role === 'planner' || role === 'admin');

  const isOwed = (): boolean => {
    const state = draft.getState();
    const differs = isUnsaved(state) || merge.getState().unsent.length > 0;
    return mayWrite && state.plan !== null && isEditable(state) && differs;
  };
  const schedule = (afterMs: number) => {
    if (callOff || underWay > 0 || !isOwed()) return;
    callOff = surroundings.later(afterMs, () => {
      callOff = null;
      // Without a network there is nothing to try: the desk is woken when it comes back.
      if (surroundings.isOnline() && isOwed()) void save();
    });
  };
  const unschedule = () => {
    callOff?.();
    callOff = null;
  };

  /** Sends the draft once; `null` when it was taken. */
  const send = async (): Promise<SourceRefusal | null> => {
    const { plan, ...state } = draft.getState();
    const open = cityIn(parts.city);
    if (!plan || !open) return null;
    const over = open.version;
    const change = draftChange(state);
    const { unsent } = merge.getState();
    const unit = widenedUnit(open, session, plan.unitCode, change);
    draft.setState({ sent: { revision: plan.revision, change, over } });
    const answer = await reached(source.savePlan(plan.id, plan.revision, change, unsent, unit));
    if (answer.ok) {
      const settled = { sent: null, refusal: null, restored: false };
      draft.setState({ plan: answer.value, saved: change, savedOver: over, ...settled });
      storedWithPlan(unsent);
      return null;
    }
    // When the answer was lost, or another save came first, this one may have gone through unheard.
    if (answer.reason !== 'offline' && answer.reason !== 'conflict') draft.setState({ sent: null });
    if (answer.reason !== 'conflict') tellRefusal(parts, answer.reason, answer.detail);
    return answer.reason;
  };

  /** Contested ground goes over to the plan, for everyone on it to see. */
  const storedWithPlan = (stored: readonly ContestedGround[]) => {
    if (stored.length === 0) return;
    const { contested, unsent } = merge.getState();
    merge.setState({
      contested: allContested({ contested, unsent: stored }, authorOf(session)),
      unsent: unsent.filter((ground) => !stored.includes(ground)),
    });
  };

  const sendUntilTaken = async (): Promise<SourceRefusal | null> => {
    for (let round = 0; round < MERGE_ROUNDS; round++) {
      const { plan, sent } = draft.getState();
      if (plan && sent) {
        const taken = await merging.takeSaved(plan.id);
        if (!taken.ok) {
          tellRefusal(parts, taken.reason, taken.detail);
          return taken.reason;
        }
      }
      if (!isOwed()) {
        draft.setState({ refusal: null });
        return null;
      }
      const refusal = await send();
      if (refusal !== 'conflict') return refusal;
    }
    tellRefusal(parts, 'conflict');
    return 'conflict';
  };

  const save = async (): Promise<boolean> => {
    unschedule();
    underWay++;
    draft.setState({ saving: true });
    const refusal = await between(sendUntilTaken).catch((): SourceRefusal => {
      say(parts, { tone: 'broken', key: 'engineFailed' });
      return 'conflict';
    });
    underWay--;
    failures = refusal === null ? 0 : failures + 1;
    if (refusal === null) schedule(AUTOSAVE_AFTER_MS);
    else if (!FINAL.has(refusal)) {
      schedule(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)));
    }
    if (underWay === 0) draft.setState({ saving: false });
    return refusal === null;
  };

  /** However it is learnt: from the answer to a save, or from a plan loaded since. */
  const tellWidened = ({ plan: now }: DraftState, { plan: before }: DraftState) => {
    if (!now || now.id !== before?.id || now.unitCode === before.unitCode) return;
    const name = cityIn(parts.city)?.index.units.get(now.unitCode)?.name ?? now.unitCode;
    say(parts, { tone: 'info', key: 'planWidened', values: { name } });
  };

  const isHopeless = () => {
    const { refusal } = draft.getState();
    return refusal !== null && FINAL.has(refusal);
  };
  const retry = () => {
    failures = 0;
    if (isOwed() && underWay === 0) void save();
  };
  const stops = [
    draft.subscribe(tellWidened),
    draft.subscribe((now, before) => {
      const moved = now.history !== before.history || now.base !== before.base || now.plan !== before.plan;
      if (moved && !isHopeless()) schedule(AUTOSAVE_AFTER_MS);
    }),
    surroundings.onWake(() => {
      if (!isHopeless()) retry();
    }),
  ];
  return {
    save,
    retry,
    between,
    stop() {
      unschedule();
      for (const stop of stops) stop();
    },
  };
}

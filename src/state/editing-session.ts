/**
 * Edits on their way from a tool to the draft. While the pointer moves, provisional edits go out newest
 * first and their answers only update numbers; a commit waits its turn in the lane, and only what the
 * engine accepted enters the history.
 */
import type { Station } from '../domain/city.ts';
import type { EditCommand, EditRefusal } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import type { Result } from '../domain/result.ts';
import { changeOf, isEmptyChange } from '../editing/change.ts';
import { reasonChange, withReasonsGiven } from '../editing/compound-reasons.ts';
import { type History, record, recordJoined, redo, undo } from '../editing/history.ts';
import { changedCity, cityIn } from './city-store.ts';
import { createFootprintProvider } from './community-footprints.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { isEditable } from './draft-store.ts';
import { keepDraftedFootprints } from './drafted-footprints.ts';
import { dragCommand } from './drag-commands.ts';
import { type Drag, dragIn, type GestureSubject, strokeIn, withEarlier } from './gesture-store.ts';
import { isPlannedFor, mayPerform } from './jurisdiction.ts';
import { createLatestOnly } from './latest-only.ts';
import { lockedAtVertex } from './locks.ts';
import { keepGroundReady } from './ready-ground.ts';
import type { Refreshing } from './refreshing.ts';
import { createStrokeSession, type StrokeSession } from './stroke-session.ts';
import { type Consequences, wholeStep } from './whole-step.ts';

export interface EditingSession {
  /** Starts a drag or a series of arrow keys. False when the plan may not be edited there. */
  begin(subject: GestureSubject, joinsPrevious?: boolean): boolean;
  /** The subject is now at `to`; never waits. */
  moveTo(to: LonLat): void;
  /** Keeps the gesture. Resolves when it is part of the draft, or refused. */
  finish(): Promise<boolean>;
  cancel(): Promise<void>;
  /** Performs one edit without a gesture: insert, remove, add, close. */
  perform(command: EditCommand): Promise<boolean>;
  /** Puts down stations as one step of the draft. Their codes must be new. False when one of them may not stand there. */
  addStations(stations: readonly Station[]): Promise<boolean>;
  /** Edits of whole pieces of ground, which may wait on the screen before they land. */
  readonly strokes: StrokeSession;
  /** Takes back a stroke that has not landed, else the last step. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Says why a compound may be divided as the draft has it: a step of its own. False when nothing may be edited. */
  explainCut(compoundCode: string, reason: string): Promise<boolean>;
  /** Applies a change outside the history: a plan opened or put aside. */
  applyWhole(change: Change): Promise<void>;
}

export function createEditingSession(parts: DeskParts, refreshing: Refreshing): EditingSession {
  const { city, draft, gesture, engine, lane } = parts;
  const heldDrag = () => dragIn(gesture.getState().gesture);
  /** A drag is measured from the records as they stand, which no edit changes under it. */
  const heldCommand = (held: Drag) => {
    const open = cityIn(city);
    if (!open) throw new Error('Nothing can be dragged while no city is open.');
    return dragCommand(held, open.current);
  };
  let joins = false;

  const provisional = createLatestOnly<Drag, Result<EditEffect, EditRefusal>>(
    (held) => engine.edit(heldCommand(held), 'provisional', true),
    (answer) => {
      const held = heldDrag();
      if (!held) return;
      gesture.setState({
        gesture: answer.ok
          ? { ...held, effect: withEarlier(held.effect, answer.value), refusal: null }
          : { ...held, refusal: answer.reason },
      });
    },
    () => say(parts, { tone: 'broken', key: 'engineFailed' }),
  );

  /** Tells why nothing may be edited now, or that it may. */
  const mayEdit = (): boolean => {
    const holdsPen = parts.session.memberships.some(({ role }) => role === 'planner' || role === 'admin');
    const counted = parts.figures.getState().current !== null;
    if (holdsPen && counted && isEditable(draft.getState())) return true;
    const reason = counted ? (holdsPen ? 'notEditable' : 'backend.forbidden') : 'stillCounting';
    say(parts, { tone: 'attention', key: reason });
    return false;
  };

  const letGo = () => {
    provisional.retire();
    gesture.setState({ gesture: null });
  };

  /** The change into records and figures, and the history that goes with it, in one step for the screen. */
  const take = (effect: EditEffect, change: Change, history: History, told: Consequences | null) => {
    const open = cityIn(city);
    if (!open) return;
    city.setState({ status: 'open', city: changedCity(open, change) }, true);
    draft.setState({ history, restored: false });
    refreshing.takeEffect(effect, told);
  };

  /** A plan cannot be widened to two units of a planner that no third one of theirs holds. */
  const outsideWords = (command: EditCommand) => {
    const { plan } = draft.getState();
    if (plan === null || !isPlannedFor(parts, command)) return { key: 'outsideYourUnit' };
    const name = cityIn(city)?.index.units.get(plan.unitCode)?.name ?? plan.unitCode;
    return { key: 'outsidePlanUnit', values: { name } };
  };
  /** Tells that the command reaches beyond what this person plans for, or that it does not. */
  const isOwn = (command: EditCommand): boolean => {
    const own = mayPerform(parts, command);
    if (!own) say(parts, { tone: 'attention', ...outsideWords(command) });
    return own;
  };

  /** `landed` lets go of what was held, in one step for the screen with what takes its place. */
  const commit = (
    command: EditCommand,
    joinsPrevious: boolean,
    landed: () => void = () => undefined,
  ): Promise<boolean> =>
    lane(async () => {
      if (!isOwn(command)) return false;
      const [answer, told] = await wholeStep(engine, engine.edit(command, 'commit', false));
      if (!answer.ok) {
        say(parts, { tone: 'attention', key: `refused.${answer.reason}` });
        return false;
      }
      const { history } = draft.getState();
      const known = cityIn(city)?.current.compoundReasons ?? new Map();
      const change = withReasonsGiven(answer.value.change, command, answer.value.warnings, known);
      const after = joinsPrevious ? recordJoined(history, change) : record(history, change);
      take(answer.value, change, after, told);
      landed();
      say(parts, null);
      return true;
    });

  /** Tells that a locked grid stands against a vertex edit, or that none does. */
  const isFree = (command: EditCommand): boolean => {
    const grids = cityIn(city)?.current.grids;
    const isVertex =
      command.kind === 'move_vertex' || command.kind === 'insert_vertex' || command.kind === 'remove_vertex';
    if (!isVertex || !grids) return true;
    const locked = lockedAtVertex(parts.locks.getState(), command, grids.values());
    if (locked) say(parts, { tone: 'attention', key: 'lockedGrid', values: { name: locked.name } });
    return locked === null;
  };
  const provideFootprints = createFootprintProvider(parts);
  keepDraftedFootprints(parts, provideFootprints, refreshing.findProblems);
  keepGroundReady(parts, provideFootprints);
  const strokes = createStrokeSession(parts, {
    mayEdit,
    commit: (command, landed) => commit(command, false, landed),
    prepare: provideFootprints,
  });

  const step = (move: typeof undo) =>
    lane(async () => {
      const result = move(draft.getState().history);
      if (!result) return;
      const [effect, told] = await wholeStep(engine, engine.apply(result.apply));
      take(effect, result.apply, result.history, told);
    });

  return {
    begin(subject, joinsPrevious = false) {
      const drag: Drag = { kind: 'drag', subject, to: subject.from, effect: null, refusal: null };
      if (!mayEdit() || !isOwn(heldCommand(drag)) || !isFree(heldCommand(drag))) return false;
      joins = joinsPrevious;
      // A drag does not wait for them: until they have come, it is not told what it cuts.
      if (subject.kind === 'vertex') void provideFootprints(subject.communityCode);
      gesture.setState({ gesture: drag });
      return true;
    },
    moveTo(to) {
      const held = heldDrag();
      if (!held || samePlace(held.to, to)) return;
      const moved = { ...held, to };
      gesture.setState({ gesture: moved });
      provisional.submit(moved);
    },
    async finish() {
      const held = heldDrag();
      if (!held) return false;
      if (samePlace(held.to, held.subject.from)) {
        // Let go before waiting: the next key may begin a gesture of its own.
        letGo();
        await engine.cancelEdit();
        return false;
      }
      provisional.retire();
      const kept = await commit(heldCommand(held), joins);
      if (!kept) await engine.cancelEdit();
      gesture.setState({ gesture: null });
      return kept;
    },
    async cancel() {
      if (!heldDrag()) return;
      letGo();
      await engine.cancelEdit();
      if (joins) await step(undo);
      joins = false;
    },
    async perform(command) {
      if (!mayEdit() || !isFree(command)) return false;
      return commit(command, false);
    },
    addStations: (stations) =>
      lane(async () => {
        if (!mayEdit() || !stations.every((station) => isOwn({ kind: 'add_station', station }))) return false;
        const added = Object.fromEntries(stations.map((station) => [station.code, station]));
        const change = changeOf({ stations: { added, updated: {}, removed: {} } });
        const [effect, told] = await wholeStep(engine, engine.apply(change));
        take(effect, change, record(draft.getState().history, change), told);
        say(parts, null);
        return true;
      }),
    strokes,
    explainCut: (compoundCode, reason) =>
      lane(async () => {
        const open = cityIn(city);
        if (!open || !mayEdit()) return false;
        const change = reasonChange([compoundCode], reason, open.current.compoundReasons);
        if (isEmptyChange(change)) return true;
        const [effect, told] = await wholeStep(engine, engine.apply(change));
        take(effect, change, record(draft.getState().history, change), told);
        return true;
      }),
    undo: () => (strokeIn(gesture.getState().gesture) ? strokes.cancel() : step(undo)),
    redo: async () => {
      if (!strokeIn(gesture.getState().gesture)) await step(redo);
    },
    applyWhole: async (change) => {
      const open = cityIn(city);
      if (!open) return;
      const next = changedCity(open, change);
      const effect = await engine.apply(change);
      city.setState({ status: 'open', city: next }, true);
      refreshing.takeEffect(effect);
    },
  };
}

function samePlace(a: LonLat, b: LonLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/**
 * Strokes: commands for whole pieces of ground on their way from a tool to the draft. While the pen is down
 * every newer command replaces the one before; when it is lifted the stroke lands at once, or stays on the
 * screen until it is accepted, repaired or cancelled. Nothing enters the history before it has landed.
 */
import type { EditCommand, EditRefusal, GroundAction, GroundCommand, Repair } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { Result } from '../domain/result.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { asksForDecision, type Stroke, strokeIn, withEarlier } from './gesture-store.ts';
import { createLatestOnly } from './latest-only.ts';

/** How a stroke stands after the pen was lifted. */
export type StrokeEnd = 'landed' | 'waiting' | 'dropped';

export interface StrokeSession {
  /** Shows what the action would do; the newest one wins. False when nothing may be edited now. */
  propose(action: GroundAction, communityCode: string): boolean;
  /** The pen is lifted. Resolves when the stroke has landed, waits for a decision, or was refused. */
  release(): Promise<StrokeEnd>;
  /** Lands the stroke as it stands. False when the engine refuses; the stroke then stays. */
  accept(): Promise<boolean>;
  /** Takes a repair into the stroke, which lands when nothing stands against it any more. */
  repair(repair: Repair): Promise<StrokeEnd>;
  /** The same for several repairs at once. */
  repairAll(repairs: readonly Repair[]): Promise<StrokeEnd>;
  /** Says why a compound may be split by this stroke. */
  giveReason(reason: string): Promise<StrokeEnd>;
  cancel(): Promise<void>;
}

/** A stroke drawn while the one before it is still landing. */
interface QueuedStroke {
  action: GroundAction;
  readonly communityCode: string;
  /** Present once the pen is lifted: told how the stroke ends. */
  end?: (end: StrokeEnd) => void;
}

export interface StrokeSupport {
  /** Tells why nothing may be edited now, or that it may. */
  readonly mayEdit: () => boolean;
  /** False when it is refused. `landed` is called in the very step that brings the change into the records. */
  readonly commit: (command: EditCommand, landed: () => void) => Promise<boolean>;
  /** Brings what the engine needs to know of a community before its ground is edited. */
  readonly prepare: (communityCode: string) => Promise<void>;
}

export interface StrokeParts extends Pick<DeskParts, 'gesture' | 'tools' | 'locks' | 'city' | 'notices'> {
  readonly engine: Pick<DeskParts['engine'], 'edit' | 'cancelEdit'>;
}

export function createStrokeSession(parts: StrokeParts, support: StrokeSupport): StrokeSession {
  const { gesture, engine, tools, locks, city } = parts;
  /** Resolves for whoever waits for the answer to the newest command. */
  let whenAnswered: (() => void)[] = [];
  let queue: QueuedStroke[] = [];
  let proposed = 0;
  /** The answer to a lifted stroke that needs no decision: not shown, what it says comes with the landing. */
  let unshown: Stroke | null = null;

  const held = (): Stroke | null => strokeIn(gesture.getState().gesture);
  const known = (): Stroke | null => {
    const stroke = held();
    return stroke?.command === unshown?.command ? unshown : stroke;
  };
  const hold = (stroke: Stroke) => {
    unshown = null;
    gesture.setState({ gesture: stroke });
  };
  const letGo = () => {
    provisional.retire();
    unshown = null;
    if (held()) gesture.setState({ gesture: null });
    wake();
  };
  const wake = () => {
    const waiting = whenAnswered;
    whenAnswered = [];
    for (const resolve of waiting) resolve();
  };

  const provisional = createLatestOnly<GroundCommand, Result<EditEffect, EditRefusal>>(
    async (command) => {
      await support.prepare(command.communityCode);
      return engine.edit(command, 'provisional', true);
    },
    (answer, command) => {
      const stroke = held();
      if (!stroke) return;
      const answered = stroke.command === command;
      const next: Stroke = answer.ok
        ? { ...stroke, answered, effect: withEarlier(stroke.effect, answer.value), refusal: null }
        : { ...stroke, answered, refusal: answer.reason };
      if (answered && stroke.phase === 'landing' && !isHeldUp(next)) unshown = next;
      else hold(next);
      if (answered) wake();
    },
    () => {
      for (const { end } of queue) end?.('dropped');
      queue = [];
      letGo();
      say(parts, { tone: 'broken', key: 'engineFailed' });
    },
  );

  const start = (action: GroundAction, communityCode: string) =>
    submit(
      { ...action, communityCode, locked: lockedIn(communityCode), repairs: [], compoundReason: null },
      'drawing',
    );
  /** The hand is faster than the engine: what was drawn meanwhile follows in order. */
  const startQueued = () => {
    const next = queue.shift();
    if (!next) return;
    start(next.action, next.communityCode);
    if (next.end) void lift().then(next.end);
  };
  const submit = (command: GroundCommand, phase: Stroke['phase']) => {
    const { effect = null, refusal = null } = held() ?? {};
    hold({ kind: 'stroke', command, number: ++proposed, effect, refusal, answered: false, phase });
    provisional.submit(command);
  };
  const lockedIn = (communityCode: string): string[] => {
    const grids = cityIn(city)?.current.grids;
    return [...locks.getState().locked].filter((code) => grids?.get(code)?.communityCode === communityCode);
  };
  const answered = async (): Promise<Stroke | null> => {
    while (known()?.answered === false) await new Promise<void>((resolve) => whenAnswered.push(resolve));
    return known();
  };
  /** Whether a released stroke, once answered, stays on the screen. */
  const isHeldUp = (stroke: Stroke): boolean =>
    stroke.refusal !== null || tools.getState().previewFirst || asksForDecision(stroke);

  /** What becomes of a released stroke once its answer is known. */
  const settle = async (): Promise<StrokeEnd> => {
    const stroke = await answered();
    if (!stroke) return 'dropped';
    if (stroke.refusal !== null) {
      await cancel();
      say(parts, { tone: 'attention', key: `refused.${stroke.refusal}` });
      return 'dropped';
    }
    if (!isHeldUp(stroke) && (await accept())) return 'landed';
    const still = known();
    if (still) hold({ ...still, phase: 'waiting' });
    return still ? 'waiting' : 'dropped';
  };
  const accept = async (): Promise<boolean> => {
    const stroke = await answered();
    if (!stroke || stroke.refusal !== null) return false;
    provisional.retire();
    if (!(await support.commit(stroke.command, letGo))) return false;
    startQueued();
    return true;
  };
  const cancel = async () => {
    if (!held()) return;
    letGo();
    const cancelled = engine.cancelEdit();
    startQueued();
    await cancelled;
  };
  /** The stroke in hand is complete. */
  const lift = (): Promise<StrokeEnd> => {
    const stroke = held();
    // A pen that drew nothing lifts nothing: what lands or waits meanwhile was drawn before.
    if (stroke?.phase !== 'drawing') return Promise.resolve('dropped');
    hold({ ...stroke, phase: 'landing' });
    return settle();
  };
  const release = (): Promise<StrokeEnd> => {
    const drawn = queue.at(-1);
    if (!drawn || drawn.end) return lift();
    return new Promise((resolve) => {
      drawn.end = resolve;
    });
  };
  const amend = (change: (command: GroundCommand) => GroundCommand): Promise<StrokeEnd> => {
    const stroke = held();
    if (stroke) submit(change(stroke.command), 'landing');
    return settle();
  };

  const withRepairs = (repairs: readonly Repair[]) =>
    amend((command) => ({ ...command, repairs: [...command.repairs, ...repairs] }));

  return {
    propose(action, communityCode) {
      if (!support.mayEdit()) return false;
      const phase = held()?.phase ?? 'drawing';
      const drawn = queue.at(-1);
      if (phase === 'waiting') {
        say(parts, { tone: 'attention', key: 'strokeWaits' });
        return false;
      }
      if (phase === 'drawing') start(action, communityCode);
      else if (drawn && !drawn.end) drawn.action = action;
      else queue.push({ action, communityCode });
      return true;
    },
    release,
    accept,
    repair: (repair) => withRepairs([repair]),
    repairAll: withRepairs,
    giveReason: (compoundReason) => amend((command) => ({ ...command, compoundReason })),
    cancel,
  };
}

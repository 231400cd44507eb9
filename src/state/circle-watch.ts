/** Brings in the circles that others have kept, while somebody looks at circles: there is no bell for them, so it asks. */
import type { KeptCircle } from '../domain/service-circle.ts';
import { asResult } from './answers.ts';
import type { DeskParts } from './desk-parts.ts';

export const CIRCLES_EVERY_MS = 30_000;

/** Asks every half minute, and at once when the page is looked at again. The answer ends that. */
export function watchCircles({ circles, source, surroundings, view }: DeskParts): () => void {
  let callOff: () => void = () => undefined;
  let stopped = false;

  const look = async () => {
    const before = circles.getState();
    const isLookedAt = view.getState().layers.has('circles') && surroundings.isVisible();
    // What is being saved or asked for brings its own answer.
    if (!isLookedAt || !surroundings.isOnline() || before.loading !== 'ready' || before.isSending) return;
    const answer = await asResult(source.circles.list());
    const now = circles.getState();
    if (stopped || !answer.ok || now.kept !== before.kept || now.isSending) return;
    if (!areSame(answer.value, now.kept)) circles.setState({ kept: answer.value });
  };
  const goOn = () => {
    if (stopped) return;
    callOff = surroundings.later(CIRCLES_EVERY_MS, () => {
      void look().finally(goOn);
    });
  };
  goOn();
  const stopWaking = surroundings.onWake(() => void look());
  return () => {
    stopped = true;
    callOff();
    stopWaking();
  };
}

function areSame(one: readonly KeptCircle[], other: readonly KeptCircle[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ code, revision }, i) => code === other[i].code && revision === other[i].revision)
  );
}

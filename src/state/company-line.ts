/**
 * The desk's end of a plan's live line: it follows the open plan from one line to the next, and knows which
 * windows hung up. Those the backend goes on listing until they have been silent for `PRESENCE_SECONDS`; for
 * that long they are left out here. Afterwards whoever is listed gives signs of life without a line.
 */
import { PRESENCE_SECONDS } from '../domain/plan-story.ts';
import type { DeskParts } from './desk-parts.ts';

export interface CompanyLine {
  /** News come by themselves. */
  stands(): boolean;
  hasHungUp(window: string): boolean;
  stop(): void;
}

export interface LineUse {
  /** Somebody came, moved, saved or said something. */
  onNews(): void;
  /** The line stands since now, or is down since now: what happened in between is not known. */
  onLine(): void;
  onHungUp(window: string): void;
}

export function createCompanyLine(parts: DeskParts, use: LineUse): CompanyLine {
  const { source, draft, surroundings } = parts;
  const hungUp = new Set<string>();
  let stands = false;
  let leave = () => {};

  const listen = (planId: string | null) => {
    leave();
    hungUp.clear();
    stands = false;
    leave = () => {};
    if (planId === null) return;
    leave = source.listenToPlan(planId, {
      onNews: use.onNews,
      onLine(next) {
        stands = next;
        use.onLine();
      },
      onCame: (window) => void hungUp.delete(window),
      onGone(window) {
        hungUp.add(window);
        surroundings.later(PRESENCE_SECONDS * 1000, () => hungUp.delete(window));
        use.onHungUp(window);
      },
    });
  };
  const stop = draft.subscribe((now, before) => {
    const planId = now.plan?.id ?? null;
    if (planId !== (before.plan?.id ?? null)) listen(planId);
  });
  return {
    stands: () => stands,
    hasHungUp: (window) => hungUp.has(window),
    stop() {
      stop();
      leave();
    },
  };
}

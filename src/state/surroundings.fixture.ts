/** Surroundings that a test holds in its hand: time passes, the network goes and comes when it says so. */
import type { Surroundings } from './surroundings.ts';

export interface HandDriven extends Surroundings {
  /** Lets that much time pass; what falls due runs in order, also what that plans anew. */
  pass(ms: number): void;
  setOnline(online: boolean): void;
  setVisible(visible: boolean): void;
}

export function handDriven(): HandDriven {
  let now = 0;
  let online = true;
  let visible = true;
  let planned: { readonly at: number; readonly act: () => void }[] = [];
  const wakers = new Set<() => void>();
  const wake = () => {
    for (const act of [...wakers]) act();
  };
  return {
    later(afterMs, act) {
      const entry = { at: now + afterMs, act };
      planned.push(entry);
      return () => {
        planned = planned.filter((other) => other !== entry);
      };
    },
    isOnline: () => online,
    isVisible: () => visible,
    onWake(act) {
      wakers.add(act);
      return () => wakers.delete(act);
    },
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = planned.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        planned = planned.filter((other) => other !== next);
        now = next.at;
        next.act();
      }
      now = until;
    },
    setOnline(next) {
      online = next;
      if (online) wake();
    },
    setVisible(next) {
      visible = next;
      if (visible) wake();
    },
  };
}

import { useEffect, useRef } from 'react';
import { hasNewerSite, runningEntry } from './newer-site.ts';

const LOOK_EVERY_MS = 600_000;
/** Nobody has touched the wall for so long. */
const QUIET_MS = 60_000;
const HANDS = ['pointerdown', 'keydown', 'wheel'] as const;

/** Loads the page anew, at a quiet moment, when the site was upgraded. Looks at once when the backend is `back`. */
export function useNewerSite(isLost: boolean): void {
  const touchedAt = useRef(0);
  useEffect(() => {
    const touched = () => {
      touchedAt.current = Date.now();
    };
    for (const hand of HANDS) window.addEventListener(hand, touched, { passive: true });
    return () => {
      for (const hand of HANDS) window.removeEventListener(hand, touched);
    };
  }, []);
  useEffect(() => {
    const running = runningEntry();
    if (isLost || running === null) return;
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const isNewer = await hasNewerSite(running);
      if (!current) return;
      const quietFor = Date.now() - touchedAt.current;
      if (isNewer && quietFor >= QUIET_MS) window.location.reload();
      else timer = setTimeout(look, isNewer ? QUIET_MS - quietFor : LOOK_EVERY_MS);
    };
    void look();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [isLost]);
}

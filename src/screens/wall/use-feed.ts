/**
 * Keeps the wall true while it is left on: loads the city again when another plan came into force, asks for the
 * sign-in again when it no longer holds, and says how long ago the backend was last heard.
 */
import { useEffect, useRef, useState } from 'react';
import { useServices } from '../../ui/services.tsx';
import { useSession } from '../../ui/session.tsx';
import { createFeed, type FeedState } from './staying-on/feed.ts';
import { onWaking } from './staying-on/waking.ts';

export type { FeedState as Feed } from './staying-on/feed.ts';

/** A city that was asked for and has not come after so long is asked for again. */
const COMING_MS = 180_000;

const AROUND = {
  now: () => Date.now(),
  later(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/**
 * `version` is the one shown, `null` while none is; `reload` loads the one in force. `troubled`: the city itself could
 * not be loaded, so it is worth trying again as soon as somebody answers.
 */
export function useFeed(version: number | null, reload: () => void, troubled: boolean): FeedState {
  const { source } = useServices();
  const { expire } = useSession();
  const [state, setState] = useState<FeedState>({ heardAt: null, lost: false });
  const shown = useRef({ version, reload, expire, troubled });
  shown.current = { version, reload, expire, troubled };
  const wanted = useRef({ version: 0, at: Number.NEGATIVE_INFINITY });

  useEffect(() => {
    const feed = createFeed(AROUND, {
      ask: (signal) => source.mapPulse(signal),
      onState: setState,
      onPulse(pulse) {
        const { version: standing, troubled: needed } = shown.current;
        // Without a session the city would come back with everything left out that the public may not see.
        if (!pulse.worksHere) return shown.current.expire();
        const isNews = standing !== null && pulse.version !== standing;
        // A large city takes longer to come than the next question.
        const isComing =
          wanted.current.version === pulse.version && Date.now() - wanted.current.at < COMING_MS;
        if (!needed && (!isNews || isComing)) return;
        wanted.current = { version: pulse.version, at: Date.now() };
        shown.current.reload();
      },
    });
    const online = () => feed.askNow();
    const offline = () => feed.cutOff();
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    const stopWaking = onWaking(() => feed.askNow());
    const hangUp = source.listenToMap(() => feed.askNow());
    return () => {
      feed.close();
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
      stopWaking();
      hangUp();
    };
  }, [source]);
  return state;
}

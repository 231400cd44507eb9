/**
 * Keeps the wall true while it is left on: asks for the version in force every half minute, loads the
 * city again when it has moved, and says how long ago the backend was last heard.
 */
import { useEffect, useRef, useState } from 'react';
import { useServices } from '../../ui/services.tsx';
import { useSession } from '../../ui/session.tsx';

const POLL_MS = 30_000;
/** An answer that takes longer counts as none. */
const PATIENCE_MS = 15_000;

export interface Feed {
  /** When the backend last confirmed the version shown; `null` before the first time. */
  readonly heardAt: Date | null;
  /** The last question went unanswered. */
  readonly lost: boolean;
}

/** `version` is the one shown, `null` while none is; `reload` loads the one in force. */
export function useFeed(version: number | null, reload: () => void): Feed {
  const { source } = useServices();
  const { expire } = useSession();
  const [feed, setFeed] = useState<Feed>({ heardAt: null, lost: false });
  const shown = useRef({ version, reload, expire });
  shown.current = { version, reload, expire };

  useEffect(() => {
    let current = true;
    let asking = false;
    const ask = async () => {
      if (asking || shown.current.version === null) return;
      asking = true;
      try {
        const inForce = await within(PATIENCE_MS, source.versionInForce());
        if (!current) return;
        setFeed({ heardAt: new Date(), lost: false });
        if (inForce === shown.current.version) return;
        // Without a session the city would come back with everything left out that the public may not see.
        if ((await source.session()) === null) shown.current.expire();
        else shown.current.reload();
      } catch {
        if (current) setFeed((before) => ({ ...before, lost: true }));
      } finally {
        asking = false;
      }
    };
    const askNow = () => void ask();
    const timer = setInterval(askNow, POLL_MS);
    // A sleeping screen wakes up, a network comes back: no need to wait for the next turn.
    window.addEventListener('online', askNow);
    window.addEventListener('offline', askNow);
    document.addEventListener('visibilitychange', askNow);
    return () => {
      current = false;
      clearInterval(timer);
      window.removeEventListener('online', askNow);
      window.removeEventListener('offline', askNow);
      document.removeEventListener('visibilitychange', askNow);
    };
  }, [source]);

  useEffect(() => {
    if (version !== null) setFeed({ heardAt: new Date(), lost: false });
  }, [version]);
  return feed;
}

function within<T>(patienceMs: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${patienceMs} ms`)), patienceMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

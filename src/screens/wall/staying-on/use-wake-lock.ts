import { useEffect } from 'react';

/** Keeps the screen from going dark while the page is seen, where the browser can. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let current = true;
    let lock: WakeLockSentinel | null = null;
    const take = async () => {
      if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (current) lock = taken;
        else await taken.release();
      } catch {
        // A battery that runs low says no; the machine's own settings then decide.
      }
    };
    void take();
    // The browser lets go whenever the page is out of sight.
    document.addEventListener('visibilitychange', take);
    return () => {
      current = false;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
}

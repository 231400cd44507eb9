/** What the desk asks of the browser around it: a clock, the network, and whether anybody is looking. */
export interface Surroundings {
  /** Runs `act` once, that many milliseconds from now. The answer calls it off. */
  later(afterMs: number, act: () => void): () => void;
  /** False only when there is certainly no network. */
  isOnline(): boolean;
  isVisible(): boolean;
  /** Calls `act` whenever the network comes back or the page is looked at again. The answer ends that. */
  onWake(act: () => void): () => void;
}

export function browserSurroundings(): Surroundings {
  return {
    later(afterMs, act) {
      const timer = setTimeout(act, afterMs);
      return () => clearTimeout(timer);
    },
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    onWake(act) {
      const look = () => {
        if (document.visibilityState === 'visible') act();
      };
      window.addEventListener('online', act);
      document.addEventListener('visibilitychange', look);
      return () => {
        window.removeEventListener('online', act);
        document.removeEventListener('visibilitychange', look);
      };
    },
  };
}

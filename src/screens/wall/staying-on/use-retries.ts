import { useEffect, useRef } from 'react';

const AGAIN_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const WELL_AFTER_MS = 60_000;

/** Tries again what failed, less and less often, until nothing fails any more. `failure` is new for every attempt. */
export function useRetries(failure: object | null, retry: () => void): void {
  const attempts = useRef(0);
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    if (failure === null) {
      // An attempt under way has not failed yet, either.
      const forget = setTimeout(() => {
        attempts.current = 0;
      }, WELL_AFTER_MS);
      return () => clearTimeout(forget);
    }
    const wait = AGAIN_MS[Math.min(attempts.current, AGAIN_MS.length - 1)];
    const timer = setTimeout(
      () => {
        attempts.current++;
        latest.current();
      },
      wait * (0.8 + 0.4 * Math.random()),
    );
    return () => clearTimeout(timer);
  }, [failure]);
}

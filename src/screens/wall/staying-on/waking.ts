const TICK_MS = 15_000;
/** Timers of a page in the background come late by themselves; a longer jump is a machine that slept. */
const JUMP_MS = 60_000;

/** Calls when the page is looked at again, and when its machine has slept. The answer ends it. */
export function onWaking(act: () => void): () => void {
  let before = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (Math.abs(now - before - TICK_MS) > JUMP_MS) act();
    before = now;
  }, TICK_MS);
  const seen = () => {
    if (document.visibilityState === 'visible') act();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pageshow', seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('pageshow', seen);
  };
}

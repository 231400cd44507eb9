import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { PageThreads, ThreadTimes } from './page-threads.ts';

/** From the input's own time on, in milliseconds on the clock. */
export interface NumbersSeen {
  /** Until the page held every number. */
  readonly heldMs: number;
  /** Until the frame with them was drawn. */
  readonly drawnMs: number;
}

export interface TimedNumbers extends NumbersSeen {
  readonly threads: ThreadTimes;
}

declare global {
  interface Window {
    watchNumbers(kind: 'step' | 'preview'): void;
    /** Nothing will follow: both times are not a number. */
    stopWatching(): void;
    numbers: Promise<NumbersSeen>;
  }
}

const SCRIPT = fileURLToPath(new URL('./number-watch.js', import.meta.url));

/** To be called before the page is opened. */
export async function installWatch(page: Page): Promise<void> {
  await page.addInitScript({ path: SCRIPT });
}

/**
 * What follows on the input that `act` ends with: `step` waits for all numbers of the desk, `preview` for those of a
 * stroke that has not landed. The page is watched before `act` begins.
 */
export async function timeNumbers(
  page: Page,
  threads: PageThreads,
  kind: 'step' | 'preview',
  act: () => Promise<void>,
): Promise<TimedNumbers> {
  await page.evaluate((watched) => window.watchNumbers(watched), kind);
  const before = threads.read();
  await act();
  const seen = await page.evaluate(() => window.numbers);
  return { ...seen, threads: threads.since(before) };
}

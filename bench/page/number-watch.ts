import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** What a page has shown since the pointer was lifted last. */
export interface NumbersSeen {
  /** From the pointer's own time to the end of the last frame that brought a new number; 0 when none did. */
  readonly lastMs: number;
  /** How long no number has changed since. */
  readonly quietMs: number;
}

declare global {
  interface Window {
    numbersSeen(): NumbersSeen;
  }
}

const SCRIPT = fileURLToPath(new URL('./number-watch.js', import.meta.url));
/** So long without a new number, and all have come. */
const QUIET_MS = 2500;

/** To be called before the page is opened. */
export async function watchNumbers(page: Page): Promise<void> {
  await page.addInitScript({ path: SCRIPT });
}

/** Milliseconds from the last lift of the pointer until every number stood on the screen. */
export async function untilNumbersStand(page: Page): Promise<number> {
  await page.waitForFunction((quietMs) => window.numbersSeen().quietMs > quietMs, QUIET_MS);
  return (await page.evaluate(() => window.numbersSeen())).lastMs;
}

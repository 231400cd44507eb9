import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { openDesk } from './desk.ts';
import { watch } from './test.ts';

/** The desk of a planner at which the tests of one file work one after the other. */
export interface SharedDesk {
  readonly page: Page;
  /** Fails, as every test does, when a request left the machine or an error went unhandled. */
  close(): Promise<void>;
}

/** Opens the desk in a context of its own, 1440 × 900 unless `options` say otherwise. */
export async function shareDesk(
  browser: Browser,
  options: BrowserContextOptions & { readonly baseURL: string },
): Promise<SharedDesk> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const watched = watch(context, options.baseURL);
  const page = await context.newPage();
  await openDesk(page, 'planner');
  return {
    page,
    async close() {
      await context.close();
      watched.expectQuiet();
    },
  };
}

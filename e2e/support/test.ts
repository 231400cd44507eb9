/**
 * The `test` of every browser story: whatever else it looks at, no request may leave the machine, the
 * security policy may not be broken, and no error may go unhandled on a page.
 */
import { type BrowserContext, test as base, expect, type Request } from '@playwright/test';

export { expect };

interface Watched {
  /** Every request of the context so far, oldest first. */
  readonly requests: readonly Request[];
  /** Fails when something left the machine or went wrong unnoticed. */
  expectQuiet(): void;
}

export const test = base.extend<{ baseURL: string; watched: Watched }>({
  baseURL: async ({ baseURL }, use) => {
    const address = process.env.GRIDCIRCLE_E2E_URL ?? baseURL;
    if (!address) throw new Error('The global setup should have named the server.');
    await use(address);
  },
  watched: [
    async ({ context, baseURL }, use) => {
      const watched = watch(context, baseURL);
      await use(watched);
      watched.expectQuiet();
    },
    { auto: true },
  ],
});

/** Looks at everything a context asks and complains about from now on; for contexts that a test opens itself. */
export function watch(context: BrowserContext, home: string): Watched {
  const requests: Request[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => requests.push(request));
  context.on('weberror', (error) => complaints.push(`Unhandled: ${error.error().message}`));
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  return {
    requests,
    expectQuiet() {
      const left = requests.filter((request) => leaves(request, home));
      expect(left.map((request) => request.url())).toEqual([]);
      expect(complaints).toEqual([]);
    },
  };
}

/** True for a request to another host; `blob:` and `data:` stay on the page. */
function leaves(request: Request, home: string): boolean {
  const url = new URL(request.url());
  return /^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(home).host;
}

/**
 * A wall left on outlives upgrades of its site: the page that runs asks for files that are there no more. It looks
 * now and then whether the site's page names another entry than the one that runs, and is loaded anew at a moment
 * when nobody is at it and all of the new page can be had.
 */

const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/;

/** The entry that a page's HTML names; `null` when it names none. */
export function entryIn(html: string): string | null {
  return ENTRY.exec(html)?.[1] ?? null;
}

/** The entry of the page that runs. */
export function runningEntry(): string | null {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src') ?? null;
}

/**
 * Whether the site has another entry than `running` and hands it out. A site that is away, or half way through its
 * upgrade, has none.
 */
export async function hasNewerSite(running: string, ask: typeof fetch = fetch): Promise<boolean> {
  try {
    const page = await ask(window.location.pathname, { cache: 'no-cache', headers: { accept: 'text/html' } });
    if (!page.ok) return false;
    const entry = entryIn(await page.text());
    if (entry === null || entry === running) return false;
    return (await ask(entry, { cache: 'no-cache' })).ok;
  } catch {
    return false;
  }
}

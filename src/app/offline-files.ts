/** What the built finder consists of, as `offline-plugin.ts` writes it into the service worker. */
export interface FinderFiles {
  /** Changes with any of the files. */
  readonly build: string;
  /** Paths below the site's base, the entry first. Kept before the worker counts as installed: what a list needs. */
  readonly shell: readonly string[];
  /** Kept when they are asked for, or when the page says so: the map, walking, routes. */
  readonly later: readonly string[];
}

/** What a page sends to the service worker: which of its files to keep now, by address, or all of them. */
export interface KeepFiles {
  readonly keep: readonly string[] | 'all';
}

import type { SupportedStorage } from '@supabase/supabase-js';

const KEY = 'gridcircle-session';

/** What keeps a session: `localStorage` of the page, or anything like it. */
export type PlaceToKeep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Where supabase-js keeps the session. It is ours so that signing out can empty it in the same moment: whoever
 * signs out and leaves the page at once must not find themselves signed in on the next one.
 */
export class SessionStore implements SupportedStorage {
  readonly key = KEY;

  constructor(private readonly place: PlaceToKeep = usualPlace()) {}

  getItem(key: string): string | null {
    return this.place.getItem(key);
  }

  setItem(key: string, value: string): void {
    this.place.setItem(key, value);
  }

  removeItem(key: string): void {
    this.place.removeItem(key);
  }

  /** The access token, `null` when nobody is signed in or it has run out by `now`. */
  accessToken(now: number): string | null {
    const { access_token: token, expires_at: expiresAt } = this.kept();
    return token && expiresAt && expiresAt * 1000 > now ? token : null;
  }

  /** Whose session is kept, run out or not. */
  userId(): string | null {
    return this.kept().user?.id ?? null;
  }

  /** Forgets the session before it returns. Answers its access token, `null` when nobody was signed in. */
  take(): string | null {
    const { access_token: token } = this.kept();
    this.place.removeItem(KEY);
    return token ?? null;
  }

  /** What supabase-js has kept: seconds since 1970 for `expires_at`. */
  private kept(): { access_token?: string; expires_at?: number; user?: { id?: string } } {
    return JSON.parse(this.place.getItem(KEY) ?? '{}');
  }
}

/** The page's `localStorage`; outside a page, or where it is barred, a memory that ends with the process. */
function usualPlace(): PlaceToKeep {
  try {
    if (typeof document !== 'undefined') return localStorage;
  } catch {
    // The browser bars storage: the session lives as long as the page.
  }
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

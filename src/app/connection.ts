/**
 * The backend of this page: a hosted Supabase when the site was built for one, else the one that serves the
 * page. Kept apart from `services.ts` so that the entry can ask it before supabase-js has arrived.
 */
import { EarlyAnswers } from '../sources/supabase/early-answers.ts';
import { EMBEDDED_PUBLISHABLE_KEY } from '../sources/supabase/embedded-key.ts';

export const connection = {
  /** A hosted Supabase has Realtime, or says no once; the backend that serves the page has none. */
  hasRealtime: import.meta.env.VITE_SUPABASE_URL !== undefined,
  url: import.meta.env.VITE_SUPABASE_URL ?? window.location.origin,
  publishableKey: import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY ?? EMBEDDED_PUBLISHABLE_KEY,
};

export const earlyAnswers = new EarlyAnswers(connection);

/**
 * Chooses the concrete sources: a hosted Supabase when the site was built for one, else the backend
 * that serves this page.
 */
import { EMBEDDED_PUBLISHABLE_KEY } from '../sources/supabase/embedded-key.ts';
import { createSupabaseSource } from '../sources/supabase/supabase-source.ts';
import type { Services } from '../ui/services.tsx';
import { createEngineClient } from '../worker/client.ts';

export const services: Services = {
  source: createSupabaseSource({
    url: import.meta.env.VITE_SUPABASE_URL ?? window.location.origin,
    publishableKey: import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY ?? EMBEDDED_PUBLISHABLE_KEY,
  }),
  createEngine: createEngineClient,
};

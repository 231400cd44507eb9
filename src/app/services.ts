/** Chooses the concrete source and engine. */
import { createSupabaseSource } from '../sources/supabase/supabase-source.ts';
import type { Services } from '../ui/services.tsx';
import { createEngineClient } from '../worker/client.ts';
import { connection, earlyAnswers } from './connection.ts';

export const services: Services = {
  source: createSupabaseSource({ ...connection, fetch: earlyAnswers.fetch }),
  createEngine: createEngineClient,
};

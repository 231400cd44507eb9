import { createClient } from '@supabase/supabase-js';
import type { MakeAccount } from './operate-kiosk.ts';
import { StartRefusal } from './start-refusal.ts';

/** Makes accounts through the authentication service of a hosted Supabase, as whoever holds its secret key. */
export function hostedAccounts(environment: Readonly<Record<string, string | undefined>>): MakeAccount {
  const { VITE_SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = environment;
  if (!url || !secretKey) {
    throw new StartRefusal(
      'A hosted Supabase needs VITE_SUPABASE_URL and SUPABASE_SECRET_KEY to make accounts.',
    );
  }
  const { auth } = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { transport: class {} as unknown as typeof WebSocket },
  });
  return async (email, password) => {
    const { error } = await auth.admin.createUser({ email, password, email_confirm: true });
    if (error) throw new StartRefusal(`The account ${email} could not be made: ${error.message}.`);
  };
}

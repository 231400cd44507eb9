/**
 * Links for screens without a keyboard. Every kiosk has an account of its own, whose password only the link has: the
 * database keeps its hash. Revoking closes the door at once; the account stays, so that the list tells what was.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { kioskAccount, kioskKey } from '../sources/kiosk.ts';
import type { Session } from './database/session.ts';
import { StartRefusal } from './start-refusal.ts';

export const USUAL_DAYS = 365;
const MOST_DAYS = 3650;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes an account without any role; throws when it cannot. */
export type MakeAccount = (email: string, password: string) => Promise<void>;

export interface KioskRow {
  readonly name: string;
  readonly unit: string;
  readonly expires: string;
  readonly standing: 'valid' | 'revoked' | 'expired';
}

/**
 * Issues a link for a screen; answers its key, which nobody can look up again. `unit`: the code of what it reads, the
 * whole city when absent; `days`: for how long, from now.
 */
export async function issueKiosk(
  session: Session,
  makeAccount: MakeAccount,
  {
    name,
    unit,
    days = USUAL_DAYS,
  }: { readonly name: string; readonly unit?: string; readonly days?: number },
): Promise<string> {
  if (name.trim() === '') throw new StartRefusal('A kiosk needs a name, e.g. where the screen hangs.');
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new StartRefusal(`--days should be a whole number from 1 to ${MOST_DAYS}.`);
  }
  const [held] = await session.query<{ name: string }>('select name from public.kiosks where name = $1', [
    name.trim(),
  ]);
  if (held) throw new StartRefusal(`There is a kiosk ${held.name} already; choose another name.`);
  const [home] = await session.query<{ code: string }>(
    'select code from public.admin_units where code = $1 or ($1::text is null and parent_code is null)',
    [unit ?? null],
  );
  if (!home) throw new StartRefusal(unit ? `There is no unit ${unit}.` : 'The database holds no city yet.');
  const key = kioskKey(
    Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    randomBytes(24).toString('base64url'),
  );
  const { email, password } = kioskAccount(key)!;
  await makeAccount(email, password);
  await session.query(
    `insert into public.kiosks (user_id, name, unit_code, expires_at)
     select id, $2, $3, now() + make_interval(days => $4) from auth.users where email = $1`,
    [email, name.trim(), home.code, days],
  );
  return key;
}

/** From now on the screen reads what strangers read. */
export async function revokeKiosk(session: Session, name: string): Promise<void> {
  const revoked = await session.query(
    `update public.kiosks set revoked_at = coalesce(revoked_at, now()) where name = $1 returning name`,
    [name.trim()],
  );
  if (revoked.length === 0) throw new StartRefusal(`There is no kiosk ${name}.`);
}

/** All that were ever issued, by name. */
export async function listKiosks(session: Session): Promise<readonly KioskRow[]> {
  return session.query<KioskRow>(
    `select name, unit_code::text as unit, to_char(expires_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as expires,
       case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'valid' end as standing
     from public.kiosks order by name`,
  );
}

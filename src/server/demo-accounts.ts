/**
 * The accounts of a demo: one per role, in the city's top unit, with a password everybody knows. Made by
 * the loader, never by a migration; the database refuses them outside demo mode.
 */
import type { Role } from '../domain/plan.ts';
import type { Backend } from './backend.ts';

export const DEMO_PASSWORD = 'gridcircle-demo';

export const DEMO_ACCOUNTS: readonly { readonly email: string; readonly role: Role }[] = [
  { email: 'planner@demo.gridcircle.cn', role: 'planner' },
  { email: 'reviewer@demo.gridcircle.cn', role: 'reviewer' },
  { email: 'leader@demo.gridcircle.cn', role: 'leader' },
  { email: 'admin@demo.gridcircle.cn', role: 'admin' },
];

/** Makes the accounts that are missing, and switches demo mode on. Doing it twice changes nothing. */
export async function ensureDemoAccounts(backend: Backend): Promise<void> {
  const existing = await backend.query<{ email: string }>(
    'select email from auth.users where email = any ($1)',
    [DEMO_ACCOUNTS.map((account) => account.email)],
  );
  const known = new Set(existing.map((row) => row.email));
  for (const { email } of DEMO_ACCOUNTS) {
    if (!known.has(email)) await backend.createAccount(email, DEMO_PASSWORD);
  }
  await backend.transaction(async (session) => {
    await session.exec('update public.city set demo_mode = true where not demo_mode');
    for (const { email, role } of DEMO_ACCOUNTS) {
      await session.query(
        `select private.add_demo_account($1, $2::public.member_role, code, $3)
         from public.admin_units where parent_code is null`,
        [email, role, DEMO_PASSWORD],
      );
    }
  });
}

/** Whether this database has accounts whose password everybody knows. */
export async function hasDemoAccounts(backend: Backend): Promise<boolean> {
  const [row] = await backend.query<{ found: boolean }>(
    'select exists (select from public.demo_access) as found',
  );
  return row.found;
}

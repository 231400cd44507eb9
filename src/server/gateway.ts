import { App } from '@supabase/lite';
import { quietRefusals } from './database/quiet-refusals.ts';
import type { Database } from './database/session.ts';

export interface GatewayOptions {
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly jwtSecret: string;
  /** Called once the `auth` schema stands and before the first request is answered. */
  readonly migrate: () => Promise<void>;
}

const REST = /^\/rest\/v1(\/|$)/;
/** Signing in, staying signed in, signing out. lite's other ways in (`otp`, `magiclink`) make accounts on the way. */
const AUTH = /^\/auth\/v1\/(token|user|logout|settings|health)$/;
const GRANTS = ['password', 'refresh_token'];
const SIGN_UP = '/auth/v1/signup';

/** More rows than any table of a prefecture is asked for at once. */
const MAX_ROWS = 20_000;

export interface Gateway {
  /** Answers `/rest/v1`, and of `/auth/v1` what somebody with an account needs; everything else is 404. */
  fetch(request: Request): Promise<Response>;
  /** Makes an account without any role. Throws with the reason when it cannot, e.g. because it is there. */
  createAccount(email: string, password: string): Promise<void>;
}

/**
 * Puts `@supabase/lite` before a database. lite's `/_system` pages describe the schema to anyone who asks:
 * they stay closed. So does its sign-up: accounts are made by the operator, never by strangers.
 */
export async function openGateway(database: Database, options: GatewayOptions): Promise<Gateway> {
  const app = new App({
    connection: database.connection,
    api: { schemas: ['public'], max_rows: MAX_ROWS },
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      publishable_key: options.publishableKey,
      secret_key: options.secretKey,
    },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true, disableFallback: true } },
  });
  quietRefusals();
  await app.ensureSystemSchema();
  // As on a hosted Supabase: policies call auth.uid() as the person who asks. The tables stay closed.
  await database.exec('grant usage on schema auth to anon, authenticated, service_role');
  await options.migrate();
  keepGrants(database);
  await app.init();

  const ask = (request: Request) => database.exclusively(() => app.fetch(request));
  return {
    fetch: async (request) => refusalOf(request) ?? ask(request),
    createAccount: async (email, password) => {
      const response = await ask(
        new Request(`http://localhost${SIGN_UP}`, {
          method: 'POST',
          headers: { apikey: options.publishableKey, 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
        }),
      );
      if (response.ok) return;
      const { msg } = (await response.json()) as { msg?: string };
      throw new Error(`The account ${email} could not be made: ${msg ?? `status ${response.status}`}.`);
    },
  };
}

/** The answer to a request that is not passed on; `null` for one that is. */
function refusalOf({ method, url }: Request): Response | null {
  const { pathname, searchParams } = new URL(url);
  if (pathname === SIGN_UP) {
    const message = 'Accounts are made by the operator; nobody can sign up here.';
    return Response.json({ code: 422, error_code: 'signup_disabled', msg: message }, { status: 422 });
  }
  const isKnownGrant = GRANTS.includes(searchParams.get('grant_type') ?? '');
  const isOpen =
    REST.test(pathname) || (AUTH.test(pathname) && (isKnownGrant || pathname !== '/auth/v1/token'));
  // Nobody changes an account from outside: whoever holds the link of a kiosk could lock the screen out.
  if (pathname === '/auth/v1/user' && method !== 'GET' && method !== 'OPTIONS') {
    return Response.json({ message: 'Accounts are kept by the operator.' }, { status: 403 });
  }
  return isOpen ? null : Response.json({ message: 'Not found' }, { status: 404 });
}

/**
 * On the first request lite grants ALL on every table to anon and authenticated, undoing the REVOKEs and
 * column grants of the migrations. It skips that once it believes row-level security has been prepared.
 */
function keepGrants(database: Database): void {
  const connection = database.connection as unknown as { rlsState?: string };
  if (connection.rlsState !== 'unknown') {
    throw new Error(
      'Expected @supabase/lite to keep its grants in connection.rlsState; check the new version.',
    );
  }
  connection.rlsState = 'active';
}

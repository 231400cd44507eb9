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

const OPEN_PATHS = /^\/(rest|auth)\/v1(\/|$)/;

/** More rows than any table of a prefecture is asked for at once. */
const MAX_ROWS = 20_000;

/**
 * Puts `@supabase/lite` before a database and returns its request handler. Only `/rest/v1` and `/auth/v1`
 * are answered: lite's `/_system` pages describe the schema to anyone who asks.
 */
export async function openGateway(
  database: Database,
  options: GatewayOptions,
): Promise<(request: Request) => Promise<Response>> {
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

  return async (request) => {
    if (!OPEN_PATHS.test(new URL(request.url).pathname)) {
      return Response.json({ message: 'Not found' }, { status: 404 });
    }
    return database.exclusively(() => app.fetch(request));
  };
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

import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { LoginLimit } from './login-limit.ts';

/** Puts the login limit before the password grant of `/auth/v1/token`. */
export function guardSignIn(limit = new LoginLimit()): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method !== 'POST' || context.req.query('grant_type') !== 'password') return next();
    const address = getConnInfo(context).remote.address ?? 'unknown';
    const account = await accountOf(context.req.raw.clone());
    const waitSeconds = limit.waitSeconds(address, account);
    if (waitSeconds > 0) {
      const message = `Too many failed sign-ins. Try again in ${waitSeconds} seconds.`;
      return context.json({ code: 429, error_code: 'over_request_rate_limit', msg: message }, 429, {
        'Retry-After': String(waitSeconds),
      });
    }
    await next();
    if (context.res.ok) limit.succeeded(address, account);
    else if (context.res.status === 400 || context.res.status === 401) limit.failed(address, account);
  };
}

async function accountOf(request: Request): Promise<string> {
  try {
    const body = (await request.json()) as { email?: unknown; phone?: unknown };
    return String(body.email ?? body.phone ?? '');
  } catch {
    return '';
  }
}

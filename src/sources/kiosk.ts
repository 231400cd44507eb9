/**
 * A kiosk: a screen without a keyboard, opened by a link that carries its key. Behind the key stands an account of
 * its own (migration `kiosks`), which reads one unit as a leader of it does.
 */

export interface KioskStanding {
  /** What the operator calls the screen. */
  readonly name: string;
  readonly unitCode: string;
  /** ISO. */
  readonly expiresAt: string;
  readonly standing: 'valid' | 'revoked' | 'expired';
}

/** `.invalid` belongs to nobody (RFC 2606): no mail can ever be sent there. */
const MAIL_DOMAIN = 'kiosk.gridcircle.invalid';
const KEY = /^([a-z0-9]{12})\.([A-Za-z0-9_-]{32})$/;

/** The account behind a key; `null` for what is no key. */
export function kioskAccount(key: string): { readonly email: string; readonly password: string } | null {
  const [, account, password] = KEY.exec(key) ?? [];
  return account === undefined || password === undefined
    ? null
    : { email: `${account}@${MAIL_DOMAIN}`, password };
}

/** The key to an account; the other way round of {@link kioskAccount}. Throws when the parts make no key. */
export function kioskKey(account: string, password: string): string {
  const key = `${account}.${password}`;
  if (!KEY.test(key))
    throw new Error('A kiosk key needs 12 letters or digits and 32 characters of base64url.');
  return key;
}

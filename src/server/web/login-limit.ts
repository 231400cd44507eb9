/**
 * Slows down guessing of passwords. Failed sign-ins are counted per address and account and per address;
 * a success clears the account's count. Kept in memory: a restart forgives.
 */
export interface LoginLimitSettings {
  readonly windowSeconds: number;
  /** Failures allowed within the window, inclusive. */
  readonly perAccount: number;
  readonly perAddress: number;
}

export const LOGIN_LIMIT: LoginLimitSettings = { windowSeconds: 300, perAccount: 10, perAddress: 60 };

export class LoginLimit {
  private readonly failures = new Map<string, number[]>();

  constructor(
    private readonly settings: LoginLimitSettings = LOGIN_LIMIT,
    private readonly nowSeconds: () => number = () => Date.now() / 1000,
  ) {}

  /** Seconds to wait before the next attempt is let through; 0 when it may try now. */
  waitSeconds(address: string, account: string): number {
    return Math.max(
      this.waitFor(accountKey(address, account), this.settings.perAccount),
      this.waitFor(address, this.settings.perAddress),
    );
  }

  failed(address: string, account: string): void {
    for (const key of [accountKey(address, account), address]) {
      this.failures.set(key, [...this.recent(key), this.nowSeconds()]);
    }
    this.forgetOld();
  }

  succeeded(address: string, account: string): void {
    this.failures.delete(accountKey(address, account));
  }

  private waitFor(key: string, allowed: number): number {
    const times = this.recent(key);
    if (times.length < allowed) return 0;
    const frees = times[times.length - allowed] + this.settings.windowSeconds;
    return Math.max(1, Math.ceil(frees - this.nowSeconds()));
  }

  private recent(key: string): number[] {
    const since = this.nowSeconds() - this.settings.windowSeconds;
    return (this.failures.get(key) ?? []).filter((time) => time > since);
  }

  private forgetOld(): void {
    if (this.failures.size < 1000) return;
    for (const key of this.failures.keys()) {
      if (this.recent(key).length === 0) this.failures.delete(key);
    }
  }
}

function accountKey(address: string, account: string): string {
  return `${address} ${account.trim().toLowerCase()}`;
}

import { useEffect, useState } from 'react';
import type { DemoAccess } from '../../sources/city-source.ts';
import { Button } from '../../ui/Button.tsx';
import { useServices } from '../../ui/services.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './DemoAccounts.module.css';

export interface DemoAccountsProps {
  onPick(email: string, password: string): void;
}

/** The demo city's accounts, each filled in by a click. Nothing at all outside demo mode. */
export function DemoAccounts({ onPick }: DemoAccountsProps) {
  const { t } = useTranslation('sign-in');
  const { t: shared } = useTranslation('ui');
  const { source } = useServices();
  const [access, setAccess] = useState<DemoAccess | null>(null);

  useEffect(() => {
    let current = true;
    source.demoAccess().then(
      (found) => current && setAccess(found),
      // Without an answer there is nothing to offer; signing in will say that the server is away.
      () => current && setAccess(null),
    );
    return () => {
      current = false;
    };
  }, [source]);

  if (access === null) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts" className={styles.title}>
        {t('demo.title')}
      </h2>
      <p className={styles.intro}>
        {t('demo.intro')} <code className={styles.password}>{access.password}</code>
      </p>
      <ul className={styles.accounts}>
        {access.accounts.map(({ email, role }) => (
          <li key={email}>
            <Button
              className={styles.account}
              aria-label={`${t('demo.use', { role: roleName(role) })} ${email}`}
              onClick={() => onPick(email, access.password)}
            >
              <span>{roleName(role)}</span>
              <span className={styles.email}>{email}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );

  function roleName(role: string): string {
    return shared(`role.${role}`, { defaultValue: role });
  }
}

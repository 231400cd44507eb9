import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageLink } from '../../ui/PageLink.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import styles from './SignInPage.module.css';

export interface SignInPageProps {
  /** Shown over a page whose session has expired. */
  readonly expired?: boolean;
  readonly email?: string;
}

type Trouble = 'missing' | 'offline' | 'wrong_credentials' | 'forbidden';

/** Email and password, with the demo accounts beside them in demo mode. */
export function SignInPage({ expired = false, email: knownEmail = '' }: SignInPageProps) {
  const { t } = useTranslation('sign-in');
  const { t: shared } = useTranslation('ui');
  const { signIn } = useSession();
  const [path] = useLocation();
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const page = path.startsWith('/wall') ? t('page.wall') : t('page.planner');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (email.trim() === '' || password === '') return setTrouble('missing');
    setBusy(true);
    setTrouble(null);
    const answer = await signIn(email.trim(), password).catch(() => null);
    // After a success this page is gone.
    if (answer?.ok) return;
    setBusy(false);
    setTrouble(answer === null ? 'offline' : troubleOf(answer.reason));
  }

  return (
    <main className={styles.page}>
      {/* Over an expired page the page's own switch stands in the same corner. */}
      {!expired && (
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
      )}
      <div className={styles.sheet}>
        <header className={styles.header}>
          <Mark size={40} />
          <div>
            <h1 className={styles.title}>{expired ? t('expired') : t('title')}</h1>
            <p className={styles.intro}>{expired ? t('expiredBody') : t('intro', { page })}</p>
          </div>
        </header>
        <form className={styles.form} onSubmit={submit} noValidate>
          <label className={styles.field}>
            <span>{t('email')}</span>
            <input
              type="email"
              name="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              aria-invalid={trouble === 'missing' && email.trim() === ''}
            />
          </label>
          <label className={styles.field}>
            <span>{t('password')}</span>
            <input
              type="password"
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              aria-invalid={trouble === 'missing' && password === ''}
            />
          </label>
          {trouble !== null && (
            <Notice tone="attention" title={t('failed')}>
              {trouble === 'missing' ? t('missing') : shared(`refusal.${trouble}`)}
            </Notice>
          )}
          <Button ref={submitButton} type="submit" variant="primary" disabled={busy}>
            {busy ? t('submitting') : t('submit')}
          </Button>
        </form>
        <DemoAccounts
          onPick={(account, sharedPassword) => {
            setEmail(account);
            setPassword(sharedPassword);
            setTrouble(null);
            submitButton.current?.focus();
          }}
        />
        <PageLink to="/" className={styles.link}>
          {shared('backHome')}
        </PageLink>
      </div>
    </main>
  );
}

function troubleOf(reason: string): Trouble {
  return reason === 'offline' || reason === 'forbidden' ? reason : 'wrong_credentials';
}

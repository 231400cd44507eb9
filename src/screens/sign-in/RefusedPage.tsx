import type { Role } from '../../domain/plan.ts';
import type { Session } from '../../sources/city-source.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { PageLink } from '../../ui/PageLink.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './SignInPage.module.css';

/** Says in one sentence who is signed in, what the page needs, and what to do. */
export function RefusedPage({
  session,
  roles,
}: {
  readonly session: Session;
  readonly roles: readonly Role[];
}) {
  const { t } = useTranslation('sign-in');
  const { t: shared } = useTranslation('ui');
  const { signOut } = useSession();
  const nameAll = (names: readonly Role[]) =>
    [...new Set(names)].map((role) => shared(`role.${role}`)).join(t('refused.separator'));
  const held = nameAll(session.memberships.map(({ role }) => role)) || t('refused.none');
  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
      <EmptyState
        level={1}
        title={t('refused.title')}
        action={
          <>
            <Button variant="primary" onClick={() => void signOut()}>
              {t('otherAccount')}
            </Button>
            <PageLink to="/" className={styles.link}>
              {shared('backHome')}
            </PageLink>
          </>
        }
      >
        <p>{t('refused.body', { email: session.email, held, needed: nameAll(roles) })}</p>
      </EmptyState>
    </main>
  );
}

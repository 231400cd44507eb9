import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './SignInPage.module.css';

/** Says what has become of the link of a screen, and who can mend it. */
export function KioskRefused({ onForget }: { onForget(): void }) {
  const { t } = useTranslation('sign-in');
  const { state } = useSession();
  const kiosk = 'session' in state ? (state.session.kiosk ?? null) : null;
  const reason = kiosk === null || kiosk.standing === 'valid' ? 'unknown' : kiosk.standing;
  return (
    <main className={styles.page}>
      <div className={styles.language}>
        <LanguageSwitch />
      </div>
      <EmptyState
        level={1}
        title={t('kiosk.title')}
        action={<Button onClick={onForget}>{t('kiosk.otherwise')}</Button>}
      >
        <p>{t(`kiosk.${reason}`, { name: kiosk?.name })}</p>
      </EmptyState>
    </main>
  );
}

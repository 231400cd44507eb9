import { Button } from '../../../ui/Button.tsx';
import { LanguageSwitch } from '../../../ui/LanguageSwitch.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { PageLink } from '../../../ui/PageLink.tsx';
import { useSession } from '../../../ui/session.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk } from '../desk-context.tsx';
import { Company } from './Company.tsx';
import styles from './DeskHeader.module.css';
import { PlanActions } from './PlanActions.tsx';
import { PlanStatusLine } from './PlanStatusLine.tsx';
import { ScopePicker } from './ScopePicker.tsx';

export function DeskHeader() {
  const { t } = useTranslation('planner');
  const { signOut } = useSession();
  const { session } = useDesk();
  return (
    <header className={styles.header}>
      <PageLink to="/" className={styles.mark} aria-label={t('backHome', { ns: 'ui' })}>
        <Mark size={26} />
      </PageLink>
      <h1 className={styles.title}>{t('title')}</h1>
      <ScopePicker />
      <PlanStatusLine />
      <Company />
      <PlanActions />
      <div className={styles.account}>
        <LanguageSwitch />
        <span className={styles.email} title={session.email}>
          {session.email.split('@')[0]}
        </span>
        <Button variant="quiet" onClick={() => void signOut()}>
          {t('signOut', { ns: 'ui' })}
        </Button>
      </div>
    </header>
  );
}

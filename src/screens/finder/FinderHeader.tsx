import { Button } from '../../ui/Button.tsx';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PageLink } from '../../ui/PageLink.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { useElderView } from './elder-view.ts';
import styles from './FinderHeader.module.css';

export function FinderHeader() {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const [elder, setElder] = useElderView();
  return (
    <header className={styles.header}>
      <PageLink to="/" aria-label={shared('backHome')} className={styles.mark}>
        <Mark size="1.75rem" />
      </PageLink>
      <h1 className={styles.title}>{t('title')}</h1>
      <div className={styles.switches}>
        <Button variant="quiet" aria-pressed={elder} onClick={() => setElder(!elder)}>
          {t('elder')}
        </Button>
        <LanguageSwitch />
      </div>
    </header>
  );
}

import { Button } from '../../ui/Button.tsx';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PageLink } from '../../ui/PageLink.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './FinderHeader.module.css';

export interface FinderHeaderProps {
  readonly elder: boolean;
  onElder(on: boolean): void;
}

export function FinderHeader({ elder, onElder }: FinderHeaderProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  return (
    <header className={styles.header}>
      <PageLink to="/" aria-label={shared('backHome')} className={styles.mark}>
        <Mark size="1.75rem" />
      </PageLink>
      <h1 className={styles.title}>{t('title')}</h1>
      <div className={styles.switches}>
        <Button variant="quiet" aria-pressed={elder} onClick={() => onElder(!elder)}>
          {t('elder')}
        </Button>
        <LanguageSwitch />
      </div>
    </header>
  );
}

import { EmptyState } from '../ui/EmptyState.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { useTranslation } from '../ui/translation.ts';
import styles from './whole-page.module.css';

export function NotFoundPage() {
  const { t } = useTranslation('ui');
  return (
    <main className={styles.page}>
      <EmptyState level={1} title={t('notFound.title')} action={<PageLink to="/">{t('backHome')}</PageLink>}>
        <p>{t('notFound.body')}</p>
      </EmptyState>
    </main>
  );
}

import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useTranslation } from '../ui/translation.ts';
import styles from './whole-page.module.css';

/** Browsers word a missing chunk differently; it means that the site was rebuilt under an open page. */
const MISSING_CHUNK = /dynamically imported module|Importing a module script failed|preload CSS/i;

/** The page shown instead of one that failed. */
export function ErrorPage({ error }: { readonly error: Error }) {
  const { t } = useTranslation('ui');
  const newVersion = MISSING_CHUNK.test(error.message);
  return (
    <main className={styles.page}>
      <EmptyState
        level={1}
        title={newVersion ? t('error.newVersionTitle') : t('error.title')}
        action={
          <>
            <Button variant="primary" onClick={() => window.location.reload()}>
              {t('reload')}
            </Button>
            {/* A full load on purpose: the failed page's state goes with it. */}
            <Button onClick={() => window.location.assign(import.meta.env.BASE_URL + window.location.search)}>
              {t('backHome')}
            </Button>
          </>
        }
      >
        <p>{newVersion ? t('error.newVersionBody') : t('error.body')}</p>
        {!newVersion && <pre className={styles.detail}>{error.message}</pre>}
      </EmptyState>
    </main>
  );
}

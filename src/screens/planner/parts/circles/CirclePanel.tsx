/**
 * Drawn service circles (生活圈) at the desk: a list with what each comes to, or the one that is being drawn. They
 * belong to no plan and are saved on their own.
 */
import { useEffect } from 'react';
import { toggleLayer } from '../../../../state/view-store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { LoadingState } from '../../../../ui/LoadingState.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import { CircleForm } from './CircleForm.tsx';
import { CircleList } from './CircleList.tsx';
import styles from './circles.module.css';

export function CirclePanel() {
  const { t } = useTranslation('planner');
  const { circles, stores } = useDesk();
  const loading = useDeskState('circles', (state) => state.loading);
  const isThere = useDeskState('circles', ({ kept }) => kept.length > 0);
  const isEditing = useDeskState('circles', ({ edit }) => edit !== null);
  // What is listed is drawn, too; the first switching on of the layer asks for the circles.
  useEffect(() => {
    if (!stores.view.getState().layers.has('circles')) toggleLayer(stores.view, 'circles');
    else if (stores.circles.getState().edit === null) void circles.refresh();
  }, [circles, stores]);
  if (isEditing) return <CircleForm />;
  return (
    <section aria-label={t('circles.label')} aria-busy={loading === 'loading'} className={styles.panel}>
      <p className={styles.quiet}>{t('circles.what')}</p>
      {loading === 'failed' && (
        <Notice
          tone="broken"
          action={
            <Button variant="quiet" className={styles.small} onClick={() => void circles.refresh()}>
              {t('retry', { ns: 'ui' })}
            </Button>
          }
        >
          {t('circles.failed')}
        </Notice>
      )}
      {loading !== 'ready' && loading !== 'failed' && !isThere && <LoadingState />}
      {(loading === 'ready' || isThere) && <CircleList />}
    </section>
  );
}

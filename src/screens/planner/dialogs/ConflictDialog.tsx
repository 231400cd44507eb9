import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { Dialog } from './Dialog.tsx';
import { SavePlanDialog } from './SavePlanDialog.tsx';

/** Somebody else saved first: says so and offers what can be done; nothing happens by itself. */
export function ConflictDialog() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const plan = useDeskState('draft', (draft) => draft.plan);
  const [naming, setNaming] = useState(false);
  const [later, setLater] = useState(false);
  if (later) return null;
  if (naming) return <SavePlanDialog onClose={() => setNaming(false)} onSave={desk.planning.saveAs} />;
  return (
    <Dialog title={t('dialog.conflictTitle')} onClose={() => setLater(true)}>
      <p className={styles.body}>{t('dialog.conflictBody', { name: plan?.name ?? t('plan.unnamed') })}</p>
      <div className={styles.stack}>
        <Button variant="primary" onClick={() => setNaming(true)}>
          {t('dialog.conflictSaveAs')}
        </Button>
        {plan && (
          <Button onClick={() => void desk.planning.openPlan(plan.id)}>{t('dialog.conflictReload')}</Button>
        )}
        <Button onClick={() => setLater(true)}>{t('dialog.conflictLater')}</Button>
      </div>
    </Dialog>
  );
}

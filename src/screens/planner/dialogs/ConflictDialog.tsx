import { useState } from 'react';
import { isEditable } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { SavePlanDialog } from './SavePlanDialog.tsx';

/**
 * What merging could not settle by itself: others saved the draft again and again in between, or a map that
 * came into force stands against an approved plan. Says so and offers what can be done.
 */
export function ConflictDialog() {
  const draft = useDeskState('draft', (state) => state);
  const [closed, setClosed] = useState(false);
  if (closed || !draft.plan) return null;
  const props = { name: draft.plan.name, onClose: () => setClosed(true) };
  return isEditable(draft) ? <CrowdedDraft {...props} /> : <OvertakenPlan {...props} />;
}

interface ConflictProps {
  readonly name: string;
  readonly onClose: () => void;
}

/** The draft goes on trying by itself; who does not want to wait tries at once or makes a draft of one's own. */
function CrowdedDraft({ name, onClose }: ConflictProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const [naming, setNaming] = useState(false);
  if (naming) return <SavePlanDialog onClose={onClose} onSave={desk.planning.saveAs} />;
  const retry = () => {
    onClose();
    desk.retrySaving();
  };
  return (
    <Dialog title={t('dialog.conflictTitle')} onClose={onClose}>
      <p className={styles.body}>{t('dialog.conflictBody', { name })}</p>
      <div className={styles.stack}>
        <Button variant="primary" onClick={retry}>
          {t('dialog.conflictRetry')}
        </Button>
        <Button onClick={() => setNaming(true)}>{t('dialog.conflictSaveAs')}</Button>
        <Button onClick={onClose}>{t('dialog.conflictLater')}</Button>
      </div>
    </Dialog>
  );
}

/** Only a draft can be laid over the newer map: the plan goes back to who drew it. */
function OvertakenPlan({ name, onClose }: ConflictProps) {
  const { t } = useTranslation('planner');
  return (
    <Dialog title={t('dialog.overtakenTitle')} onClose={onClose}>
      <p className={styles.body}>{t('dialog.overtakenBody', { name })}</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={onClose}>
          {t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../domain/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { Entries } from '../parts/ProblemList.tsx';
import styles from './Dialog.module.css';
import { Dialog } from './Dialog.tsx';

export interface PublishRefusedDialogProps {
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
}

/** Why PostGIS refused the plan; each reason leads to its place on the map. */
export function PublishRefusedDialog({ problems, onClose }: PublishRefusedDialogProps) {
  const { t } = useTranslation('planner');
  return (
    <Dialog title={t('dialog.refusedTitle')} onClose={onClose}>
      <p className={styles.body}>{t('dialog.refusedBody', { count: problems.length })}</p>
      <Entries problems={problems} withDatabaseWords onOpened={onClose} />
      <div className={styles.actions}>
        <Button variant="primary" onClick={onClose}>
          {t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

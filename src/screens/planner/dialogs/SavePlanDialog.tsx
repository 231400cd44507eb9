import { useId, useState } from 'react';
import { draftChange } from '../../../state/draft-store.ts';
import { isWithinUnit, unitForPlan } from '../../../state/plan-unit.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { PlanUnitField } from './PlanUnitField.tsx';

export interface SavePlanDialogProps {
  readonly onClose: () => void;
  readonly onSave: (name: string, unitCode: string) => Promise<boolean>;
}

/** Names a draft before it is saved for the first time, and says for which unit it is. */
export function SavePlanDialog({ onClose, onSave }: SavePlanDialogProps) {
  const { t } = useTranslation('planner');
  const hintId = useId();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const { session } = useDesk();
  const city = useOpenCity();
  const change = useDeskState('draft', draftChange);
  const [chosen, setChosen] = useState<string | null>(null);
  const unitCode = chosen ?? unitForPlan(city, session, change);
  const save = async () => {
    setBusy(true);
    await onSave(name.trim(), unitCode);
    // A refusal is said by the desk's notice; the work is in the journal either way.
    onClose();
  };
  return (
    <Dialog title={t('dialog.saveTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className={styles.field}>
          {t('dialog.planName')}
          <input
            value={name}
            maxLength={80}
            required
            aria-describedby={hintId}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p id={hintId} className={styles.hint}>
          {t('dialog.planNameHint')}
        </p>
        <PlanUnitField unitCode={unitCode} onChoose={setChosen} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={busy || name.trim() === '' || !isWithinUnit(city, change, unitCode)}
          >
            {t('dialog.saveAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

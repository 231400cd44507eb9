import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState } from '../desk-context.tsx';
import { PublicationStops } from '../parts/PublicationStops.tsx';
import styles from './Dialog.module.css';

export interface StepDialogProps {
  readonly title: string;
  readonly body?: string;
  readonly action: string;
  /** Leads towards publication: what stands in its way is told. */
  readonly towardsPublication?: boolean;
  readonly note?: 'optional' | 'required';
  readonly onAct: (note: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks before a step of the plan's life that others will see, with a note where one belongs. */
export function StepDialog({
  title,
  body,
  action,
  towardsPublication,
  note,
  onAct,
  onClose,
}: StepDialogProps) {
  const { t } = useTranslation('planner');
  const plan = useDeskState('draft', (draft) => draft.plan);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    await onAct(words.trim());
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={styles.body}>
        {plan && <strong>{plan.name}</strong>} {body}
      </p>
      {towardsPublication && <PublicationStops />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        {note && (
          <label className={styles.field}>
            {t('dialog.note')}
            <textarea
              rows={3}
              value={words}
              required={note === 'required'}
              maxLength={500}
              onChange={(event) => setWords(event.target.value)}
            />
            {note === 'required' && <span className={styles.hint}>{t('dialog.noteRequired')}</span>}
          </label>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={busy || (note === 'required' && words.trim() === '')}
          >
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

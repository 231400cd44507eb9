import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './ReasonForm.module.css';

export interface ReasonFormProps {
  /** Words of the button. */
  readonly action: string;
  readonly onGive: (reason: string) => void;
}

/** A compound is divided only by somebody who says why. */
export function ReasonForm({ action, onGive }: ReasonFormProps) {
  const { t } = useTranslation('planner');
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onGive(reason.trim());
      }}
    >
      <input
        aria-label={t('stroke.reason')}
        placeholder={t('stroke.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" className={styles.act} disabled={reason.trim() === ''}>
        {action}
      </Button>
    </form>
  );
}

import { useId } from 'react';
import { hoursWords } from '../../../ui/hours-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from '../dialogs/Dialog.module.css';
import type { HoursReading, TypedHours } from '../typed-hours.ts';

interface HoursFieldProps {
  readonly label: string;
  /** What an empty field means. */
  readonly empty: string;
  readonly hours: TypedHours;
}

/** Hours as they are typed, and below them what they mean, or that nobody can read them. */
export function HoursField({ label, empty, hours }: HoursFieldProps) {
  const { t } = useTranslation('planner');
  const wordsId = useId();
  const { text, reading, input, type } = hours;
  const isUnreadable = reading.kind === 'unreadable';
  return (
    <div className={styles.field}>
      <label className={styles.field}>
        {label}
        <input
          ref={input}
          maxLength={200}
          value={text}
          aria-invalid={isUnreadable}
          aria-describedby={wordsId}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      <p id={wordsId} role="status" className={isUnreadable ? styles.wrong : styles.hint}>
        {isUnreadable && t('passages.cannotRead')}
        {reading.kind === 'empty' && empty}
        <HoursWords reading={reading} />
      </p>
    </div>
  );
}

/** The week that hours come to, in words; nothing while there is none. */
export function HoursWords({ reading }: { readonly reading: HoursReading }) {
  const { t } = useTranslation('planner');
  return reading.kind === 'week' ? hoursWords(t, reading.week) : null;
}

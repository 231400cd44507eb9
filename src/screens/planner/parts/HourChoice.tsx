import { useMemo, useState } from 'react';
import { hourChoices } from '../../../state/hour-choices.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './CoverageSettingsBar.module.css';

const OTHER = 'other';

interface HourChoiceProps {
  /** Local China time, ISO without zone; `null` for any hour. */
  readonly at: string | null;
  onChoose(at: string | null): void;
}

/** Hours worth asking about, and any other day and hour. */
export function HourChoice({ at, onChoose }: HourChoiceProps) {
  const { t } = useTranslation('planner');
  const [isOther, setIsOther] = useState(false);
  const hours = useMemo(() => hourChoices(new Date(), at), [at]);
  const choose = (value: string) => {
    setIsOther(value === OTHER);
    if (value !== OTHER) onChoose(value || null);
  };
  return (
    <span className={styles.field}>
      <label className={styles.field}>
        <VisuallyHidden>{t('settings.hour')}</VisuallyHidden>
        <select
          className={styles.hour}
          value={isOther ? OTHER : (at ?? '')}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('settings.anyHour')}</option>
          {hours.map((choice) => (
            <option key={choice.at} value={choice.at}>
              {choice.day === null
                ? choice.at.replace('T', ' ')
                : `${t(`settings.day.${choice.day}`)} ${choice.at.slice(11)}`}
            </option>
          ))}
          <option value={OTHER}>{t('settings.otherHour')}</option>
        </select>
      </label>
      {isOther && (
        <input
          className={styles.otherHour}
          type="datetime-local"
          step={60}
          aria-label={t('settings.hourAt')}
          defaultValue={at ?? hours[0].at}
          onChange={(event) => {
            if (event.target.value !== '') onChoose(event.target.value.slice(0, 16));
          }}
        />
      )}
    </span>
  );
}

import { useEffect, useState } from 'react';
import { LIMIT_CHOICES, MOST_LIMIT_MINUTES } from '../../../state/settings.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './CoverageSettingsBar.module.css';

interface LimitChoiceProps {
  readonly limitMinutes: number;
  onChoose(limitMinutes: number): void;
}

/** The three circles of the standards, and beside them any number of minutes. */
export function LimitChoice({ limitMinutes, onChoose }: LimitChoiceProps) {
  const { t } = useTranslation('planner');
  const isOther = !LIMIT_CHOICES.some((minutes) => minutes === limitMinutes);
  const shown = isOther ? String(limitMinutes) : '';
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const take = () => {
    const minutes = Number(typed);
    const sound = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_LIMIT_MINUTES;
    if (sound && minutes !== limitMinutes) onChoose(minutes);
    else setTyped(shown);
  };
  return (
    <fieldset className={styles.limits}>
      <legend>{t('settings.limit')}</legend>
      {LIMIT_CHOICES.map((minutes) => (
        <label key={minutes} className={styles.limit} title={t('settings.minutes', { count: minutes })}>
          <input
            type="radio"
            name="limit"
            aria-label={t('settings.minutes', { count: minutes })}
            checked={limitMinutes === minutes}
            onChange={() => onChoose(minutes)}
          />
          {minutes}′
        </label>
      ))}
      <input
        className={isOther ? styles.otherChosen : styles.otherLimit}
        type="number"
        min={1}
        max={MOST_LIMIT_MINUTES}
        aria-label={t('settings.otherLimit')}
        title={t('settings.otherLimit')}
        placeholder={t('settings.otherMinutes')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </fieldset>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkProfile } from '../../../domain/city.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { Dialog } from './Dialog.tsx';

const RANGES = {
  speedKmh: { min: 1, max: 8, step: 0.1 },
  stepsFactor: { min: 1, max: 10, step: 0.1 },
  signalWaitSeconds: { min: 0, max: 180, step: 1 },
} as const;
type NumberOfWalk = keyof typeof RANGES;
const NUMBERS = Object.keys(RANGES) as NumberOfWalk[];

/** Other values for the profile in use, tried out for as long as the page is open. */
export function WalkValuesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  const { configure } = useDesk();
  const settings = useDeskState('settings', (state) => state);
  const [walk, setWalk] = useState<WalkProfile>({
    speedKmh: settings.speedKmh,
    stepFree: settings.stepFree,
    stepsFactor: settings.stepsFactor,
    signalWaitSeconds: settings.signalWaitSeconds,
  });
  const { profile } = settings;
  const close = (changes: Parameters<typeof configure>[0]) => {
    onClose();
    void configure(changes);
  };
  return (
    <Dialog
      title={t('walkValues.title', { profile: t(`profile.${profile}`, { ns: 'ui' }) })}
      onClose={onClose}
    >
      <p className={styles.body}>{t('walkValues.body')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          close(walk);
        }}
      >
        {NUMBERS.map((name) => (
          <label key={name} className={styles.field}>
            {t(`walkValues.${name}`)}
            <input
              type="number"
              required
              {...RANGES[name]}
              value={Number.isNaN(walk[name]) ? '' : walk[name]}
              onChange={(event) => setWalk({ ...walk, [name]: event.target.valueAsNumber })}
            />
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={walk.stepFree}
            onChange={(event) => setWalk({ ...walk, stepFree: event.target.checked })}
          />{' '}
          {t('walkValues.stepFree')}
        </label>
        <div className={styles.actions}>
          <Button onClick={() => close({ profile })}>{t('walkValues.ofCity')}</Button>
          <Button variant="primary" type="submit">
            {t('walkValues.tryThem')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

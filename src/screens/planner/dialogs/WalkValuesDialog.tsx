import { useRef, useState } from 'react';
import type { WalkProfile } from '../../../domain/city.ts';
import { isKeepable, WALK_RANGES } from '../../../domain/city-settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { walkWords } from '../../../ui/definition-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { KeepForCity } from './KeepForCity.tsx';

const STEPS = { speedKmh: 0.1, stepsFactor: 0.1, signalWaitSeconds: 1 } as const;
const NUMBERS = Object.keys(STEPS) as (keyof typeof STEPS)[];

/** Other values for the profile in use: tried out on this page, or kept for the city by its administrator. */
export function WalkValuesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  const { configure, citySettings } = useDesk();
  const settings = useDeskState('settings', (state) => state);
  const [walk, setWalk] = useState<WalkProfile>({
    speedKmh: settings.speedKmh,
    stepFree: settings.stepFree,
    stepsFactor: settings.stepsFactor,
    signalWaitSeconds: settings.signalWaitSeconds,
  });
  const [isKeeping, setIsKeeping] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { profile } = settings;
  const change = { walkProfiles: { [profile]: walk } };
  const close = (changes: Parameters<typeof configure>[0]) => {
    onClose();
    void configure(changes);
  };
  const title = t('walkValues.title', { profile: t(`profile.${profile}`, { ns: 'ui' }) });
  if (isKeeping) {
    return (
      <Dialog key="keeping" title={title} onClose={onClose}>
        <KeepForCity
          change={change}
          words={walkWords(t, { profile, ...walk })}
          onBack={() => setIsKeeping(false)}
          onKept={() => close(walk)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={styles.body}>{t('walkValues.body')}</p>
      <form
        ref={form}
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
              {...WALK_RANGES[name]}
              step={STEPS[name]}
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
          {citySettings.mayKeep() && (
            <Button
              disabled={!isKeepable(change)}
              onClick={() => setIsKeeping(form.current?.reportValidity() ?? false)}
            >
              {t('keepForCity.open')}
            </Button>
          )}
          <Button variant="primary" type="submit">
            {t('walkValues.tryThem')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

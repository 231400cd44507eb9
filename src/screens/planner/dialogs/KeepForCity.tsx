import { useEffect, useRef, useState } from 'react';
import type { CitySettingsChange } from '../../../domain/city-settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk } from '../desk-context.tsx';
import styles from './Dialog.module.css';

interface KeepForCityProps {
  readonly change: CitySettingsChange;
  /** What would be kept, in words. */
  readonly words: readonly string[];
  readonly onBack: () => void;
  readonly onKept: () => void;
}

/** Asks once more before settings are kept for everybody: new counts follow them, published figures do not. */
export function KeepForCity({ change, words, onBack, onKept }: KeepForCityProps) {
  const { t } = useTranslation('planner');
  const { citySettings } = useDesk();
  const keepButton = useRef<HTMLButtonElement>(null);
  // Whoever came here by the keyboard goes on with it.
  useEffect(() => keepButton.current?.focus(), []);
  const [isBusy, setIsBusy] = useState(false);
  const keep = async () => {
    setIsBusy(true);
    const isKept = await citySettings.keep(change);
    setIsBusy(false);
    if (isKept) onKept();
    else onBack();
  };
  return (
    <>
      <p>{words.join(' · ')}</p>
      <p className={styles.body}>{t('keepForCity.body')}</p>
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('keepForCity.back')}</Button>
        <Button variant="primary" ref={keepButton} disabled={isBusy} onClick={() => void keep()}>
          {t('keepForCity.keep')}
        </Button>
      </div>
    </>
  );
}

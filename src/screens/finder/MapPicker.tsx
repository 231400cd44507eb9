import { lazy, Suspense, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import { Button } from '../../ui/Button.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './MapPicker.module.css';
import type { Place } from './place.ts';

const ReadingMap = lazy(() => import('../ReadingMap.tsx').then((screen) => ({ default: screen.ReadingMap })));

export interface MapPickerProps {
  readonly city: CityData;
  readonly place: Place | null;
  onPick(place: Place): void;
}

/** The map comes second: its code is loaded when somebody asks for it, and nothing needs it. */
export function MapPicker({ city, place, onPick }: MapPickerProps) {
  const { t } = useTranslation('finder');
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  return (
    <div className={styles.picker}>
      <Button variant="quiet" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('place.closeMap') : t('place.map')}
      </Button>
      {open && broken && <Notice tone="attention">{t('place.mapMissing')}</Notice>}
      {open && !broken && (
        <figure className={styles.figure}>
          <div className={styles.frame}>
            <Suspense fallback={<LoadingState />}>
              <ReadingMap
                city={city}
                figures={null}
                place={place?.position ?? null}
                label={t('place.mapTitle')}
                onTap={(position) => onPick({ kind: 'map', name: '', position })}
                onBroken={() => setBroken(true)}
              />
            </Suspense>
          </div>
          <figcaption className={styles.hint}>{t('place.mapHint')}</figcaption>
        </figure>
      )}
    </div>
  );
}

import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './LocateButton.module.css';
import type { Place } from './place.ts';

type Refusal = 'denied' | 'unavailable' | 'timeout' | 'unsupported';

const PATIENCE_MS = 12_000;
/** A fix of the last minute will do: nobody walks far in it. */
const MAX_AGE_MS = 60_000;

/** Asks the browser where it is, when pressed and not before, and says why. A refusal names the other ways. */
export function LocateButton({ onLocated }: { onLocated(place: Place): void }) {
  const { t } = useTranslation('finder');
  const [locating, setLocating] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function locate() {
    if (!('geolocation' in navigator) || !window.isSecureContext) return setRefusal('unsupported');
    setLocating(true);
    setRefusal(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        setLocating(false);
        const position = [longitude, latitude] as const;
        onLocated({
          kind: 'browser',
          code: null,
          name: '',
          position,
          accuracyM: accuracy,
          buildingCode: null,
        });
      },
      (error) => {
        setLocating(false);
        setRefusal(refusalOf(error));
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: MAX_AGE_MS },
    );
  }

  return (
    <div className={styles.locate}>
      <p id="why-location" className={styles.why}>
        {t('place.why')}
      </p>
      <Button
        variant="primary"
        className={styles.button}
        aria-describedby="why-location"
        onClick={locate}
        disabled={locating}
      >
        <svg viewBox="0 0 20 20" width="1.1em" height="1.1em" aria-hidden="true">
          <circle cx="10" cy="10" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M10 0v4M10 16v4M0 10h4M16 10h4" stroke="currentColor" strokeWidth="2" />
        </svg>
        {locating ? t('place.locating') : t('place.locate')}
      </Button>
      {refusal !== null && (
        <Notice tone="attention" title={t('place.refused.title')}>
          {t(`place.refused.${refusal}`)}
        </Notice>
      )}
    </div>
  );
}

function refusalOf(error: GeolocationPositionError): Refusal {
  if (error.code === error.PERMISSION_DENIED) return 'denied';
  return error.code === error.TIMEOUT ? 'timeout' : 'unavailable';
}

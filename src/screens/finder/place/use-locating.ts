import { useState } from 'react';
import type { Place } from './place.ts';

export type LocatingRefusal = 'denied' | 'unavailable' | 'timeout' | 'unsupported';

export interface Locating {
  readonly isUnderWay: boolean;
  /** Why the last attempt found nothing; `null` where none did. */
  readonly refusal: LocatingRefusal | null;
  locate(): void;
}

const PATIENCE_MS = 12_000;
/** A fix of the last minute will do: nobody walks far in it. */
const MAX_AGE_MS = 60_000;

/** Asks the browser where it is, when told to and not before. */
export function useLocating(onLocated: (place: Place) => void): Locating {
  const [isUnderWay, setUnderWay] = useState(false);
  const [refusal, setRefusal] = useState<LocatingRefusal | null>(null);

  function locate() {
    if (!('geolocation' in navigator) || !window.isSecureContext) return setRefusal('unsupported');
    setUnderWay(true);
    setRefusal(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        setUnderWay(false);
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
        setUnderWay(false);
        setRefusal(refusalOf(error));
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: MAX_AGE_MS },
    );
  }

  return { isUnderWay, refusal, locate };
}

function refusalOf(error: GeolocationPositionError): LocatingRefusal {
  if (error.code === error.PERMISSION_DENIED) return 'denied';
  return error.code === error.TIMEOUT ? 'timeout' : 'unavailable';
}
